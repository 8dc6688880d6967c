"""One piece of long work: begun, followed on a bar with the time left, cancelled or come to an end."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError
from kiosk.progress import Cancelled, Progress
from ui.jobs import Err, JobRunner, Ok
from ui.screen_progress import ScreenProgress

Result = TypeVar("Result")


class WorkStep(StrEnum):
    """How far the work is."""

    READY = "ready"
    WORKING = "working"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class WorkState(Generic[Result]):
    """The work's step, how far it is, and what came of it."""

    step: WorkStep = WorkStep.READY
    thousandths: int = 0
    seconds_left: float | None = None
    stopping: bool = False
    """Whether it was asked to stop and has not yet."""
    result: Result | None = None
    error: KioskError | None = None

    @property
    def working(self) -> bool:
        return self.step is WorkStep.WORKING


class WorkSignals(QObject):
    """The signals of a work; apart from it, as a QObject cannot be generic."""

    changed = Signal()
    working = Signal(bool)
    """Work began or ended: nothing locks itself in between."""


class LongWork(Generic[Result]):
    """Runs one piece of work at a time."""

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        self._jobs = jobs
        self.signals = WorkSignals(parent)
        self.state: WorkState[Result] = WorkState()
        self._progress: ScreenProgress | None = None

    def forget(self) -> None:
        """Back to the beginning; work under way is asked to stop, and what comes of it is not kept."""
        if self._progress is not None:
            self._progress.cancel()
            self._let_go()
            self.signals.working.emit(False)
        self._set(WorkState())

    def run(self, work: Callable[[Progress], Result]) -> None:
        """Begins the work, unless it is under way. Raising Cancelled, it ends as cancelled."""
        if self.state.working:
            return
        progress = ScreenProgress(parent=self.signals)
        progress.stepped.connect(self._stepped)
        self._progress = progress

        def attempt() -> Result | None:
            try:
                return work(progress)
            except Cancelled:
                return None

        self._set(WorkState(WorkStep.WORKING))
        self.signals.working.emit(True)
        self._jobs.run(attempt, lambda answer: self._ended(progress, answer))

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        if self._progress is not None:
            self._progress.cancel()
            self._set(replace(self.state, stopping=True))

    def _stepped(self, thousandths: int, _total: int, left: float | None) -> None:
        if self.state.working:
            self._set(replace(self.state, thousandths=thousandths, seconds_left=left))

    def _ended(self, progress: ScreenProgress, answer: Ok[Result | None] | Err) -> None:
        if progress is not self._progress:
            return  # forgotten meanwhile
        self._let_go()
        match answer:
            case Ok(None):
                self._set(WorkState(WorkStep.CANCELLED))
            case Ok(result):
                self._set(WorkState(WorkStep.DONE, 1000, result=result))
            case Err(error):
                self._set(WorkState(WorkStep.FAILED, error=error))
        self.signals.working.emit(False)

    def _let_go(self) -> None:
        if self._progress is not None:
            self._progress.stepped.disconnect(self._stepped)
            self._progress.deleteLater()
            self._progress = None

    def _set(self, state: WorkState[Result]) -> None:
        self.state = state
        self.signals.changed.emit()
