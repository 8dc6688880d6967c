"""Keeps the hand that writes from pressing the buttons it lies on."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

AFTER_MS = 250
"""Between two strokes the hand lies where it lay; nobody comes from the ink to a button so soon."""

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)


class PalmGuard(QObject):
    """While somebody writes on the pad, and a moment longer, nothing beside it takes a press; what the hand pressed
    before it began to write is let go of without a click."""

    def __init__(self, pad: QWidget) -> None:
        super().__init__(pad)
        self._pad = pad
        self._after = QTimer(self, singleShot=True, interval=AFTER_MS, timerType=Qt.TimerType.PreciseTimer)
        self._after.timeout.connect(self._let_go)
        self._holds = False

    @property
    def holds(self) -> bool:
        return self._holds

    def writes(self) -> None:
        """The pen or finger is down."""
        self._after.stop()
        if self._holds:
            return
        self._holds = True
        for button in self._pad.window().findChildren(QAbstractButton):
            if button.isDown():
                button.setDown(False)
        if isinstance(app := QApplication.instance(), QApplication):
            app.installEventFilter(self)

    def rests(self) -> None:
        """It was lifted."""
        if self._holds:
            self._after.start()

    def end(self) -> None:
        """There is nothing to write on any more."""
        self._after.stop()
        self._let_go()

    def _let_go(self) -> None:
        self._holds = False
        if isinstance(app := QApplication.instance(), QApplication):
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        beside = event.type() in _PRESSES and isinstance(watched, QWidget) and watched is not self._pad
        if beside:
            event.accept()
        return beside
