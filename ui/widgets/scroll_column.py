"""A column that scrolls, with a bar for the mouse, where its parts are higher than the room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Stylist


class ScrollColumn(QScrollArea):
    """Add parts to `column`."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 14) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What is in it has the focus, and is brought into sight by it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.inside)
        self.viewport().setAutoFillBackground(False)
        self.inside.setAutoFillBackground(False)

    def set_style(self, stylist: Stylist) -> None:
        px = stylist.px
        self.column.setSpacing(px(self._spacing))
        # Rings of focus at the edges are not cut, and the bar covers nothing.
        self.column.setContentsMargins(px(2), px(2), px(16), px(2))
