"""The pages of a handover that name people: a number, the name and the country, in alphabetical order, and no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kiosk.deliver.delivery import Delivery, Named
from kiosk.entry import Mode
from kiosk.export.cells import Cell, cell_lines, draw_cell
from kiosk.export.document import Document
from kiosk.export.fonts import KEPT, SANS, SANS_STRONG, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, HEIGHT, INK, MARGIN, SOFT, WIDTH, fill, rule
from kiosk.export.row_stack import RowStack
from kiosk.words import Words

ROW_HEIGHT = 24.0
NUMBER_X, NAME_X, COUNTRY_X = MARGIN, MARGIN + 40, MARGIN + 270
NAME = Cell(NAME_X, COUNTRY_X - NAME_X - 12, ROW_HEIGHT - 3)
COUNTRY = Cell(COUNTRY_X, WIDTH - MARGIN - COUNTRY_X, ROW_HEIGHT - 3)
NAME_SIZE, SMALL_SIZE = 10.5, 8.5
NAME_BASE = 3.8
"""From the middle of a row down to the base line of what stands in it."""
HEAD = 78.0
"""From the top margin to the first row: the addressee, the title, the columns' names."""
WIDEST = WIDTH - 2 * MARGIN
TEXT_INK, TEXT_SOFT = fill(INK), fill(SOFT)
HEADER_FORM = "names"


@dataclass(frozen=True, slots=True)
class NamePage:
    """The names of one page; the first of them has the number `first`, counted from 1."""

    first: int
    names: Sequence[Named]


class NamePages:
    """Draws the names into a document: rows of one height, the head once as a form that every page shows."""

    def __init__(self, document: Document, fonts: Fonts, delivery: Delivery, words: Words) -> None:
        self._document = document
        self._fonts = fonts
        self._words = words
        self._names = delivery.names
        self._number = fonts.numbers(SANS, NUMBER_X, 0.5 - NAME_BASE, SMALL_SIZE)
        self._country = lru_cache(KEPT)(self._draw_country)
        self._top = HEIGHT - MARGIN - HEAD
        self._stack = RowStack(self._top, ROW_HEIGHT)
        document.define(HEADER_FORM, self._header(delivery), WIDTH, HEIGHT)

    @property
    def total(self) -> int:
        """How many pages there will be."""
        return self._stack.pages_of(len(self._names))

    def pages(self) -> Iterator[NamePage]:
        """As many names a page as stand between its head and the footer."""
        return (NamePage(first, names) for first, names in self._stack.dealt(iter(self._names)))

    def draw(self, page: NamePage) -> None:
        """One page: the head and its rows."""
        self._document.doForm(HEADER_FORM)
        rows = [self._row(number, named) for number, named in enumerate(page.names, start=page.first)]
        self._document.append(self._stack.draw(rows))

    def _header(self, delivery: Delivery) -> str:
        fonts, say, top = self._fonts, self._words.say, HEIGHT - MARGIN
        eyebrow = say("To: {addressee}", addressee=delivery.petition.addressee)
        if delivery.mode is Mode.REHEARSAL:
            eyebrow = f"{eyebrow} · {say('Rehearsal: these signatures do not count.')}"
        country = ((say("Country"), COUNTRY_X),) if delivery.asked.country else ()
        columns = ((say("No."), NUMBER_X), (say("Name"), NAME_X), *country)
        return "\n".join(
            [
                fill(ACCENT),
                fonts.line(eyebrow, SANS_STRONG, MARGIN, top - 7, 8.5, WIDEST),
                fill(INK),
                fonts.line(delivery.petition.title, SERIF_STRONG, MARGIN, top - 27, 15, WIDEST),
                fill(SOFT),
                fonts.line(say("These persons sign it by name."), SANS, MARGIN, top - 43, 9, WIDEST),
                *(fonts.line(text, SANS_STRONG, x, self._top + 5, 7.5) for text, x in columns),
                rule(MARGIN, self._top, WIDTH - MARGIN, 0.8),
            ]
        )

    def _row(self, number: int, named: Named) -> str:
        parts = (TEXT_SOFT, self._number(number), self._country(named.country), TEXT_INK, *self._name(named))
        return "\n".join(parts)

    def _name(self, named: Named) -> Iterator[str]:
        """The family name stands out, for the order is its own; a name too long for that is set in smaller lines."""
        fonts, given = self._fonts, f"{named.given_name} "
        width = fonts.encoded(given, SANS)[1] * NAME_SIZE
        if width + fonts.encoded(named.family_name, SANS_STRONG)[1] * NAME_SIZE <= NAME.width:
            yield fonts.line(given, SANS, NAME_X, -NAME_BASE, NAME_SIZE)
            yield fonts.line(named.family_name, SANS_STRONG, NAME_X + width, -NAME_BASE, NAME_SIZE)
        else:
            yield self._cell(f"{named.given_name} {named.family_name}", NAME_SIZE, NAME)

    def _draw_country(self, code: str) -> str:
        return self._cell(self._words.country(code), SMALL_SIZE, COUNTRY) if code else ""

    def _cell(self, text: str, size: float, cell: Cell) -> str:
        fitted = cell_lines(self._fonts, (text,), SANS, size, cell)
        return "\n".join(draw_cell(self._fonts, fitted, SANS, cell, 0))
