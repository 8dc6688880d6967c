"""The staff area's bar: whose screen this is, the event, the guide, and the way out."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from ui.booth.pages.staff_parts import NARROWEST_FOR_TWO, StaffButton, big, text


class StaffBar(QFrame):
    """Dark, so that nobody takes a staff screen for one of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("staff", "bar")
        self.who, self.where = text("heading"), text("body")
        self.guide = big(StaffButton("bar"), 72)
        self.lock = big(StaffButton("bar"), 72)
        self._names = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._names.setSpacing(4)
        self._names.addWidget(self.who, 3)
        self._names.addWidget(self.where, 4)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 14, 36, 14)
        row.setSpacing(16)
        row.addLayout(self._names, 1)
        row.addWidget(self.guide)
        row.addWidget(self.lock)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= NARROWEST_FOR_TWO
        self._names.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)
