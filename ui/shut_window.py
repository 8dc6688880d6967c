"""A window that nobody closes but who may: no close button, menu or key leads out of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.reading_order import go_through
from ui.spoken import Role, set_role


class ShutWindow(QWidget):
    """Closes for `leave` alone."""

    left = Signal()
    """Staff left the kiosk; the window may go."""

    def __init__(self) -> None:
        super().__init__()
        self._may_close = False
        self.setWindowTitle("Petition Kiosk")
        # Without it screen readers take the window for a part of one, and never ask what has the focus in it.
        set_role(self, Role.Window, "Petition Kiosk")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def leave(self) -> None:
        """The window closes for good."""
        self._may_close = True
        self.left.emit()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_through(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What no widget wanted goes nowhere: no key of the window means anything.
        event.accept()
