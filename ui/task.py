"""One piece of work that is explained, done once, and has come to something or failed."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.errors import KioskError
from ui.jobs import Err, JobRunner, Ok

Result = TypeVar("Result")


class TaskStep(StrEnum):
    """How far the work is."""

    READY = "ready"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class TaskState(Generic[Result]):
    """The work's step and what came of it."""

    step: TaskStep = TaskStep.READY
    result: Result | None = None
    error: KioskError | None = None


class TaskSignals(QObject):
    """The signals of a task; apart from it, as a QObject cannot be generic."""

    changed = Signal()
    working = Signal(bool)
    """Work began or ended: nothing locks itself in between."""


class Task(Generic[Result]):
    """Runs one piece of work at a time and keeps what came of it."""

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        self._jobs = jobs
        self.signals = TaskSignals(parent)
        self.state: TaskState[Result] = TaskState()
        self._wanted: object = None

    def start(self) -> None:
        """Back to the beginning; work under way goes on and its end is still told."""
        if self.state.step is not TaskStep.WORKING:
            self._set(TaskState())

    def forget(self) -> None:
        """Back to the beginning; what comes of work under way is not kept."""
        if self.state.step is TaskStep.WORKING:
            self._wanted = None
            self.signals.working.emit(False)
        self._set(TaskState())

    def run(self, work: Callable[[], Result]) -> None:
        """Begins the work, unless it is under way."""
        if self.state.step is TaskStep.WORKING:
            return
        wanted = self._wanted = object()
        self._set(TaskState(TaskStep.WORKING))
        self.signals.working.emit(True)
        self._jobs.run(work, lambda answer: self._ended(wanted, answer))

    def _ended(self, wanted: object, answer: Ok[Result] | Err) -> None:
        if wanted is not self._wanted:
            return  # forgotten meanwhile
        match answer:
            case Ok(result):
                self._set(TaskState(TaskStep.DONE, result))
            case Err(error):
                self._set(TaskState(TaskStep.FAILED, error=error))
        self.signals.working.emit(False)

    def _set(self, state: TaskState[Result]) -> None:
        self.state = state
        self.signals.changed.emit()
