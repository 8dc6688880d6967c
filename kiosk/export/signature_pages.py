"""The sheets: rows of signatures, drawn fast, for ten thousand of them must not take a minute.

The levers (measured: PDF): one content string a page; integer coordinates of ink under one uniform matrix, spelled once
and looked up; cells drawn around their row's middle, so that those that come again are kept as they are; a fixed row
height, so that the number of pages is known before the first; the header once, as a form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from kiosk.entry import Mode
from kiosk.export.cells import MIDDLE, Cell, cell_lines, draw_cell
from kiosk.export.document import Document
from kiosk.export.fonts import KEPT, SANS, SANS_STRONG, Fonts
from kiosk.export.ink_operators import InkOperators
from kiosk.export.page import HEIGHT, INK, MARGIN, SOFT, WIDTH, fill, pen
from kiosk.export.row_stack import RowStack
from kiosk.export.sheet_header import SheetHeader
from kiosk.export.snapshot import Asked, Row, Sheets
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

TEXT_INK, TEXT_SOFT = fill(INK), fill(SOFT)
PEN = f"{pen(INK)} 7 w 1 J 1 j"
"""A round pen of seven thousandths of the ink box's width."""
NUMBER_SHIFT = 3.1
"""From the middle of a row down to the base line of its number, so that it stands beside the name."""

HEADER_FORM = "sheet"
SIGNED = "signed"
COUNT, DRAWN = Exposure.COUNT, InkKind.DRAWN
"""Asked of every row, and to find one in its enumeration takes longer than to ask."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one page; the first of them has the number `first`, counted from 1."""

    first: int
    rows: Sequence[Row]


class SignaturePages:
    """Draws sheets into a document; withdrawn rows are left out."""

    def __init__(self, document: Document, fonts: Fonts, shown: Sheets, words: Words) -> None:
        self._document = document
        self._fonts = fonts
        self._words = words
        self._shown = shown
        self._ink = InkOperators()
        self._number = fonts.numbers(SANS, NUMBER_X, -NUMBER_SHIFT, PLACE_SIZE)
        self._whole_name = fonts.writer(SANS_STRONG, NAME_X, -MIDDLE * NAME_SIZE, NAME_SIZE, NAME.width)
        self._day = lru_cache(KEPT)(self._draw_day)
        self._place = lru_cache(KEPT)(self._draw_place)
        self._scaled = lru_cache(KEPT)(_scaled)
        columns = (
            (words.say("No."), NUMBER_X),
            (words.say("Name"), NAME_X),
            (_place_asked(shown.asked, words), PLACE_X),
            (words.say("Day"), DAY_X),
            (words.say("Signature") if shown.asked.ink else "", INK_X),
        )
        header = SheetHeader(fonts, shown.petition, words, rehearsal=shown.mode is Mode.REHEARSAL)
        self._stack = RowStack(HEIGHT - header.height, ROW_HEIGHT, PEN)
        document.define(HEADER_FORM, header.operators(columns), WIDTH, HEIGHT)

    @property
    def total(self) -> int:
        """How many sheets there will be."""
        return self._stack.pages_of(self._shown.signed)

    def sheets(self) -> Iterator[Sheet]:
        """The rows of each sheet: as many as stand between the header and the footer."""
        signed = (row for row in self._shown.rows if row.status == SIGNED)
        return (Sheet(first, rows) for first, rows in self._stack.dealt(signed))

    def draw(self, sheet: Sheet) -> None:
        """One sheet: the header and its rows."""
        self._document.doForm(HEADER_FORM)
        words = [self._words_of(number, row) for number, row in enumerate(sheet.rows, start=sheet.first)]
        inks = self._ink.drawn([row.ink.packed if row.ink.kind is DRAWN else () for row in sheet.rows])
        self._document.append(self._stack.draw(words, inks))

    def _words_of(self, number: int, row: Row) -> str:
        """All but the ink itself, up to where it is drawn from; of one who declared it, the word for that."""
        who, event = row.signatory, row.event
        day = self._day(event.day) if event else ""
        name, place = self._name(row), self._place(who.city, who.country)
        ink = self._ink_from(row.ink)
        return f"{TEXT_SOFT}\n{self._number(number)}\n{day}\n{TEXT_INK}\n{name}\n{place}\n{ink}"

    def _cell(self, lines: Sequence[str], font: str, size: float, cell: Cell) -> str:
        return "\n".join(draw_cell(self._fonts, cell_lines(self._fonts, lines, font, size, cell), font, cell, 0))

    def _name(self, row: Row) -> str:
        """The name in one line where it fits, else the given name above the family name."""
        if row.exposure is COUNT:
            return self._withheld
        given, family = row.signatory.given_name, row.signatory.family_name
        return self._whole_name(f"{given} {family}") or self._cell((given, family), SANS_STRONG, NAME_SIZE, NAME)

    @cached_property
    def _withheld(self) -> str:
        return self._cell((self._words.say("counted, name withheld"),), SANS, 9, NAME)

    @cached_property
    def _declared(self) -> str:
        return self._cell((self._words.say("declared"),), SANS, 9, INK_BOX)

    def _draw_place(self, city: str, country: str) -> str:
        lines = [text for text in (city, self._words.country(country)) if text]
        return self._cell(lines, SANS, PLACE_SIZE, PLACE)

    def _draw_day(self, day: date) -> str:
        return self._cell((self._words.short_day(day),), SANS, PLACE_SIZE, DAY)

    def _ink_from(self, ink: Ink) -> str:
        if ink.kind is DRAWN:
            return self._scaled(ink.height)
        return self._declared if ink.kind is InkKind.DECLARED else ""


def _place_asked(asked: Asked, words: Words) -> str:
    """The head of the column with places; empty where the form asks for none."""
    if asked.city and asked.country:
        return words.say("City, country")
    return words.say("City") if asked.city else words.say("Country") if asked.country else ""


def _scaled(height: int) -> str:
    """From a row's coordinates to those of ink so high."""
    scale = min(INK_BOX.width / INK_WIDTH, INK_BOX.height / height)
    # Uniform, or the pen would be an ellipse; the negative sign turns the pad's y, which runs down, upwards.
    return f"{scale:.6f} 0 0 {-scale:.6f} {INK_X:.2f} {ROW_HEIGHT / 2 - 3:.2f} cm\n"
