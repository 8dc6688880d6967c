"""Who looks on at all that fingers, pens, mice and keys do in a window, before the window itself gets to know of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QEventPoint, QTouchEvent, QWindow
from PySide6.QtWidgets import QWidget

_SIGNS_OF_LIFE = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel, QEvent.Type.Drop}
)


def is_sign_of_life(event: QEvent) -> bool:
    """Whether somebody presses or turns something, or drops it there."""
    return event.type() in _SIGNS_OF_LIFE or is_another_finger(event)


def is_another_finger(event: QEvent) -> bool:
    """Whether one comes down beside one that rests: to a window that is one touch going on, to widgets another one."""
    if not isinstance(event, QTouchEvent) or event.type() != QEvent.Type.TouchUpdate:
        return False
    return any(point.state() == QEventPoint.State.Pressed for point in event.points())


class InputWatch(QObject):
    """Shows each event of a window's handle to `sees`, which may keep it from the window by answering True.

    It lasts as long as the window. The handle is where the platform hands input over, once for each event. Watching the
    application instead would take every event of every widget through Python: twenty thousand for a window's making.
    """

    def __init__(self, window: QWidget, sees: Callable[[QEvent], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._sees = sees
        window.installEventFilter(self)
        self.reach(window.windowHandle())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window:
            return self._sees(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange):
            # There is a handle from the first showing on, and another one where the window had to be made anew.
            self.reach(self._window.windowHandle())
        return False

    def reach(self, handle: QWindow | None) -> None:
        """Looks on there as well."""
        if handle is not None:
            handle.installEventFilter(self)
