"""What a child does: one person after another signs at the whole window, in four languages, until it is killed.

Lines: `thanked CODE` for each Thank-you, with the receipt code that its screen would show; `saved SECONDS` with how
long it took from the last touch to that screen; `served NUMBER` when so many have signed: then it stops, to be measured
from outside, until it is told to go on.
"""

import os
import signal
from pathlib import Path
from random import Random
from time import monotonic

from faults.booth import LANGUAGES, a_booth, move_into
from faults.kiosks import CANARY
from faults.leaving import press_key
from faults.nursery import say
from PySide6.QtGui import QPixmap

from kiosk.signatory import Exposure
from kiosk.simulating import made_up_ink
from ui.booth.viewmodels.flow import Step
from ui.booth.window import BoothWindow
from ui.garbage import GarbageCollector
from ui.hands import Hands

SOAK = "faults.soaking:soak"
GIVEN_NAME = "Янка"
COUNTRY = {"be": "літв", "ru": "литв", "en": "lith", "de": "lita"}


def soak(folder: str, home: str, block: int, seed: int, *, keeps_pages: bool = False) -> None:
    """Serves `block` people at a time. `keeps_pages`: the defect, a picture of every page outlives its person."""
    move_into(Path(folder))
    random, kept = Random(seed), list[QPixmap]()  # noqa: S311 -- made-up ink
    with a_booth(Path(home)) as (_, window):
        GarbageCollector(window)
        person = _Person(window, random)
        number = 0
        while True:
            for _ in range(block):
                person.sign(LANGUAGES[number % len(LANGUAGES)])
                if keeps_pages:
                    kept.append(window.grab())
                number += 1
            say(f"served {number}")
            os.kill(os.getpid(), signal.SIGSTOP)


class _Person:
    """Whoever stands there: the same words each time, in another language, with other ink."""

    def __init__(self, window: BoothWindow, random: Random) -> None:
        self._area = window.attendee
        self._flow = window.attendee.flow
        self._random = random
        self._hands = Hands()

    def sign(self, language: str) -> None:
        """From Welcome to Thank-you and back."""
        area, hands = self._area, self._hands
        self._flow.language.choose(language)
        hands.press(area.welcome.start)
        hands.press(area.petition.support)
        exposure = self._random.choice(tuple(Exposure))
        hands.press(area.exposure.choices.card(str(exposure)))
        hands.press(area.exposure.on)
        self._agree_if_asked()
        self._enter(language, exposure)
        if self._flow.state.step is Step.SIGN:
            self._draw()
        self._save()
        hands.press(area.thanks.on)

    def _enter(self, language: str, exposure: Exposure) -> None:
        """On a keyboard that was plugged in: the touch keyboard's keys would take most of the time."""
        page, hands = self._area.details, self._hands
        hands.press(page.fields["family_name"])
        for letter in CANARY:
            press_key(page.fields["family_name"].line, letter)
        hands.press(page.fields["given_name"])
        for letter in GIVEN_NAME:
            press_key(page.fields["given_name"].line, letter)
        if exposure is not Exposure.COUNT:
            hands.press(page.fields["country"])
            hands.type(page.keyboard, COUNTRY[language])
            hands.press(page.suggestions.buttons[0])
        hands.press(page.on)

    def _draw(self) -> None:
        ink = made_up_ink(self._random)
        box = ink.width, ink.height
        strokes = [[(x / box[0], y / box[1]) for x, y in stroke] for stroke in ink.strokes]
        self._hands.draw(self._area.sign.pad_area, strokes)
        self._hands.press(self._area.sign.on)
        self._agree_if_asked()

    def _agree_if_asked(self) -> None:
        if self._area.question.isVisible():
            self._hands.press(self._area.question.yes_button)

    def _save(self) -> None:
        self._hands.bring(self._area.agree.on)
        begun = monotonic()
        self._hands.press(self._area.agree.on)
        self._hands.wait(lambda: self._flow.state.step is Step.THANKS, "no Thank-you")
        say(f"saved {monotonic() - begun:.4f}")
        assert self._flow.state.thanks is not None
        say(f"thanked {self._flow.state.thanks.code.hex()}")
