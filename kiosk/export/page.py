"""The page that all parts of the PDF share: its size, its margins, and the footer at its foot."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno
from reportlab.lib.pagesizes import A4

from kiosk.export.document import Document
from kiosk.export.fonts import SANS, Fonts
from kiosk.words import Words

WIDTH, HEIGHT = A4
MARGIN = 54.0
"""Three quarters of an inch, in points."""

FOOT = 84.0
"""Height of the footer's ground, the QR's 48 points included."""

INK = (0.09, 0.094, 0.11)
SOFT = (0.29, 0.30, 0.333)
LINE = (0.85, 0.835, 0.796)
ACCENT = (0.04, 0.361, 0.267)

QR_SIDE = 48.0
FIRST_LINE, LINE_SIZE, WIDEST_LINE = FOOT - 16, 8.0, WIDTH - 2 * MARGIN - QR_SIDE - 12
QR_FORM, FOOT_FORM = "qr", "foot"
PAGE, THOUSAND = "\0", 1000


def fill(colour: tuple[float, float, float]) -> str:
    """The operator that fills with this colour from here on."""
    return "{:.3f} {:.3f} {:.3f} rg".format(*colour)


def pen(colour: tuple[float, float, float]) -> str:
    """The operator that strokes with this colour from here on."""
    return "{:.3f} {:.3f} {:.3f} RG".format(*colour)


def rule(x: float, y: float, to: float, width: float, colour: tuple[float, float, float] = LINE) -> str:
    """Operators of a horizontal line."""
    return f"{pen(colour)} {width:.1f} w {x:.1f} {y:.1f} m {to:.1f} {y:.1f} l S"


FILL_SOFT = fill(SOFT)


@dataclass(frozen=True, slots=True)
class FooterText:
    """What stands at the foot of every page."""

    name: str
    """Of the batch or the delivery."""
    csv_name: str
    csv_sha256: str


class Footer:
    """What stands at the foot of every page: the QR and all but the page's number are drawn once, as forms."""

    def __init__(self, document: Document, fonts: Fonts, words: Words, text: FooterText) -> None:
        self._document = document
        self._fonts = fonts
        self._words = words
        self._write = fonts.writer(SANS, MARGIN, FIRST_LINE, LINE_SIZE, WIDEST_LINE)
        self._said = lru_cache(1)(self._say)
        self._thousands = lru_cache(1)(self._say_thousands)
        lines = (text.name, words.say("SHA-256 of {file}:", file=text.csv_name), text.csv_sha256)
        parts = [rule(MARGIN, FOOT, WIDTH - MARGIN, 0.6), fill(SOFT)]
        parts += (self._line(line, number) for number, line in enumerate(lines, start=1))
        parts.append(f"1 0 0 1 {WIDTH - MARGIN - QR_SIDE:.2f} {FOOT - 8 - QR_SIDE:.2f} cm")
        document.define(QR_FORM, _qr(text.csv_sha256), QR_SIDE, QR_SIDE)
        document.define(FOOT_FORM, "\n".join(parts), WIDTH, FOOT + 1, showing=QR_FORM)

    def _line(self, line: str, number: int) -> str:
        return self._fonts.line(line, SANS, MARGIN, FIRST_LINE - 11.5 * number, LINE_SIZE, WIDEST_LINE)

    def draw(self, page: int, pages: int) -> None:
        """The footer of one page."""
        self._document.doForm(FOOT_FORM)
        said = self._said(pages).replace(PAGE, self._number(page))
        self._document.append(f"{FILL_SOFT} {self._write(said) or self._line(said, 0)}")

    def _say(self, pages: int) -> str:
        return self._words.say("Page {page} of {pages}", page=PAGE, pages=pages)

    def _number(self, page: int) -> str:
        """As the language writes it, which takes long; its last three digits stand together in every language."""
        return str(page) if page < THOUSAND else f"{self._thousands(page // THOUSAND)}{page % THOUSAND:03d}"

    def _say_thousands(self, thousands: int) -> str:
        return self._words.number(thousands * THOUSAND).removesuffix("000")


def _qr(text: str) -> str:
    """Operators that draw the QR; dark modules run together to the right."""
    matrix = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    side = QR_SIDE / len(matrix)
    parts = [fill(INK)]
    for line, row in enumerate(matrix):
        y = QR_SIDE - (line + 1) * side
        column = 0
        for dark, modules in groupby(row):
            count = len(list(modules))
            if dark:
                parts.append(f"{column * side:.3f} {y:.3f} {count * side:.3f} {side:.3f} re")
            column += count
    return "\n".join([*parts, "f"])
