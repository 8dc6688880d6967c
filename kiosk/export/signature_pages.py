"""The sheets: rows of signatures, drawn fast, for ten thousand of them must not take a minute.

The levers (measured: PDF): one content string a row; integer coordinates of ink under one uniform matrix; a cached
format for each length of stroke; a fixed row height, so that the number of pages is known before the first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.export.fonts import SANS, SANS_STRONG, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, FOOT, HEIGHT, INK, MARGIN, SOFT, WIDTH, fill, rule
from kiosk.export.snapshot import Row, Snapshot
from kiosk.signatory import INK_WIDTH, Exposure, Ink, InkKind, Stroke
from kiosk.words import Words

ROW_HEIGHT = 44.0
NUMBER_X, NAME_X, PLACE_X, DAY_X, INK_X = MARGIN, MARGIN + 34, MARGIN + 184, MARGIN + 282, MARGIN + 352
INK_BOX = (WIDTH - MARGIN - INK_X, ROW_HEIGHT - 6)
PEN_COLOUR = "{:.3f} {:.3f} {:.3f} RG".format(*INK)
PEN = 7
"""Width of the pen in the ink's own units, a thousandth of the box's width each."""

SMALL_SIZE, SMALL_LEADING = 6.5, 8.5
"""The demands in small print; Latin and Cyrillic capitals are then 1.6 mm high on paper."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheets: withdrawn ones have none."""

    number: int
    row: Row


def lines_of(snapshot: Snapshot) -> list[Line]:
    """The numbered rows of the sheets, in the snapshot's order."""
    signed = (row for row in snapshot.rows if row.status == "signed")
    return [Line(number, row) for number, row in enumerate(signed, start=1)]


