"""Running text on pages: paragraphs set in the bundled fonts and dealt out to as many pages as they need."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph

from kiosk.export.fonts import SANS, SANS_STRONG, SERIF, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, FOOT, HEIGHT, INK, MARGIN, SOFT, WIDTH

TOP = HEIGHT - MARGIN
BOTTOM = FOOT + 14
COLUMN = WIDTH - 2 * MARGIN
BEGINNING = 60.0
"""Room for a few lines: a paragraph that no page can hold begins where there is so much."""


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


@dataclass(frozen=True)
class _Part:
    """What is left to be placed: how high it is, the space before it, and whether the next stays with it."""

    flowable: Flowable
    height: float
    before: float
    kept: bool

    @property
    def least(self) -> float:
        """The room without which it would rather begin a page: all that it takes, if one page can hold it."""
        return self.height if self.height <= TOP - BOTTOM else BEGINNING


def paginate(fonts: Fonts, pieces: Iterable[Piece | Figure]) -> list[list[Placed]]:
    """Deals paragraphs and drawings out to pages; what is kept with the next is not parted from it.

    Only a paragraph that is higher than a page goes on on another.
    """
    pages: list[list[Placed]] = [[]]
    top = TOP
    pending = deque(_part(fonts, piece) for piece in pieces)
    while pending:
        part = pending.popleft()
        before, needed = part.before if pages[-1] else 0, part.least
        for last, following in pairwise((part, *pending)):
            if not last.kept:
                break
            needed += following.before + following.least
        if top - before - needed < BOTTOM and pages[-1]:
            pages.append([])
            top, before = TOP, 0
        begun, *rest = _split(part, top - before - BOTTOM)
        pending.extendleft(reversed(rest))
        pages[-1].append(Placed(begun.flowable, top - before, begun.height))
        top -= before + begun.height
    return pages


def _part(fonts: Fonts, piece: Piece | Figure) -> _Part:
    if isinstance(piece, Figure):
        return _measured(piece.drawing, piece.before, kept=piece.keep_with_next)
    return _measured(_paragraph(fonts, piece), piece.style.before, kept=piece.style.keep_with_next)


def _measured(flowable: Flowable, before: float, *, kept: bool) -> _Part:
    return _Part(flowable, flowable.wrap(COLUMN, HEIGHT)[1], before, kept)


def _split(part: _Part, room: float) -> list[_Part]:
    """The part, or where no page can hold it, its beginning and the rest."""
    if part.height <= TOP - BOTTOM:
        return [part]
    begun, *rest = part.flowable.split(COLUMN, room) or [part.flowable]
    return [_measured(begun, part.before, kept=False), *(_measured(one, 0, kept=part.kept) for one in rest)]


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
