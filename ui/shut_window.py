"""A window that nobody closes but who may, as large as its screen: no close button, menu or key leads out of it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.reading_order import go_through
from ui.spoken import Role, set_role
from ui.theme import Metrics, Stylist


class ShutWindow(QWidget):
    """Closes for `leave` alone."""

    left = Signal()
    """Staff left the kiosk; the window may go."""

    def __init__(self, look: Stylist) -> None:
        super().__init__()
        self.look = look
        self._may_close = False
        self._density = self._density_now()
        self.setWindowTitle("Petition Kiosk")
        # Without it screen readers take the window for a part of one, and never ask what has the focus in it.
        set_role(self, Role.Window, "Petition Kiosk")
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    # The screen that it is on

    def set_look(self, look: Stylist) -> None:
        """Another theme, text size or screen, for everything at once."""
        self.look = look
        self.setPalette(look.palette())

    def use_metrics(self, metrics: Metrics) -> None:
        """Takes sizes from these."""
        self.set_look(self.look.with_metrics(metrics))

    def event(self, event: QEvent) -> bool:
        """A screen with as many pixels may be larger to the hand, and then nothing is resized."""
        # Not by a signal of the window's handle: PySide may take that for something gone that was at its place before.
        if event.type() == QEvent.Type.ScreenChangeInternal:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A window, or a screen that was turned, asks for other sizes than the screen that was there at first; another
        screen for other sizes in millimetres. Those that were given hold as long as the screen is the same."""
        metrics, density = self.look.metrics, self._density_now()
        if density != self._density:
            self._density = density
            metrics = replace(metrics, px_per_mm=density[0], physical_size_known=density[1])
        metrics = replace(metrics, width=self.width(), height=self.height())
        if metrics != self.look.metrics:
            self.use_metrics(metrics)

    def _density_now(self) -> tuple[float, bool]:
        there = Metrics.of_screen(self.screen())
        return there.px_per_mm, there.physical_size_known

    # No way out

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
