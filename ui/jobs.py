"""Background work: runs it on an injected executor and hands its end back to the screen's thread as Ok or Err."""

import sys
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from kiosk.errors import KioskError
from kiosk.unforeseen import unforeseen

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Ok(Generic[Result]):
    """The work is done; this came of it."""

    value: Result


@dataclass(frozen=True, slots=True)
class Err:
    """The work failed: in a way that a person can do something about, or as "unforeseen" by a fault in the program."""

    error: KioskError


class JobRunner(QObject):
    """Runs jobs; whoever asked hears of the end in the screen's thread, never in the worker's.

    Its parent is what holds those who ask: an end that comes when they are gone is heard by nobody.
    """

    _ended = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._ended.connect(self._deliver)

    def run(self, work: Callable[[], Result], then: Callable[[Ok[Result] | Err], None]) -> None:
        """Runs the work; `then` gets what came of it, whatever it was: who asked is never left waiting.

        A fault in the program is also told to `sys.excepthook`, in the screen's thread.
        """

        def attempt() -> None:
            try:
                answer: Ok[Result] | Err = Ok(work())
            except KioskError as error:
                answer = Err(_without_frames(error))
            except Exception as error:  # noqa: BLE001 -- else it would vanish in a worker, and nobody hear of the end
                answer = Err(unforeseen(error))
                self._hand_back(partial(_tell, error))
            self._hand_back(lambda: then(answer))

        self._executor.submit(attempt)

    def _hand_back(self, call: Callable[[], None]) -> None:
        if isValid(self):
            self._ended.emit(call)

    def _deliver(self, call: Callable[[], None]) -> None:
        call()


def _without_frames(error: KioskError) -> KioskError:
    """The error alone: its frames would keep what the work had in hand, keys and names, as long as it is shown."""
    error.__traceback__ = error.__cause__ = error.__context__ = None
    return error


def _tell(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
