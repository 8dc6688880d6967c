"""A document lets go of its pages while it is drawn, and readers find every one of them in the file."""

from hashlib import sha256
from pathlib import Path

import pikepdf

from kiosk.export.document import Document
from kiosk.export.fonts import SANS, Fonts


def a_document(to: Path) -> Document:
    return Document(to, language="de", title="Title", campaign="Campaign", subject="Subject")


def test_every_page_is_there_with_its_own_words_and_forms(tmp_path: Path) -> None:
    document = a_document(tmp_path / "a.pdf")
    fonts = Fonts(document)
    document.define("form", "0 0 10 10 re f", 10, 10)
    for number in range(40):
        document.append(fonts.line(f"Seite {number}", SANS, 50, 500, 12))
        if number % 2:
            document.doForm("form")
        document.showPage()
    document.save()

    with pikepdf.open(tmp_path / "a.pdf", attempt_recovery=False) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == 40
        for number, page in enumerate(pdf.pages):
            assert f"Seite {number})".encode() in page.Contents.read_bytes()
            assert ("/XObject" in page.Resources) == bool(number % 2)
        assert (str(pdf.docinfo.Title), str(pdf.docinfo.Author), str(pdf.Root.Lang)) == ("Title", "Campaign", "de")


def test_pages_are_in_the_file_before_the_last_is_drawn(tmp_path: Path) -> None:
    document = a_document(tmp_path / "a.pdf")
    for number in range(300):
        document.append("\n".join(f"{number * line % 977} {line} m {line} {number} l S" for line in range(2000)))
        document.showPage()

    assert (tmp_path / "a.pdf").stat().st_size > 1024 * 1024


def test_what_is_see_through_stays_so(tmp_path: Path) -> None:
    document = a_document(tmp_path / "a.pdf")
    document.setFillAlpha(0.5)
    document.rect(10, 10, 50, 50, fill=1)
    document.showPage()
    document.save()

    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        (state,) = pdf.pages[0].Resources.ExtGState.values()
        assert float(state.ca) == 0.5


def test_pages_keep_their_own_sizes(tmp_path: Path) -> None:
    document = a_document(tmp_path / "a.pdf")
    sizes = [(200, 300), (400, 100), (200, 300)]
    for size in sizes:
        document.setPageSize(size)
        document.append("0 0 m 9 9 l S")
        document.showPage()
    document.save()

    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert [tuple(map(int, page.MediaBox[2:])) for page in pdf.pages] == sizes


def test_a_page_is_packed_alike_on_every_machine(tmp_path: Path) -> None:
    """Another digest means another libdeflate, after which the same rows give other bytes than before."""
    document = a_document(tmp_path / "a.pdf")
    document.append("\n".join(f"{line * line % 977} {line} m {line} {line * 7 % 613} l S" for line in range(3000)))
    document.showPage()
    document.save()

    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        packed = pdf.pages[0].Contents.read_raw_bytes()
    assert sha256(packed).hexdigest() == "45aff5f334b7653eee271e82711fee65c77d32831cf108ddea0a3f787292e520"
