"""When something that was opened locks itself: after a time without a touch, but never while work is under way."""

from PySide6.QtCore import QObject, QTimer, Signal


class IdleLock(QObject):
    """Counts the quiet time while something is open, and says when it is over."""

    expired = Signal()

    def __init__(self, idle_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=idle_ms)
        self._timer.timeout.connect(self.expired)
        self._open = False
        self._works = 0

    def open(self) -> None:
        """It is open from now on."""
        self._open = True
        self._count()

    def close(self) -> None:
        """It is locked: nothing is counted."""
        self._open = False
        self._timer.stop()

    def touched(self) -> None:
        """Somebody is there."""
        self._count()

    def hold(self, working: bool) -> None:
        """Some work began or ended; it must not be walked out on. Several may be under way at once, and each tells of
        its beginning and its end once; after the last the time starts anew."""
        self._works = max(0, self._works + (1 if working else -1))
        self._count()

    @property
    def counting(self) -> bool:
        """Whether it would lock itself if nobody came."""
        return self._timer.isActive()

    def _count(self) -> None:
        if self._open and not self._works:
            self._timer.start()
        else:
            self._timer.stop()
