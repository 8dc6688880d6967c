"""Keeps the second touch of a double tap from reaching the page that came after the first."""

from PySide6.QtCore import QElapsedTimer, QEvent, QObject
from PySide6.QtWidgets import QApplication

HOLD_MS = 400
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)


class TapGuard(QObject):
    """Swallows presses that begin right after `hold`. Whoever lifts a finger or a key is never held up."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._since = QElapsedTimer()
        self._milliseconds = 0
        application.installEventFilter(self)

    def hold(self, milliseconds: int = HOLD_MS) -> None:
        """From now on, for so long. Call it when a page changes under the finger."""
        self._milliseconds = milliseconds
        self._since.start()

    @property
    def holds(self) -> bool:
        return self._since.isValid() and self._since.elapsed() < self._milliseconds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES and self.holds:
            event.accept()
            return True
        return super().eventFilter(watched, event)