class SignaturePages:
    """Draws sheets onto a canvas."""

    def __init__(self, fonts: Fonts, snapshot: Snapshot, words: Words) -> None:
        self._fonts = fonts
        self._words = words
        self._strokes = StrokeFormats()
        self._days: dict[date, str] = {}
        self._demands = _demands(fonts, snapshot, words)
        self._head = MARGIN + 56 + SMALL_LEADING * len(self._demands)
        self._header = self._draw_header(snapshot)

    def sheets(self, lines: Sequence[Line]) -> list[Sequence[Line]]:
        """The rows of each sheet: as many as stand between the header and the footer."""
        fitting = int((HEIGHT - self._head - FOOT - 4) // ROW_HEIGHT)
        return [lines[start : start + fitting] for start in range(0, len(lines), fitting)]

    def draw(self, lines: Sequence[Line]) -> None:
        """One sheet: the header and its rows."""
        top = HEIGHT - self._head
        parts = [self._header]
        parts += (self._row(line, top - ROW_HEIGHT * place) for place, line in enumerate(lines))
        # ReportLab's own list of operators, private: pinned version, and a test compares the pixels.
        self._fonts.canvas._code.append("\n".join(parts))

    def _row(self, line: Line, top: float) -> str:
        fonts, row = self._fonts, line.row
        base = top - 19
        parts = [
            rule(MARGIN, top - ROW_HEIGHT, WIDTH - MARGIN, 0.4),
            fill(SOFT),
            fonts.line(self._words.number(line.number), SANS, NUMBER_X, base, 8.5, 30),
            fonts.line(self._day(row), SANS, DAY_X, base, 8.5, INK_X - DAY_X - 6),
            *self._name(row, base),
            *self._place(row, base),
            self._ink(row.ink, top),
        ]
        return "\n".join(part for part in parts if part)

    def _name(self, row: Row, base: float) -> Iterator[str]:
        yield fill(INK)
        if row.exposure is Exposure.COUNT:
            told = self._words.say("counted, name withheld")
            yield self._fonts.line(told, SANS, NAME_X, base, 9, PLACE_X - NAME_X - 6)
            return
        who = row.signatory
        yield from self._two_lines(who.given_name, who.family_name, SANS_STRONG, base)

    def _two_lines(self, given: str, family: str, font: str, base: float) -> Iterator[str]:
        """The name in one line where it fits, else in two: names are never cut."""
        widest, whole = PLACE_X - NAME_X - 6, f"{given} {family}"
        if self._fonts.width(whole, font, 10) <= widest:
            yield self._fonts.line(whole, font, NAME_X, base, 10)
        else:
            yield self._fonts.line(given, font, NAME_X, base + 4, 9.5, widest)
            yield self._fonts.line(family, font, NAME_X, base - 9, 9.5, widest)

    def _place(self, row: Row, base: float) -> Iterator[str]:
        widest = DAY_X - PLACE_X - 6
        city, country = row.signatory.city, self._words.country(row.signatory.country)
        if city and country:
            yield self._fonts.line(city, SANS, PLACE_X, base + 4, 8.5, widest)
            yield self._fonts.line(country, SANS, PLACE_X, base - 8, 8.5, widest)
        elif city or country:
            yield self._fonts.line(city or country, SANS, PLACE_X, base, 8.5, widest)

    def _day(self, row: Row) -> str:
        if row.event is None:
            return ""
        if row.event.day not in self._days:
            self._days[row.event.day] = self._words.short_day(row.event.day)
        return self._days[row.event.day]

    def _ink(self, ink: Ink, top: float) -> str:
        if ink.kind is InkKind.DECLARED:
            return self._fonts.line(self._words.say("declared"), SANS, INK_X, top - 19, 9, INK_BOX[0])
        if ink.kind is InkKind.NONE:
            return ""
        scale = min(INK_BOX[0] / INK_WIDTH, INK_BOX[1] / ink.height)
        drawn = "".join(map(self._strokes.draw, ink.strokes))
        # Uniform, or the pen would be an ellipse; the negative sign turns the pad's y, which runs down, upwards.
        matrix = f"{scale:.6f} 0 0 {-scale:.6f} {INK_X:.2f} {top - 3:.2f} cm"
        return f"q {matrix} {PEN} w 1 J 1 j {PEN_COLOUR}\n{drawn}Q"

    def _draw_header(self, snapshot: Snapshot) -> str:
        fonts, words, petition = self._fonts, self._words, snapshot.petition
        widest = WIDTH - 2 * MARGIN
        top = HEIGHT - MARGIN
        warning = words.say("For the coordinators, not for handing over")
        parts = [
            fill(ACCENT),
            fonts.line(warning, SANS_STRONG, MARGIN, top, 8, widest),
            fill(INK),
            fonts.line(petition.title, SERIF_STRONG, MARGIN, top - 19, 15, widest),
            fill(SOFT),
            fonts.line(words.say("To: {addressee}", addressee=petition.addressee), SANS, MARGIN, top - 32, 8.5, widest),
        ]
        parts += (
            fonts.line(text, SANS, MARGIN, top - 43 - SMALL_LEADING * line, SMALL_SIZE)
            for line, text in enumerate(self._demands)
        )
        bottom = HEIGHT - self._head
        columns = [("№", NUMBER_X), (words.say("Name"), NAME_X), (words.say("City, country"), PLACE_X)]
        columns += [(words.say("Day"), DAY_X), (words.say("Signature"), INK_X)]
        parts += (fonts.line(text, SANS_STRONG, x, bottom + 4, 7.5) for text, x in columns)
        parts.append(rule(MARGIN, bottom, WIDTH - MARGIN, 0.8))
        return "\n".join(parts)


def _demands(fonts: Fonts, snapshot: Snapshot, words: Words) -> list[str]:
    """The demands in lines of small print."""
    return [
        line
        for demand in snapshot.petition.demands
        for line in fonts.wrapped(f"{words.number(demand.number)}. {demand.text}", SANS, SMALL_SIZE, WIDTH - 2 * MARGIN)
    ]


class StrokeFormats:
    """Operators of strokes, a format for each number of points made once."""

    def __init__(self) -> None:
        self._formats: dict[int, str] = {}

    def draw(self, stroke: Stroke) -> str:
        """The stroke's operators; a single point becomes a dot."""
        points = stroke if len(stroke) > 1 else (*stroke, *stroke)
        count = len(points)
        if count not in self._formats:
            self._formats[count] = "%d %d m\n" + "%d %d l\n" * (count - 1) + "S\n"
        return self._formats[count] % tuple(coordinate for point in points for coordinate in point)
