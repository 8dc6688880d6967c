"""A QR code from its modules, black on white in every theme with the quiet zone readers need."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Stylist

QUIET_ZONE = 4
"""Modules of white on each side, ISO/IEC 18004."""


class QrView(QWidget):
    """Draws whole pixels per module only, so that its edges stay sharp."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self._stylist = Stylist()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_matrix(self, rows: Sequence[Sequence[bool]]) -> None:
        """The modules without a quiet zone; True is dark."""
        self._rows = tuple(tuple(bool(module) for module in row) for row in rows)
        self.updateGeometry()
        self.update()

    def wipe(self) -> None:
        self.set_matrix(())

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.px(248), self._stylist.px(248))

    def minimumSizeHint(self) -> QSize:
        side = 2 * (len(self._rows) + 2 * QUIET_ZONE)
        return QSize(side, side)

    def module_size(self) -> int:
        """Pixels a module has at this size."""
        modules = len(self._rows) + 2 * QUIET_ZONE
        return max(1, min(self.width(), self.height()) // modules)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._rows:
            return
        painter = QPainter(self)
        size = self.module_size()
        side = size * (len(self._rows) + 2 * QUIET_ZONE)
        left, top = (self.width() - side) // 2, (self.height() - side) // 2
        painter.fillRect(left, top, side, side, Qt.GlobalColor.white)
        for down, row in enumerate(self._rows):
            for across, dark in enumerate(row):
                if dark:
                    x, y = left + (across + QUIET_ZONE) * size, top + (down + QUIET_ZONE) * size
                    painter.fillRect(x, y, size, size, Qt.GlobalColor.black)
