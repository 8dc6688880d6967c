"""The sheets: rows of signatures, drawn fast, for ten thousand of them must not take a minute.

The levers (measured: PDF): one content string a row; integer coordinates of ink under one uniform matrix; a cached
format for each length of stroke; a fixed row height, so that the number of pages is known before the first; the
header once, as a form that every sheet shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.entry import Mode
from kiosk.export.cells import Cell, cell_lines, draw_cell
from kiosk.export.document import Document
from kiosk.export.fonts import SANS, SANS_STRONG, Fonts
from kiosk.export.page import FOOT, HEIGHT, INK, MARGIN, SOFT, WIDTH, fill, rule
from kiosk.export.sheet_header import SheetHeader
from kiosk.export.snapshot import Row, Sheets
from kiosk.signatory import INK_WIDTH, Exposure, Ink, InkKind
from kiosk.words import Words

ROW_HEIGHT = 44.0
GAP = 6.0
NUMBER_X, NAME_X, PLACE_X, DAY_X, INK_X = MARGIN, MARGIN + 34, MARGIN + 184, MARGIN + 282, MARGIN + 352
NAME = Cell(NAME_X, PLACE_X - NAME_X - GAP, ROW_HEIGHT - 4)
PLACE = Cell(PLACE_X, DAY_X - PLACE_X - GAP, ROW_HEIGHT - 4)
DAY = Cell(DAY_X, INK_X - DAY_X - GAP, ROW_HEIGHT - 4)
INK_BOX = Cell(INK_X, WIDTH - MARGIN - INK_X, ROW_HEIGHT - 6)
NAME_SIZE, PLACE_SIZE = 10.0, 8.5

PEN = f"{{:.3f}} {{:.3f}} {{:.3f}} RG {7} w 1 J 1 j".format(*INK)
"""A round pen of seven thousandths of the ink box's width."""
NUMBER_SHIFT = 3.1
"""From the middle of a row down to the base line of its number, so that it stands beside the name."""

HEADER_FORM = "sheet"
SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one page; the first of them has the number `first`, counted from 1."""

    first: int
    rows: Sequence[Row]


class SignaturePages:
    """Draws sheets into a document."""

    def __init__(self, document: Document, fonts: Fonts, shown: Sheets, words: Words) -> None:
        self._document = document
        self._fonts = fonts
        self._words = words
        self._strokes = StrokeFormats()
        self._days: dict[date, str] = {}
        self._countries: dict[str, str] = {}
        self._rows = [row for row in shown.rows if row.status == SIGNED]
        columns = (
            ("№", NUMBER_X),
            (words.say("Name"), NAME_X),
            (words.say("City, country"), PLACE_X),
            (words.say("Day"), DAY_X),
            (words.say("Signature"), INK_X),
        )
        header = SheetHeader(fonts, shown.petition, words, rehearsal=shown.mode is Mode.REHEARSAL)
        self._top = HEIGHT - header.height
        document.define(HEADER_FORM, header.operators(columns), WIDTH, HEIGHT)

    def sheets(self) -> list[Sheet]:
        """The rows of each sheet: as many as stand between the header and the footer, withdrawn ones left out."""
        fitting = max(1, int((self._top - FOOT - 4) // ROW_HEIGHT))
        starts = range(0, len(self._rows), fitting)
        return [Sheet(start + 1, self._rows[start : start + fitting]) for start in starts]

    def draw(self, sheet: Sheet) -> None:
        """One sheet: the header and its rows."""
        self._document.doForm(HEADER_FORM)
        rows = (
            self._row(sheet.first + place, row, self._top - ROW_HEIGHT * place) for place, row in enumerate(sheet.rows)
        )
        self._document.append("\n".join(rows))

    def _row(self, number: int, row: Row, top: float) -> str:
        middle = top - ROW_HEIGHT / 2
        parts = [
            rule(MARGIN, top - ROW_HEIGHT, WIDTH - MARGIN, 0.4),
            fill(SOFT),
            self._fonts.digits(number, SANS, NUMBER_X, middle - NUMBER_SHIFT, PLACE_SIZE),
            *self._cell((self._day(row),), SANS, PLACE_SIZE, DAY, middle),
            fill(INK),
            *self._name(row, middle),
            *self._cell(self._place(row), SANS, PLACE_SIZE, PLACE, middle),
            self._ink(row.ink, top),
        ]
        return "\n".join(parts)

    def _cell(self, lines: Sequence[str], font: str, size: float, cell: Cell, middle: float) -> Iterator[str]:
        return draw_cell(self._fonts, cell_lines(self._fonts, lines, font, size, cell), font, cell, middle)

    def _name(self, row: Row, middle: float) -> Iterator[str]:
        """The name in one line where it fits, else the given name above the family name."""
        if row.exposure is Exposure.COUNT:
            return self._cell((self._words.say("counted, name withheld"),), SANS, 9, NAME, middle)
        given, family = row.signatory.given_name, row.signatory.family_name
        whole = f"{given} {family}"
        fits = self._fonts.encoded(whole, SANS_STRONG)[1] * NAME_SIZE <= NAME.width
        return self._cell((whole,) if fits else (given, family), SANS_STRONG, NAME_SIZE, NAME, middle)

    def _place(self, row: Row) -> list[str]:
        code = row.signatory.country
        if code not in self._countries:
            self._countries[code] = self._words.country(code)
        return [text for text in (row.signatory.city, self._countries[code]) if text]

    def _day(self, row: Row) -> str:
        if row.event is None:
            return ""
        if row.event.day not in self._days:
            self._days[row.event.day] = self._words.short_day(row.event.day)
        return self._days[row.event.day]

    def _ink(self, ink: Ink, top: float) -> str:
        if ink.kind is InkKind.DECLARED:
            told = (self._words.say("declared"),)
            return "\n".join(self._cell(told, SANS, 9, INK_BOX, top - ROW_HEIGHT / 2))
        if ink.kind is InkKind.NONE:
            return ""
        scale = min(INK_BOX.width / INK_WIDTH, INK_BOX.height / ink.height)
        drawn = "".join(map(self._strokes.draw, ink.coordinates))
        # Uniform, or the pen would be an ellipse; the negative sign turns the pad's y, which runs down, upwards.
        return f"q {scale:.6f} 0 0 {-scale:.6f} {INK_X:.2f} {top - 3:.2f} cm {PEN}\n{drawn}Q"


class StrokeFormats:
    """Operators of strokes, a format for each number of points made once."""

    def __init__(self) -> None:
        self._formats: dict[int, str] = {}

    def draw(self, stroke: tuple[int, ...]) -> str:
        """The operators of a stroke x, y, x, y …; a single point becomes a dot, none nothing."""
        if len(stroke) <= 2:
            stroke *= 2
        count = len(stroke) // 2
        if count not in self._formats:
            self._formats[count] = "%d %d m\n" + "%d %d l\n" * (count - 1) + "S\n" if count else ""
        return self._formats[count] % stroke
