"""The attendee's flow with a kiosk in memory behind it, whose work is done when a test says so."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from factories import a_signatory, an_ink
from factories_campaign import the_campaign

from kiosk.campaign import Campaign
from kiosk.collecting import Accepted
from kiosk.errors import KioskError
from kiosk.goals import Progress, progress
from kiosk.signatory import Exposure, Signing
from ui.booth.viewmodels.flow import SigningFlow
from ui.jobs import JobRunner
from ui.language import LanguageSwitch

CODE = bytes(range(10))


class ByHand(Executor):
    """Keeps work until `drain`."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def drain(self) -> None:
        """Does all that waits."""
        waiting, self.waiting = self.waiting, []
        for work in waiting:
            work()


@dataclass
class MemoryAttending:
    """What was signed and taken back; fails where a test wants it to."""

    baseline: int = 712
    goals: tuple[int, ...] = (1_000, 1_500)
    signings: list[Signing] = field(default_factory=list)
    withdrawn: list[bytes] = field(default_factory=list)
    fails_with: KioskError | None = None

    def accept(self, signing: Signing) -> Accepted:
        self._fail_if_wanted()
        self.signings.append(signing)
        return Accepted(len(self.signings), CODE)

    def withdraw(self, code: bytes) -> None:
        self._fail_if_wanted()
        self.withdrawn.append(code)

    def progress(self) -> Progress:
        return progress(self.baseline, len(self.signings) - len(self.withdrawn), self.goals)

    def _fail_if_wanted(self) -> None:
        if self.fails_with is not None:
            raise self.fails_with


def a_campaign(**form: Any) -> Campaign:
    """The one that is here, with other form rules where a test says so."""
    campaign = the_campaign()
    return replace(campaign, form=replace(campaign.form, **form))


@dataclass
class FlowStand:
    """A flow and what is behind it."""

    campaign: Campaign = field(default_factory=a_campaign)
    port: MemoryAttending = field(default_factory=MemoryAttending)
    executor: ByHand = field(default_factory=ByHand)
    straight: bool = False
    """Whether its ways lead there at once. Else each screen on the way is shown: made, put into words and laid out."""

    def __post_init__(self) -> None:
        self.language = LanguageSwitch(self.campaign.languages, "be")
        self.flow = SigningFlow(self.campaign, self.port, self.language, JobRunner(self.executor))

    @contextmanager
    def _way(self) -> Iterator[SigningFlow]:
        """Shows the end of a way, and all before it where it is not `straight`."""
        flow = self.flow
        if not self.straight or flow.signalsBlocked():
            yield flow
            return
        flow.blockSignals(True)
        try:
            yield flow
        finally:
            flow.blockSignals(False)
        flow.changed.emit(flow.state)

    def at_exposure(self) -> SigningFlow:
        with self._way() as flow:
            flow.read()
            flow.support()
        return flow

    def at_details(self, exposure: Exposure = Exposure.CAMPAIGN) -> SigningFlow:
        with self._way() as flow:
            self.at_exposure()
            flow.choose_exposure(exposure)
            flow.confirm_exposure()
            if flow.state.question is not None:
                flow.answer(yes=True)
        return flow

    def with_details(self, exposure: Exposure = Exposure.CAMPAIGN) -> SigningFlow:
        """At the screen after the details, all of them given."""
        who = a_signatory()
        asked = ("given_name", "family_name", *(() if exposure is Exposure.COUNT else ("city", "country", "email")))
        with self._way() as flow:
            self.at_details(exposure)
            for name in asked:
                flow.enter(name, getattr(who, name))
            assert flow.confirm_details() is None
        return flow

    def at_agree(self, exposure: Exposure = Exposure.CAMPAIGN) -> SigningFlow:
        with self._way() as flow:
            self.with_details(exposure)
            if exposure is not Exposure.COUNT:
                flow.draw(an_ink().strokes, an_ink().height)
                flow.confirm_drawing()
        return flow

    def thanked(self, exposure: Exposure = Exposure.CAMPAIGN) -> SigningFlow:
        with self._way() as flow:
            self.at_agree(exposure)
            flow.sign()
            self.executor.drain()
        return flow
