"""The volunteers' guide on paper: its pages as they are written, each on one sheet, pictures beside what they show."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Paragraph

from kiosk.export.document import Document
from kiosk.export.fonts import SANS, SANS_STRONG, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, HEIGHT, INK, LINE, SOFT, WIDTH, fill, rule
from kiosk.export.paragraphs import marked_up
from kiosk.guide import Guide, Line, Part, Picture

EDGE = 48.0
"""Margin in points: what a hole punch and any printer leave free."""

COLUMN, GAP = 318.0, 17.0
ASIDE = WIDTH - 2 * EDGE - COLUMN - GAP
"""Widths in points: of the words, of the space, and of the pictures to their right."""

SIZES = tuple(size / 4 for size in range(44, 33, -1))
"""Of the letters in points, from 11 down to 8.5: the largest at which every page holds its parts is taken."""

ALONE = 430.0
"""Width in points of words without a picture: lines that are still easily read."""

FIRST_HEAD, HEAD, FOOT = 66.0, 30.0, 14.0
CAPTION_SIZE = 7.5


class GuideTooLong(RuntimeError):
    """Even in the smallest letters a page of the guide does not fit on paper; the title is the message."""


@dataclass(frozen=True)
class _Set:
    """A part set at one size: its paragraphs with the space before each, and its height, all in points."""

    width: float
    paragraphs: tuple[tuple[float, Paragraph], ...]
    pictures: tuple[tuple[Picture, Path, Paragraph], ...]
    height: float


def draw_guide(guide: Guide, language: str, pictures: Path, to: Path) -> None:
    """Writes the guide as a PDF, one sheet a page; `pictures` is the folder that its pictures lie in.

    Raises GuideTooLong, and OSError where a picture is not there.
    """
    document = Document(to, language=language, title=guide.title, campaign="Petition Kiosk", subject=guide.lead)
    fonts = Fonts(document)
    size = _size_that_fits(guide, fonts, pictures)
    for number, parts in enumerate(guide.pages, start=1):
        _draw_page(guide, [_set(part, fonts, size, pictures) for part in parts], number, fonts)
        document.showPage()
    document.save()


def _size_that_fits(guide: Guide, fonts: Fonts, pictures: Path) -> float:
    for size in SIZES:
        pages = ([_set(part, fonts, size, pictures).height for part in parts] for parts in guide.pages)
        if all(sum(heights) <= _top(number) - EDGE - FOOT for number, heights in enumerate(pages, start=1)):
            return size
    raise GuideTooLong(guide.title)


def _top(number: int) -> float:
    """Where the parts of a page begin, in points from its foot."""
    return float(HEIGHT - EDGE - (FIRST_HEAD if number == 1 else HEAD))


def _set(part: Part, fonts: Fonts, size: float, pictures: Path) -> _Set:
    heading = _paragraph(fonts, ((part.heading, False),), _style(SERIF_STRONG, size * 1.4, 1.3, INK))
    paragraphs = [(size * 1.5, heading), *_body(part.lines, fonts, size)]
    width = COLUMN if part.pictures else ALONE
    height = sum(before + _height(paragraph, width) for before, paragraph in paragraphs)
    caption = _style(SANS, CAPTION_SIZE, 1.35, SOFT)
    shown = tuple(
        (picture, pictures / picture.file, _paragraph(fonts, ((picture.caption, False),), caption))
        for picture in part.pictures
    )
    beside = sum(_picture_height(path) + _height(words, ASIDE) + 16 for _, path, words in shown)
    return _Set(width, tuple(paragraphs), shown, max(height, beside + size * 1.5))


def _body(lines: tuple[Line, ...], fonts: Fonts, size: float) -> Iterator[tuple[float, Paragraph]]:
    style = _style(SANS, size, 1.42, INK, indent=0)
    listed = _style(SANS, size, 1.42, INK, indent=size * 1.6)
    for line in lines:
        mark = {"paragraph": "", "point": "–", "step": str(line.number)}[line.kind]
        yield size * 0.3, _paragraph(fonts, line.parts, listed if mark else style, mark)


def _style(
    font: str, size: float, leading: float, colour: tuple[float, float, float], indent: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        "guide",
        fontName=font,
        fontSize=size,
        leading=size * leading,
        leftIndent=indent,
        textColor=Color(*colour),
        bulletFontName=SANS_STRONG,
        bulletFontSize=size,
        bulletColor=Color(*ACCENT),
    )


def _paragraph(fonts: Fonts, parts: tuple[tuple[str, bool], ...], style: ParagraphStyle, bullet: str = "") -> Paragraph:
    words = "".join(
        marked_up(fonts, part, SANS_STRONG if strong else style.fontName, style.fontName) for part, strong in parts
    )
    return Paragraph(words, style, bulletText=bullet or None)


def _height(paragraph: Paragraph, width: float) -> float:
    return float(paragraph.wrap(width, HEIGHT)[1])


def _picture_height(path: Path) -> float:
    width, height = ImageReader(str(path)).getSize()
    return float(ASIDE * height / width)


def _draw_page(guide: Guide, parts: list[_Set], number: int, fonts: Fonts) -> None:
    canvas = fonts.canvas
    _draw_head(guide, number, fonts)
    top = _top(number)
    for part in parts:
        down = top
        for before, paragraph in part.paragraphs:
            down -= before + _height(paragraph, part.width)
            paragraph.drawOn(canvas, EDGE, down)
        _draw_pictures(part, fonts, top - part.paragraphs[0][0])
        top -= part.height


def _draw_pictures(part: _Set, fonts: Fonts, top: float) -> None:
    x = EDGE + COLUMN + GAP
    for _, path, caption in part.pictures:
        height = _picture_height(path)
        top -= height
        fonts.canvas.drawImage(str(path), x, top, ASIDE, height)
        fonts.canvas.setStrokeColor(Color(*LINE))
        fonts.canvas.rect(x, top, ASIDE, height)
        top -= _height(caption, ASIDE) + 4
        caption.drawOn(fonts.canvas, x, top)
        top -= 12


def _draw_head(guide: Guide, number: int, fonts: Fonts) -> None:
    """The title in full on the first page, small on the others; the page's number at the foot."""
    top, wide = HEIGHT - EDGE, WIDTH - 2 * EDGE
    draw = fonts.canvas.append
    if number == 1:
        draw(fill(INK) + " " + fonts.line(guide.title, SERIF_STRONG, EDGE, top - 24, 27, wide))
        draw(fill(SOFT) + " " + fonts.line(guide.lead, SANS, EDGE, top - 46, 10.5, wide))
    else:
        draw(fill(ACCENT) + " " + fonts.line(guide.title, SANS_STRONG, EDGE, top - 10, 10, wide))
    draw(rule(EDGE, _top(number) + 8, WIDTH - EDGE, 0.8))
    draw(fill(SOFT) + " " + fonts.line(f"{number} / {len(guide.pages)}", SANS, EDGE, EDGE - 16, 8))
