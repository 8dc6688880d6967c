"""The parts of the PDF one by one: fonts, cells, running text, the header, and ink against plain ReportLab calls."""

import subprocess
from pathlib import Path
from random import Random

import pytest
from factories_pdf import PEOPLE, a_row, a_snapshot
from PIL import Image, ImageChops
from reportlab.graphics.shapes import String
from reportlab.pdfgen.canvas import Canvas

from kiosk.export.cells import Cell, cell_lines
from kiosk.export.document import Document
from kiosk.export.fonts import SANS, SERIF, Fonts
from kiosk.export.page import HEIGHT, INK, WIDTH, Footer, FooterText
from kiosk.export.paragraphs import BODY as RUNNING
from kiosk.export.paragraphs import BOTTOM, DEMAND, HEADING, TOP, Figure, Piece, Style, draw_placed, paginate
from kiosk.export.petition_pages import petition_pieces
from kiosk.export.sheet_header import SheetHeader
from kiosk.export.signature_pages import INK_BOX, INK_X, SignaturePages
from kiosk.export.summary_page import summary_pieces
from kiosk.signatory import INK_WIDTH, Ink
from kiosk.simulating import made_up_ink
from kiosk.words import words_in

DPI = 150
FARTHEST_OFF = 64
"""Of 255, for any pixel (issue: the ink is right)."""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return Document(tmp_path / "fast.pdf", language="en", title="T", campaign="C", subject="S")


def picture(pdf: Path) -> Image.Image:
    subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-png", pdf, pdf.with_suffix("")], check=True)
    (found,) = pdf.parent.glob(f"{pdf.stem}-*.png")
    return Image.open(found).convert("L")


def plainly(ink: Ink, top: float, to: Path) -> None:
    """The same ink by ReportLab's own drawing calls."""
    canvas = Canvas(str(to), pagesize=(WIDTH, HEIGHT))
    scale = min(INK_BOX.width / INK_WIDTH, INK_BOX.height / ink.height)
    canvas.translate(INK_X, top - 3)
    canvas.scale(scale, -scale)
    canvas.setStrokeColorRGB(*INK)
    canvas.setLineWidth(7)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for stroke in ink.strokes:
        path = canvas.beginPath()
        path.moveTo(*stroke[0])
        for point in stroke[1:]:
            path.lineTo(*point)
        canvas.drawPath(path)
    canvas.showPage()
    canvas.save()


@pytest.mark.parametrize("seed", range(3))
def test_ink_is_drawn_as_plain_calls_draw_it(seed: int, document: Document, tmp_path: Path) -> None:
    ink = made_up_ink(Random(seed))  # noqa: S311 -- repeatable ink
    snapshot, words, fonts = a_snapshot([a_row(1, PEOPLE[0], ink=ink)], "en"), words_in("en"), Fonts(document)
    pages = SignaturePages(document, fonts, snapshot, words)
    (sheet,) = pages.sheets()
    pages.draw(sheet)
    document.showPage()
    document.save()
    top = HEIGHT - SheetHeader(fonts, snapshot.petition, words, rehearsal=False).height
    plainly(ink, top, tmp_path / "plain.pdf")

    scale = DPI / 72
    left, right = round(INK_X * scale), round((WIDTH - 54) * scale)
    box = (left, round((HEIGHT - top + 2) * scale), right, round((HEIGHT - top + 42) * scale))
    fast, plain = (picture(tmp_path / name).crop(box) for name in ("fast.pdf", "plain.pdf"))

    assert min(plain.tobytes()) < 100
    assert max(ImageChops.difference(fast, plain).tobytes()) <= FARTHEST_OFF


def test_each_character_is_drawn_in_a_font_that_has_it(document: Document) -> None:
    fonts = Fonts(document)

    assert [font for font, _ in fonts.runs("Aў’ß", SANS)] == [SANS]
    assert "".join(part for _, part in fonts.runs("გ Հ", SERIF)) == "გ Հ"
    assert fonts.missing == set()
    assert "".join(part for _, part in fonts.runs("a😀", SANS)) == "a□"
    assert fonts.missing == {"U+1F600"}


@pytest.mark.parametrize("name", ["Li", "von und zu Hohenlohe-Langenburg-Waldenburg", "W" * 100])
def test_no_name_is_cut(name: str, document: Document) -> None:
    fonts, cell = Fonts(document), Cell(0, 140, 40)

    lines, size = cell_lines(fonts, (name, name), SANS, 10, cell)

    assert "".join(lines).replace(" ", "") == (name + name).replace(" ", "")
    assert size <= 10


