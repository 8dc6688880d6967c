"""The mouse's arrow: on a touch screen it would only lie in the way, and with a mouse one cannot do without it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputDevice, QPointerEvent
from PySide6.QtWidgets import QWidget

from ui.input_watch import InputWatch

HIDES_AFTER_MS = 5000


class CursorVeil(QObject):
    """Hides the arrow at first, after every touch, and when a mouse has rested; a mouse that moves brings it back."""

    def __init__(self, app: QGuiApplication, hides_after_ms: int = HIDES_AFTER_MS) -> None:
        super().__init__(app)
        self._app = app
        self._resting = QTimer(self, singleShot=True, interval=hides_after_ms)
        self._resting.timeout.connect(self.hide)
        self.hidden = False
        self.hide()

    def watch(self, window: QWidget) -> None:
        """What is touched or moved there decides."""
        InputWatch(window, self._see)

    def hide(self) -> None:
        """No arrow anywhere, whatever the thing under it asks for."""
        if not self.hidden:
            self.hidden = True
            self._app.setOverrideCursor(Qt.CursorShape.BlankCursor)

    def show(self) -> None:
        """The arrow as the thing under it asks for."""
        self._resting.start()
        if self.hidden:
            self.hidden = False
            self._app.restoreOverrideCursor()

    def _see(self, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.TouchBegin:
            self.hide()
        elif kind in {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress} and _is_a_mouse(event):
            self.show()
        return False


def _is_a_mouse(event: QEvent) -> bool:
    """Qt makes mouse events out of touches too, and says so by the device."""
    return isinstance(event, QPointerEvent) and event.device().type() in {
        QInputDevice.DeviceType.Mouse,
        QInputDevice.DeviceType.TouchPad,
    }
