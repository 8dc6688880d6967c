"""The pages of a handover that name people: a number, the name and the country, in alphabetical order, and no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.deliver.delivery import Delivery, Named
from kiosk.entry import Mode
from kiosk.export.cells import Cell, cell_lines, draw_cell
from kiosk.export.document import Document
from kiosk.export.fonts import SANS, SANS_STRONG, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, FOOT, HEIGHT, INK, MARGIN, SOFT, WIDTH, fill, rule
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
        self._countries: dict[str, str] = {}
        self._top = HEIGHT - MARGIN - HEAD
        document.define(HEADER_FORM, self._header(delivery), WIDTH, HEIGHT)

    def pages(self) -> list[NamePage]:
        """As many names a page as stand between its head and the footer."""
        fitting = int((self._top - FOOT - 4) // ROW_HEIGHT)
        starts = range(0, len(self._names), fitting)
        return [NamePage(start + 1, self._names[start : start + fitting]) for start in starts]

    def draw(self, page: NamePage) -> None:
        """One page: the head and its rows."""
        self._document.doForm(HEADER_FORM)
        rows = (
            self._row(page.first + place, named, self._top - ROW_HEIGHT * place)
            for place, named in enumerate(page.names)
        )
        self._document.append("\n".join(rows))

    def _header(self, delivery: Delivery) -> str:
        fonts, say, top = self._fonts, self._words.say, HEIGHT - MARGIN
        eyebrow = say("To: {addressee}", addressee=delivery.petition.addressee)
        if delivery.mode is Mode.REHEARSAL:
            eyebrow = f"{eyebrow} · {say('Rehearsal: these signatures do not count.')}"
        columns = (("№", NUMBER_X), (say("Name"), NAME_X), (say("Country"), COUNTRY_X))
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

    def _row(self, number: int, named: Named, top: float) -> str:
        middle = top - ROW_HEIGHT / 2
        return "\n".join(
            [
                rule(MARGIN, top - ROW_HEIGHT, WIDTH - MARGIN, 0.4),
                fill(SOFT),
                self._fonts.digits(number, SANS, NUMBER_X, middle - NAME_BASE + 0.5, SMALL_SIZE),
                *self._country(named.country, middle),
                fill(INK),
                *self._name(named, middle),
            ]
        )

    def _name(self, named: Named, middle: float) -> Iterator[str]:
        """The family name stands out, for the order is its own; a name too long for that is set in smaller lines."""
        fonts, given = self._fonts, f"{named.given_name} "
        width = fonts.encoded(given, SANS)[1] * NAME_SIZE
        if width + fonts.encoded(named.family_name, SANS_STRONG)[1] * NAME_SIZE <= NAME.width:
            yield fonts.line(given, SANS, NAME_X, middle - NAME_BASE, NAME_SIZE)
            yield fonts.line(named.family_name, SANS_STRONG, NAME_X + width, middle - NAME_BASE, NAME_SIZE)
        else:
            yield from self._cell(f"{named.given_name} {named.family_name}", NAME_SIZE, NAME, middle)

    def _country(self, code: str, middle: float) -> Iterator[str]:
        if code not in self._countries:
            self._countries[code] = self._words.country(code)
        return self._cell(self._countries[code], SMALL_SIZE, COUNTRY, middle) if code else iter(())

    def _cell(self, text: str, size: float, cell: Cell, middle: float) -> Iterator[str]:
        return draw_cell(self._fonts, cell_lines(self._fonts, (text,), SANS, size, cell), SANS, cell, middle)
