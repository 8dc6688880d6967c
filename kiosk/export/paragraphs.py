"""Running text on pages: paragraphs set in the bundled fonts and dealt out to as many pages as they need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from kiosk.export.fonts import SANS, SANS_STRONG, SERIF, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, FOOT, HEIGHT, INK, MARGIN, SOFT, WIDTH

TOP = HEIGHT - MARGIN
BOTTOM = FOOT + 14


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph looks: font, size and leading in points, space before it, indent, colour."""

    font: str = SERIF
    size: float = 10.5
    leading: float = 15.5
    before: float = 7
    indent: float = 0
    colour: tuple[float, float, float] = INK
    keep_with_next: bool = False


TITLE = Style(SERIF_STRONG, 25, 31, 0)
LEAD = Style(SANS, 10, 14.5, 6, colour=SOFT)
HEADING = Style(SERIF_STRONG, 14, 19, 18, keep_with_next=True)
BODY = Style()
PERSON = Style(SANS_STRONG, 10.5, 14.5, 6, keep_with_next=True)
ROLE = Style(SANS, 9.5, 13, 0, colour=SOFT)
DEMAND = Style(SERIF, 11, 16, 8, indent=22)
SMALL = Style(SANS, 8, 11.5, 14, colour=SOFT)
EYEBROW = Style(SANS_STRONG, 9, 12, 0, colour=ACCENT)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph's words and look; `bullet` stands before it in the accent colour."""

    words: str
    style: Style
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing among paragraphs, and the space before it in points."""

    drawing: Flowable
    before: float = 0
    keep_with_next: bool = False


@dataclass(frozen=True)
class Placed:
    """Text or a drawing with its place on a page: the distance of its top from the page's foot, how high it is."""

    flowable: Flowable
    top: float
    height: float


def paginate(fonts: Fonts, pieces: Iterable[Piece | Figure]) -> list[list[Placed]]:
    """Deals paragraphs and drawings out to pages; what is kept with the next is not parted from it."""
    width = WIDTH - 2 * MARGIN
    pages: list[list[Placed]] = [[]]
    top = TOP
    pending = list(pieces)
    flowables = [piece.drawing if isinstance(piece, Figure) else _paragraph(fonts, piece) for piece in pending]
    heights = [flowable.wrap(width, HEIGHT)[1] for flowable in flowables]
    spaces = [piece.before if isinstance(piece, Figure) else piece.style.before for piece in pending]
    kept = [piece.keep_with_next if isinstance(piece, Figure) else piece.style.keep_with_next for piece in pending]
    for number, (flowable, height) in enumerate(zip(flowables, heights, strict=True)):
        before = spaces[number] if pages[-1] else 0
        needed, last = before + height, number
        while kept[last] and last + 1 < len(pending):
            last += 1
            needed += spaces[last] + heights[last]
        if top - needed < BOTTOM and pages[-1]:
            pages.append([])
            top, before = TOP, 0
        pages[-1].append(Placed(flowable, top - before, height))
        top -= before + height
    return pages


def paginate_parts(
    fonts: Fonts, first: Sequence[Piece | Figure], second: Sequence[Piece | Figure]
) -> list[list[Placed]]:
    """Deals two parts out: the second begins a page of its own where all would take that page anyhow, for a page with
    a few lines looks like one that went wrong."""
    together, apart = paginate(fonts, (*first, *second)), [*paginate(fonts, first), *paginate(fonts, second)]
    return apart if len(apart) == len(together) else together


def draw_placed(fonts: Fonts, page: Iterable[Placed]) -> None:
    """Draws what is on one page."""
    for placed in page:
        placed.flowable.drawOn(fonts.canvas, MARGIN, placed.top - placed.height)


def _paragraph(fonts: Fonts, piece: Piece) -> Paragraph:
    style = piece.style
    look = ParagraphStyle(
        "piece",
        fontName=style.font,
        fontSize=style.size,
        leading=style.leading,
        leftIndent=style.indent,
        textColor=Color(*style.colour),
        alignment=TA_LEFT,
        bulletFontName=SERIF_STRONG,
        bulletFontSize=style.size + 2,
        bulletColor=Color(*ACCENT),
    )
    return Paragraph(marked_up(fonts, piece.words, style.font, style.font), look, bulletText=piece.bullet or None)


def marked_up(fonts: Fonts, words: str, font: str, font_around: str) -> str:
    """The words in ReportLab's markup, in this font where it has them; `font_around` is the paragraph's own."""
    return "".join(
        escape(part) if one == font_around else f'<font name="{one}">{escape(part)}</font>'
        for one, part in fonts.runs(words, font)
    )
