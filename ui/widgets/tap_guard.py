"""Keeps the second touch of a double tap, or of Enter, from reaching the page that came after the first."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from ui.input_watch import is_another_finger
from ui.widgets.deliberate_button import PRESSING_KEYS

HOLD_MS = 400
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)


class TapGuard(QObject):
    """Swallows presses that begin right after `hold`. Whoever lifts a finger or a key is never held up.

    It watches where each window gets its input, and only while it holds; also a window that comes meanwhile.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._watched: list[QWindow] = []
        application.focusWindowChanged.connect(self._come)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._let_go)

    def hold(self, milliseconds: int = HOLD_MS) -> None:
        """From now on, for so long. Call it when a page changes under the finger."""
        self._let_go()
        self._timer.start(milliseconds)
        for window in self._application.topLevelWindows():
            self._come(window)

    @property
    def holds(self) -> bool:
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES or is_another_finger(event) or _presses_by_key(event):
            event.accept()
            return True
        return False

    def _come(self, window: QWindow | None) -> None:
        if window is not None and self.holds and window not in self._watched:
            self._watched.append(window)
            window.installEventFilter(self)

    def _let_go(self) -> None:
        for window in filter(isValid, self._watched):
            window.removeEventFilter(self)
        self._watched = []


def _presses_by_key(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in PRESSING_KEYS
