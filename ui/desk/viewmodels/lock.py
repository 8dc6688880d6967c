"""When the desk locks itself: after a quarter of an hour without a touch, but never while work is under way."""

from PySide6.QtCore import QObject, QTimer, Signal

IDLE_MINUTES = 15
"""A coordinator reads and thinks between two clicks; one who went for lunch has left the keys in memory."""


class DeskLock(QObject):
    """Counts the quiet minutes while the registry is open, and says when they are over."""

    expired = Signal()

    def __init__(self, idle_ms: int = IDLE_MINUTES * 60_000, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=idle_ms)
        self._timer.timeout.connect(self.expired)
        self._open = False
        self._held = 0

    def open(self) -> None:
        """The registry is open from now on."""
        self._open = True
        self._count()

    def close(self) -> None:
        """It is closed: nothing is counted."""
        self._open = False
        self._timer.stop()

    def touched(self) -> None:
        """Somebody is there."""
        self._count()

    def hold(self, working: bool) -> None:
        """Some work began or ended; several may be under way at once."""
        self._held = max(0, self._held + (1 if working else -1))
        self._count()

    @property
    def counting(self) -> bool:
        return self._timer.isActive()

    def _count(self) -> None:
        if self._open and not self._held:
            self._timer.start()
        else:
            self._timer.stop()
