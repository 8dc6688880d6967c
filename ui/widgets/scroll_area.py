"""What everything that scrolls is made of."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ScrollArea(QScrollArea):
    """Has neither a frame nor a ground of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        """As Qt reckons it, but each time anew: Qt keeps to the first answer, whoever asked for it and when."""
        inside, high = self.widget(), self.fontMetrics().height()
        if inside is None:
            return super().sizeHint()
        return inside.sizeHint().boundedTo(QSize(36 * high, 24 * high))
