"""Who looks on at all that fingers, pens, mice and keys do in a window, before the window itself gets to know of it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


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
        self._reach()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._window:
            return self._sees(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.WinIdChange):
            self._reach()
        return False

    def _reach(self) -> None:
        """There is a handle from the first showing on, and another one where the window had to be made anew."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
