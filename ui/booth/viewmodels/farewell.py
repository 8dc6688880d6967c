"""How long Thank-you stands: 20 seconds, a minute with the code, and as often a minute more as is asked for."""

from PySide6.QtCore import QObject, QTimer, Signal

PLAIN_SECONDS = 20
CODE_SECONDS = 60
"""Screens: attendee, 7."""

TICK_MS = 1000


class Farewell(QObject):
    """Counts down; `ticked(seconds left)` each second, `expired` once."""

    ticked = Signal(int)
    expired = Signal()

    def __init__(self, tick_ms: int = TICK_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.left = 0
        self._timer = QTimer(self)
        self._timer.setInterval(tick_ms)
        self._timer.timeout.connect(self._tick)

    def begin(self, seconds: int = PLAIN_SECONDS) -> None:
        """Counts down from here."""
        self.left = seconds
        self._timer.start()
        self.ticked.emit(self.left)

    def extend(self) -> None:
        """A minute more, from now."""
        self.begin(CODE_SECONDS)

    @property
    def counting(self) -> bool:
        """Whether it would expire if nobody asked for more."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Counts no more."""
        self._timer.stop()

    def _tick(self) -> None:
        self.left -= 1
        if self.left > 0:
            self.ticked.emit(self.left)
        else:
            self._timer.stop()
            self.expired.emit()
