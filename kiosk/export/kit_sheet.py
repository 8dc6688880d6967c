"""The sheet of a kit on paper: the upper half for the volunteer, the lower one for everybody at the stand.

The set-up code is not on it: the sheet travels with the kit, and the code does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.export.document import Document
from kiosk.export.fonts import SANS, SANS_STRONG, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, HEIGHT, INK, LINE, MARGIN, SOFT, WIDTH, fill, rule
from kiosk.words import Words

WIDE = WIDTH - 2 * MARGIN
CUT = HEIGHT / 2 - 20
"""Where the halves are cut apart, in points from the foot."""

ROW = 29.0
"""Height in points of a line to write on."""

ACROSS = 4
"""Words of the fingerprint in a row."""

LABEL = 150.0
"""Width in points of what stands before such a line."""

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class KitSheet:
    """What a sheet says of one kit."""

    kiosk_name: str
    is_rehearsal: bool
    title: str
    """Of the petition."""
    fingerprint: tuple[str, ...]
    """Of the campaign, in words."""


class _Half:
    """Draws from a height downwards."""

    def __init__(self, document: Document, fonts: Fonts, top: float) -> None:
        self._document = document
        self._fonts = fonts
        self.top = top

    def line(self, text: str, font: str, size: float, *, colour: Colour = INK, before: float = 0) -> None:
        """The text in as many lines as it needs."""
        self.top -= before
        for one in self._fonts.wrapped(text, font, size, WIDE):
            self.top -= size * 1.36
            self._document.append(f"{fill(colour)} {self._fonts.line(one, font, MARGIN, self.top, size, WIDE)}")

    def grid(self, cells: tuple[str, ...]) -> None:
        """Large words in rows of four."""
        width = WIDE / ACROSS
        self.top -= 10
        for place, word in enumerate(cells):
            if place % ACROSS == 0:
                self.top -= 36
            x = MARGIN + place % ACROSS * width
            self._document.append(f"{fill(INK)} {self._fonts.line(word, SANS_STRONG, x, self.top, 23, width - 10)}")

    def blank(self, label: str) -> None:
        """A line to write on, and what is to be written there."""
        self.top -= ROW
        self._document.append(f"{fill(SOFT)} {self._fonts.line(label, SANS, MARGIN, self.top + 3, 10, LABEL - 10)}")
        self._document.append(rule(MARGIN + LABEL, self.top, WIDTH - MARGIN, 0.7, SOFT))


def draw_kit_sheet(sheet: KitSheet, words: Words, to: Path) -> None:
    """Writes the sheet as a PDF of one page; raises OSError where the disk does."""
    document = Document(to, language=words.language, title=sheet.kiosk_name, campaign=sheet.title, subject=sheet.title)
    fonts = Fonts(document)
    _for_the_volunteer(_Half(document, fonts, HEIGHT - MARGIN), sheet, words)
    document.append(f"[3 4] 0 d {rule(MARGIN / 2, CUT, WIDTH - MARGIN / 2, 0.7, LINE)} [] 0 d")
    _for_the_stand(_Half(document, fonts, CUT - 34), sheet, words)
    document.showPage()
    document.save()


def _for_the_volunteer(half: _Half, sheet: KitSheet, words: Words) -> None:
    half.line(words.say("For the volunteer"), SANS_STRONG, 9, colour=ACCENT)
    half.line(sheet.kiosk_name, SERIF_STRONG, 25)
    if sheet.is_rehearsal:
        half.line(words.say("Rehearsal: nothing signed here counts"), SANS_STRONG, 10.5, before=2)
    for label in _to_be_written(words):
        half.blank(label)
    code = words.say("The set-up code is not here: it travels apart from the kit, on paper or by telephone.")
    pin = words.say("Write the PIN elsewhere, and keep it with you.")
    half.line(f"{code} {pin}", SANS, 9, colour=SOFT, before=12)


def _to_be_written(words: Words) -> Iterator[str]:
    yield words.say("Event")
    yield words.say("Place")
    yield words.say("Day")
    yield words.say("Coordinator, telephone")
    yield words.say("Number at the end")
    yield words.say("The number in words")
    yield words.say("File on the stick")


def _for_the_stand(half: _Half, sheet: KitSheet, words: Words) -> None:
    half.line(words.say("Is this kiosk the campaign’s own?"), SANS_STRONG, 9, colour=ACCENT)
    half.line(sheet.title, SERIF_STRONG, 17, before=2)
    half.line(
        words.say(
            "These words stand for the key that everything here is sealed to. They must be the same, in the same "
            "order, here, on the screen under “Who keeps this, how long, how to reach them”, and where the campaign "
            "publishes them."
        ),
        SANS,
        10.5,
        colour=SOFT,
        before=6,
    )
    half.grid(sheet.fingerprint)
    half.line(
        words.say("If one of them differs, do not sign here, and tell the campaign."),
        SANS,
        10.5,
        colour=SOFT,
        before=16,
    )
