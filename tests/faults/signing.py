"""What a child does: signs through the flow of the screens, one person after another, and tells of each Thank-you.

Lines: `welcome` when the first screen stands and shows nobody; `thanked CODE` for each Thank-you, with the receipt code
that its screen would show; `refused CODE` for each failure, after which the same entry is tried again; `gone` should an
entry that was not saved not stand on the screen any more; `done` at the end, and then it waits to be killed.
"""

import os
import resource
import signal
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from faults.kiosks import CANARY, CANARY_EMAIL
from faults.nursery import say
from faults.planting import plant_synchronous
from PySide6.QtCore import QCoreApplication, QEventLoop

from kiosk.attending import Attending
from kiosk.collecting import Collecting
from kiosk.errors import KioskError
from kiosk.installed import Kiosk, open_kiosk
from kiosk.receipt_code import CODE_BYTES
from kiosk.signatory import Event, Exposure
from kiosk.simulating import made_up_ink
from kiosk.tally import Tally
from kiosk.vault.seal import SealingKey
from ui.booth.viewmodels.flow import SigningFlow
from ui.booth.viewmodels.flow_state import FlowState, Question, Step
from ui.jobs import JobRunner
from ui.language import LanguageSwitch

ATTENDING = "faults.signing:attend"
DETAILS = {
    "given_name": "Янка",
    "family_name": CANARY,
    "city": "Вільня",
    "country": "LT",
    "email": CANARY_EMAIL,
}


@dataclass(frozen=True, slots=True)
class Planted:
    """Defects, none of which the kiosk has."""

    synchronous: int | None = None
    """Another setting of SQLite."""
    early: bool = False
    """A Thank-you that does not wait for the commit."""
    twice: bool = False
    """What was called not saved, and is there all the same, counts beside the next try."""
    drafts: bool = False
    """A file beside the ledger keeps what is being entered."""


def attend(
    folder: str,
    *,
    count: int = 0,
    seed: int = 0,
    tries: int = 1_000_000,
    limit: int | None = None,
    planted: Mapping[str, Any] | None = None,
    closes: bool = False,
) -> None:
    """Has `count` people sign at the kiosk in this folder, or people without end for 0.

    `tries`: so often is an entry tried that could not be saved; then the next person comes. `limit`: no file may be
    larger, in bytes. `closes`: closes the kiosk in the end instead of waiting.
    """
    defects = Planted(**planted or {})
    if defects.synchronous is not None:
        plant_synchronous(defects.synchronous)
    if limit is not None:
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with open_kiosk(Path(folder)) as kiosk:
            if defects.early:
                _plant_early_thanks(kiosk)
            if defects.twice:
                _leave_what_was_refused(kiosk)
            Stand(kiosk, Random(seed), defects).serve(count, tries)  # noqa: S311 -- made-up ink
            say("done")
            if not closes:
                signal.pause()
    except KioskError as error:
        say(f"closed {error.code}")


class Stand:
    """The kiosk's screens, but for their widgets, and the people in front of them."""

    def __init__(self, kiosk: Kiosk, random: Random, defects: Planted) -> None:
        self._random = random
        self._defects = defects
        self._drafts = kiosk.home.folder / "draft"
        self._app = QCoreApplication([])
        campaign = kiosk.campaign
        self._language = LanguageSwitch(campaign.languages, campaign.default_language)
        self._jobs = JobRunner(ThreadPoolExecutor(max_workers=1))
        self.tally = Tally(kiosk.clock)
        self._flow = SigningFlow(campaign, Attending(kiosk, self.tally), self._language, self._jobs)

    def serve(self, count: int, tries: int) -> None:
        """Has so many people sign, one after another, or people without end for 0."""
        if self._flow.state == FlowState(progress=self._flow.state.progress):
            say("welcome")
        served = 0
        while not count or served < count:
            self._enter()
            self._sign(tries)
            self._flow.reset()
            served += 1

    def _enter(self) -> None:
        """From Welcome to the last screen, as somebody does who allows everything."""
        flow = self._flow
        flow.read()
        flow.support()
        flow.choose_exposure(self._random.choice((Exposure.CAMPAIGN, Exposure.HANDOVER)))
        flow.confirm_exposure()
        self._agree_if_asked(Question.HANDOVER)
        for name, value in DETAILS.items():
            flow.enter(name, value)
        if self._defects.drafts:
            self._drafts.write_text(flow.state.draft.details.family_name, encoding="utf-8")
        flow.confirm_details()
        ink = made_up_ink(self._random)
        flow.draw(ink.strokes, ink.height)
        flow.confirm_drawing()
        self._agree_if_asked(Question.LITTLE_INK)
        assert flow.state.step is Step.AGREE

    def _agree_if_asked(self, question: Question) -> None:
        if self._flow.state.question is question:
            self._flow.answer(yes=True)

    def _sign(self, tries: int) -> None:
        entered = self._flow.state.draft
        for _ in range(tries):
            self._flow.sign()
            while self._flow.state.working:
                self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            state = self._flow.state
            if state.step is Step.THANKS and state.thanks is not None:
                if not self._defects.early:
                    say(f"thanked {state.thanks.code.hex()}")
                return
            say(f"refused {state.failure.code if state.failure else ''}")
            if state.step is not Step.AGREE or state.draft != entered:
                say("gone")


def _leave_what_was_refused(kiosk: Kiosk) -> None:
    """The defect: a signing that was called not saved counts where a failing disk brings it back."""

    class Trusting(Collecting):
        def _take_back_what_was_refused(self, event: Event) -> None:
            pass

    kiosk.collecting.__class__ = Trusting


def _plant_early_thanks(kiosk: Kiosk) -> None:
    """The defect: whoever draws a receipt code is thanked, though nothing is saved yet."""

    def announced(length: int) -> bytes:
        drawn = os.urandom(length)
        if length == CODE_BYTES:
            say(f"thanked {drawn.hex()}")
        return drawn

    kiosk.collecting = Collecting(
        ledger=kiosk.ledger,
        sealing_key=SealingKey.from_bytes(kiosk.home.sealing_key.read_bytes()),
        identity=kiosk.identity,
        campaign=kiosk.campaign,
        event=kiosk.event,
        randomness=announced,
    )
