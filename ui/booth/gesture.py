"""The hidden way to the staff screen: three seconds on a corner, or a chord that no attendee presses by chance."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.input_watch import InputWatch

HOLD_MS = 3000
"""Screens: volunteer, staff."""

CORNER_SIDE = 96
"""Pixels: larger than any touch target."""

CHORD = Qt.Key.Key_F12
CHORD_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class StaffGesture(QObject):
    """Watches the top left corner of a window; `made` when it was held long enough, `halfway` when for half as long.

    `corner_is_free` says whether the corner counts just now: where an entry stands, somebody who rests a finger on
    "Back" must not lose it. The chord counts always."""

    made = Signal()
    halfway = Signal()
    """Whoever takes time to get ready may begin."""

    def __init__(self, window: QWidget, corner_is_free: Callable[[], bool], hold_ms: int = HOLD_MS) -> None:
        super().__init__(window)
        self._window = window
        self._corner_is_free = corner_is_free
        self._timer = QTimer(self, singleShot=True, interval=hold_ms)
        self._timer.timeout.connect(self.made)
        self._halfway = QTimer(self, singleShot=True, interval=hold_ms // 2)
        self._halfway.timeout.connect(self.halfway)
        InputWatch(window, self._see)

    def _see(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._follow(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_chord(event):
            self.made.emit()
            return True
        return False

    def _follow(self, event: QMouseEvent) -> None:
        spot = self._window.mapFromGlobal(event.globalPosition().toPoint())
        if event.type() == QEvent.Type.MouseButtonPress and _in_corner(spot) and self._corner_is_free():
            self._timer.start()
            self._halfway.start()
        elif event.type() == QEvent.Type.MouseButtonRelease or not _in_corner(spot):
            self._timer.stop()
            self._halfway.stop()


def _in_corner(spot: QPoint) -> bool:
    return 0 <= spot.x() < CORNER_SIDE and 0 <= spot.y() < CORNER_SIDE


def _is_chord(event: QKeyEvent) -> bool:
    return event.key() == CHORD and event.modifiers() == CHORD_WITH and not event.isAutoRepeat()