@pytest.mark.parametrize(
    "text", ["Li", "Я Ў’ёці-Ёлкіна", "გიორგი ბერიძე", "100 % (\\)", "Ann😀", "A\u0301", "Jürgen Groß"]
)
def test_a_writer_draws_as_a_line_is_drawn_the_first_time_and_each_time(text: str, document: Document) -> None:
    fonts = Fonts(document)
    write = fonts.writer(SANS, 20, 30, 10, WIDTH)
    expected = fonts.line(text, SANS, 20, 30, 10)

    assert [write(text) for _ in range(2)] == [expected] * 2


def test_a_writer_leaves_alone_what_is_too_wide(document: Document) -> None:
    fonts = Fonts(document)
    narrow = fonts.writer(SANS, 20, 30, 10, fonts.width("Alice", SANS, 10) + 0.01)

    assert [bool(narrow(text)) for text in ("Alice", "Alicia", "Alice", "Alicia")] == [True, False, True, False]


@pytest.mark.parametrize(("language", "said"), [("en", "Page 12,034 of 54,321"), ("de", "Seite 12.034 von 54.321")])
def test_pages_are_numbered_as_the_language_writes_numbers(
    language: str, said: str, document: Document, tmp_path: Path
) -> None:
    footer = Footer(document, Fonts(document), words_in(language), FooterText("a", "b", "c"))
    for page in (7, 999, 1000, 12034):
        footer.draw(page, 54321)
        document.showPage()
    document.save()

    text = subprocess.run(["pdftotext", tmp_path / "fast.pdf", "-"], capture_output=True, text=True, check=True).stdout
    assert said in text
    for page in (7, 999, 1000):
        assert words_in(language).say("Page {page} of {pages}", page=page, pages=54321) in text


def test_running_text_stays_on_its_pages(document: Document) -> None:
    pages = paginate(Fonts(document), [Piece("Words " * 120, RUNNING)] * 12)

    assert len(pages) > 1
    for page in pages:
        assert all(placed.top <= TOP and placed.top - placed.height >= BOTTOM - 1 for placed in page)


@pytest.mark.parametrize("style", [RUNNING, DEMAND])
def test_a_paragraph_longer_than_a_page_goes_on_on_the_next(document: Document, style: Style, tmp_path: Path) -> None:
    """As long as a campaign’s text may be."""
    words = [f"word{number}" for number in range(2_200)]
    fonts = Fonts(document)
    pages = paginate(fonts, [Piece("Why", HEADING), Piece(" ".join(words), style, "1"), Piece("after", RUNNING)])

    assert len(pages) > 3
    for page in pages:
        assert all(placed.top <= TOP and placed.top - placed.height >= BOTTOM - 1 for placed in page)
        draw_placed(fonts, page)
        document.showPage()
    document.save()
    text = subprocess.run(["pdftotext", tmp_path / "fast.pdf", "-"], capture_output=True, text=True, check=True).stdout
    said = text.split()
    assert [one for one in said if one.startswith("word")] == words
    assert (said.index("Why"), said[-1], said.count("1")) == (0, "after", 1)
    assert len(pages[0]) == 2


def test_the_petition_stands_in_full_and_in_order() -> None:
    snapshot = a_snapshot([], "de")
    words = [piece.words for piece in petition_pieces(snapshot, words_in("de"))]

    expected = [snapshot.petition.title, *snapshot.petition.why]
    expected += [person.name for person in snapshot.petition.people]
    expected += [demand.text for demand in snapshot.petition.demands]
    assert [one for one in words if one in expected] == expected
    assert snapshot.petition.text_sha256 in words[-1]


def test_the_summary_counts_by_event_country_and_language(document: Document) -> None:
    fonts = Fonts(document)
    snapshot = a_snapshot([a_row(number, PEOPLE[number % 2]) for number in range(3)], "en")
    fonts.find_missing(["\U0001f600"])
    pieces = list(summary_pieces(snapshot, fonts, words_in("en")))
    told = [piece.words for piece in pieces if isinstance(piece, Piece)]
    lines = [piece.drawing.contents for piece in pieces if isinstance(piece, Figure)]
    listed = [" ".join(part.text for part in line if isinstance(part, String)) for line in lines]

    assert "3 signatures (in words: three)" in told
    assert "Lithuania 2" in listed
    assert "Germany 1" in listed
    assert any("U+1F600" in line for line in told)
    assert any(snapshot.head.hex() in line for line in told)
