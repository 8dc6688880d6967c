"""Progress of long work on its way from the worker thread to the screen, and the wish to stop on its way back."""

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.progress import Cancelled

TELL_EVERY_SECONDS = 0.1
"""A bar needs no more, and a queue of thousands of small steps would hold the screen up."""
TRUST_AFTER_SECONDS = 2.0
"""Before this the first steps say nothing about the rest."""


def seconds_left(done: int, total: int, elapsed: float) -> float | None:
    """How long the rest takes at the pace so far; None while that cannot be known."""
    if done <= 0 or total <= 0 or elapsed < TRUST_AFTER_SECONDS:
        return None
    return elapsed * max(0, total - done) / done


class ScreenProgress(QObject):
    """A `kiosk.progress.Progress` whose steps arrive on the screen's thread."""

    stepped = Signal(int, int, object)
    """done, total and the seconds left or None."""

    _step = Signal(int, int, object)

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._monotonic = monotonic
        self._cancelled = threading.Event()
        self._began = monotonic()
        self._told = 0.0
        # Emitted by the worker; queued, so that the screen hears of it in its own thread even when called directly.
        self._step.connect(self.stepped, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._cancelled.set()

    def advance(self, done: int, total: int) -> None:
        """See `Progress.advance`."""
        if self._cancelled.is_set():
            raise Cancelled
        now = self._monotonic()
        if done >= total or now - self._told >= TELL_EVERY_SECONDS:
            self._told = now
            # Scaled to thousandths: a signal carries 32 bits, and the units may be bytes.
            thousandths = 1000 * done // total if total else 1000
            self._step.emit(thousandths, 1000, seconds_left(done, total, now - self._began))
