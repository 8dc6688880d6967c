"""When the staff area locks itself: after a minute without a touch, but never while work is under way."""

from PySide6.QtCore import QObject, QTimer, Signal

IDLE_SECONDS = 60
"""From the design of the screens: staff walk away from an open kiosk, and the next to touch it is a stranger."""


class StaffLock(QObject):
    """Counts the quiet seconds while the area is open, and says when they are over."""

    expired = Signal()

    def __init__(self, idle_ms: int = IDLE_SECONDS * 1000, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=idle_ms)
        self._timer.timeout.connect(self.expired)
        self._open = False
        self._holding = False

    def open(self) -> None:
        """The area is open from now on."""
        self._open = True
        self._count()

    def close(self) -> None:
        """The area is locked: nothing is counted."""
        self._open = False
        self._timer.stop()

    def touched(self) -> None:
        """Somebody is there."""
        self._count()

    def hold(self, working: bool) -> None:
        """Work is under way and must not be walked out on; afterwards the minute starts anew."""
        self._holding = working
        self._count()

    def _count(self) -> None:
        if self._open and not self._holding:
            self._timer.start()
        else:
            self._timer.stop()
