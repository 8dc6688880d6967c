"""The way through a signing: which screen stands, what was entered so far, and what is asked in between."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from kiosk.campaign import Campaign
from kiosk.collecting import Accepted
from kiosk.goals import Progress
from kiosk.signatory import DECLARED_INK, NO_INK, Exposure, Ink, InkKind, Signing
from ui.booth.viewmodels.draft import (
    asked_details,
    detail_errors,
    drawing_errors,
    is_little_ink,
    signing_of,
)
from ui.booth.viewmodels.flow_state import FlowState, Question, Step, Thanks, steps_for
from ui.jobs import Err, JobRunner, Ok, Result
from ui.language import LanguageSwitch

__all__ = ["AttendingPort", "FlowState", "Question", "SigningFlow", "Step", "Thanks", "steps_for"]


class AttendingPort(Protocol):
    """The kiosk as the attendee's screens use it; `accept` and `withdraw` run in a worker."""

    def accept(self, signing: Signing) -> Accepted: ...
    def withdraw(self, code: bytes) -> None: ...
    def progress(self) -> Progress: ...


class SigningFlow(QObject):
    """Holds the one entry there is, in memory, and leads it from screen to screen. `changed` after every change."""

    changed = Signal(object)
    wiped = Signal()
    """The entry is gone: every widget that showed any of it forgets it now."""

    def __init__(
        self,
        campaign: Campaign,
        port: AttendingPort,
        language: LanguageSwitch,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.campaign = campaign
        self.language = language
        self._port = port
        self._jobs = jobs
        self._ask_about_ink = True
        self._run = 0
        self.state = FlowState(progress=port.progress())

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)  # type: ignore[arg-type]  # names are FlowState's own
        self.changed.emit(self.state)

    # The way

    def read(self) -> None:
        """From Welcome to the petition."""
        self._set(step=Step.PETITION)

    def support(self) -> None:
        """From the petition to the first question."""
        self._set(step=Step.EXPOSURE)

    def back(self) -> None:
        """One screen back; what was entered stays as long as there is a screen of the entry."""
        steps = steps_for(self.state.draft, self.campaign)
        if self.state.step in steps[1:]:
            self._set(step=steps[steps.index(self.state.step) - 1], failure=None, question=None)
        elif self.state.step is Step.EXPOSURE:
            self._wipe(Step.PETITION)
        elif self.state.step is Step.PETITION:
            self.reset()

    def change_exposure(self) -> None:
        """From the last screen to the choice who may see the name."""
        self._set(step=Step.EXPOSURE, failure=None)

    def change_details(self) -> None:
        """From the last screen to the details."""
        self._set(step=Step.DETAILS, failure=None)

    def _go_on(self) -> None:
        steps = steps_for(self.state.draft, self.campaign)
        self._set(step=steps[steps.index(self.state.step) + 1], question=None)

    # Who may see the name

    def choose_exposure(self, exposure: Exposure) -> None:
        """A choice was touched; it is not gone on with yet."""
        self._set(draft=self.state.draft.with_exposure(exposure))

    def confirm_exposure(self) -> None:
        """Goes on with the choice; the addressee's eyes are asked about once more where they are to be feared."""
        exposure = self.state.draft.exposure
        if exposure is None:
            return
        if exposure is Exposure.HANDOVER and self.campaign.addressee_country:
            self._set(question=Question.HANDOVER)
        else:
            self._go_on()

    def answer(self, *, yes: bool) -> None:
        """The question was answered; no leaves the screen as it was, without the choice that was asked about."""
        question = self.state.question
        if question is Question.HANDOVER and not yes:
            self._set(question=None, draft=replace(self.state.draft, exposure=None))
        elif question is Question.LITTLE_INK and not yes:
            self._set(question=None)
        elif question is not None:
            self._ask_about_ink = self._ask_about_ink and question is not Question.LITTLE_INK
            self._go_on()

    # Details

    def enter(self, name: str, value: str) -> None:
        """A detail was typed. An error that was shown goes as soon as the field is right."""
        draft = self.state.draft.with_detail(name, value)
        wrong = detail_errors(draft, self.campaign)
        errors = {field: code for field, code in self.state.errors.items() if field in wrong}
        self._set(draft=draft, errors=errors)

    def leave(self, name: str) -> None:
        """A field was left: its error is shown now, unless it was never begun."""
        wrong = detail_errors(self.state.draft, self.campaign)
        if name in wrong and getattr(self.state.draft.details, name).strip():
            self._set(errors={**self.state.errors, name: wrong[name]})

    def confirm_details(self) -> str | None:
        """Goes on, or shows every error; the first field with one is returned, to be looked at."""
        wrong = detail_errors(self.state.draft, self.campaign)
        if not wrong:
            self._set(errors={})
            self._go_on()
            return None
        self._set(errors=wrong)
        return next(name for name in asked_details(self.state.draft.exposure, self.campaign) if name in wrong)

    # Signature

    def draw(self, strokes: tuple[tuple[tuple[int, int], ...], ...], height: int) -> None:
        """The pad holds these strokes now."""
        ink = Ink(InkKind.DRAWN, height, strokes) if strokes else NO_INK
        self._set(draft=self.state.draft.with_ink(ink))

    def declare(self) -> None:
        """The person cannot draw and declares instead."""
        self._set(draft=self.state.draft.with_ink(DECLARED_INK))
        self._go_on()

    def confirm_drawing(self) -> None:
        """Goes on with the drawing; very little ink is asked about, once."""
        if drawing_errors(self.state.draft, self.campaign):
            return
        if self._ask_about_ink and is_little_ink(self.state.draft.ink):
            self._set(question=Question.LITTLE_INK)
        else:
            self._go_on()

    # Agreeing

    def sign(self) -> None:
        """Saves the signing in a worker; Thank-you comes only after the durable commit has returned."""
        if self.state.working or self.state.step is not Step.AGREE:
            return
        signing = signing_of(self.state.draft, self.campaign, self.language.current)
        before = self.state.progress
        self._set(working=True, failure=None)
        self._start(lambda: self._saved(signing, before), lambda saved: self._thank(saved, before))

    def _saved(self, signing: Signing, before: Progress) -> tuple[Accepted, Progress]:
        return self._port.accept(signing), self._counted(before, 1)

    def _counted(self, before: Progress, change: int) -> Progress:
        """The count now; what was written stands, also where the count cannot be read."""
        try:
            return self._port.progress()
        except Exception:  # noqa: BLE001 -- whatever it is, "not saved" would be untrue, and a second try count twice
            return replace(before, here=max(0, before.here + change))

    def _thank(self, saved: tuple[Accepted, Progress], before: Progress) -> None:
        accepted, progress = saved
        passed = before.goal if progress.total >= before.goal > before.total else None
        self._wipe(Step.THANKS, progress=progress, thanks=Thanks(accepted.withdraw_code, before.total, passed))

    def _start(self, work: Callable[[], Result], then: Callable[[Result], None]) -> None:
        run = self._run

        def ended(answer: Ok[Result] | Err) -> None:
            if run != self._run:
                return
            if isinstance(answer, Err):
                self._set(working=False, failure=answer.error)
            else:
                then(answer.value)

        self._jobs.run(work, ended)

    # Thank you

    def show_code(self) -> None:
        """The receipt code is asked for."""
        if self.state.thanks is not None:
            self._set(thanks=replace(self.state.thanks, code_shown=True))

    def take_back(self) -> None:
        """Withdraws the signing while the screen still stands."""
        thanks = self.state.thanks
        if thanks is None or thanks.taken_back or self.state.working:
            return
        before = self.state.progress
        self._set(working=True, failure=None)
        self._start(lambda: self._withdrawn(thanks.code, before), self._taken_back)

    def _withdrawn(self, code: bytes, before: Progress) -> Progress:
        self._port.withdraw(code)
        return self._counted(before, -1)

    def _taken_back(self, progress: Progress) -> None:
        thanks = self.state.thanks and replace(self.state.thanks, taken_back=True, code_shown=False)
        self._set(working=False, progress=progress, thanks=thanks)

    # Wiping

    def stop_and_erase(self) -> None:
        """One tap, no question: everything is gone and the first screen is back."""
        self.reset()

    def reset(self) -> None:
        """Wipes everything; the event's language is back."""
        self._forget(Step.WELCOME)
        # First: Welcome is announced as it comes, and not in the language of whoever has left.
        self.language.reset()
        self.changed.emit(self.state)

    def _wipe(self, step: Step, *, progress: Progress | None = None, thanks: Thanks | None = None) -> None:
        self._forget(step, progress=progress, thanks=thanks)
        self.changed.emit(self.state)

    def _forget(self, step: Step, *, progress: Progress | None = None, thanks: Thanks | None = None) -> None:
        self._run += 1
        self._ask_about_ink = True
        self.state = FlowState(step=step, progress=progress or self.state.progress, thanks=thanks)
        self.wiped.emit()

    def refresh(self) -> None:
        """Staff may have withdrawn: the count is read again."""
        self._set(progress=self._port.progress())
