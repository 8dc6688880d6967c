"""The staff area's bar: whose screen this is, the event, the guide, and the way out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from ui.booth.pages.staff_parts import NARROWEST_FOR_TWO, StaffButton, text
from ui.layouts import add_layout
from ui.theme import Stylist, lay_on, write_in


class StaffBar(QFrame):
    """Dark, so that nobody takes a staff screen for one of their own."""

    def __init__(self) -> None:
        super().__init__()
        lay_on(self, "bar")
        self.who, self.where = text("strong"), text("small")
        for label in (self.who, self.where):
            write_in(label, "on_bar")
        self.guide, self.lock = StaffButton("bar"), StaffButton("bar")
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.addWidget(self.who, 1)
        self._names.addWidget(self.where, 1)
        self._row = QHBoxLayout(self)
        add_layout(self._row, self._names, 1)
        self._row.addWidget(self.guide)
        self._row.addWidget(self.lock)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        px = stylist.px
        self._row.setContentsMargins(px(36), px(14), px(36), px(14))
        self._row.setSpacing(px(16))
        self._names.setSpacing(px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= NARROWEST_FOR_TWO
        self._names.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        # The event stands beside the buttons where there is one line, below the kiosk's name where there are two.
        middle = Qt.AlignmentFlag.AlignVCenter
        self.where.setAlignment(middle | (Qt.AlignmentFlag.AlignRight if wide else Qt.AlignmentFlag.AlignLeft))
        super().resizeEvent(event)
