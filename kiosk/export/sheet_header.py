"""The head of every sheet: what was signed, to whom, and that the sheet is not for handing over."""

from collections.abc import Iterable

from kiosk.export.fonts import SANS, SANS_STRONG, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, FOOT, HEIGHT, INK, MARGIN, SOFT, WIDTH, fill, rule
from kiosk.petition import Petition
from kiosk.words import Words

TITLE_SIZE = 15.0
SMALL_SIZES = (6.5, 6.0, 5.5, 5.0, 4.5, 4.0, 3.5, 3.0)
"""Of the demands: the first at which a good half of the page is left for rows. At 6.5 capitals are 1.6 mm high."""
LEADING = 1.3
ABOVE = 43.0
"""From the top margin to the line that leads to the demands: the warning, the title and the addressee."""
BELOW = 22.0
"""From the last demand to the rows: the columns' names."""
WIDEST = WIDTH - 2 * MARGIN


class SheetHeader:
    """Laid out once; `height` is from the page's top to the first row, in points."""

    def __init__(self, fonts: Fonts, petition: Petition, words: Words, *, rehearsal: bool) -> None:
        self._fonts = fonts
        self._petition = petition
        self._words = words
        self._rehearsal = rehearsal
        for size in SMALL_SIZES:
            self._size, self._demands = size, self._wrapped(size)
            self.height = MARGIN + ABOVE + size * LEADING * (len(self._demands) - 1) + BELOW
            if self.height <= (HEIGHT - FOOT) / 2:
                break

    def _wrapped(self, size: float) -> list[tuple[str, str]]:
        """What leads to the demands, in the petition's own words, and the demands, in lines of small print; the font of
        each line goes before it."""
        demands = (f"{demand.number}. {demand.text}" for demand in self._petition.demands)
        said = ((SANS_STRONG, self._petition.demands_heading), *((SANS, demand) for demand in demands))
        return [(font, line) for font, text in said for line in self._fonts.wrapped(text, font, size, WIDEST)]

    def operators(self, columns: Iterable[tuple[str, float]]) -> str:
        """Draws it, with the columns' names at their left edges."""
        fonts, top = self._fonts, HEIGHT - MARGIN
        addressee = self._words.say("To: {addressee}", addressee=self._petition.addressee)
        bottom = HEIGHT - self.height
        parts = [
            fill(ACCENT),
            fonts.line(self._warning(), SANS_STRONG, MARGIN, top, 8, WIDEST),
            fill(INK),
            fonts.line(self._petition.title, SERIF_STRONG, MARGIN, top - 19, TITLE_SIZE, WIDEST),
            fill(SOFT),
            fonts.line(addressee, SANS, MARGIN, top - 32, 8.5, WIDEST),
        ]
        parts += (
            fonts.line(text, font, MARGIN, top - ABOVE - self._size * LEADING * line, self._size, WIDEST)
            for line, (font, text) in enumerate(self._demands)
        )
        parts += (fonts.line(text, SANS_STRONG, x, bottom + 4, 7.5) for text, x in columns if text)
        parts.append(rule(MARGIN, bottom, WIDTH - MARGIN, 0.8))
        return "\n".join(parts)

    def _warning(self) -> str:
        warning = self._words.say("For the coordinators, not for handing over")
        if not self._rehearsal:
            return warning
        return f"{warning} · {self._words.say('Rehearsal: these signatures do not count.')}"
