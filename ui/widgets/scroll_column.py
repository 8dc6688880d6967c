"""A column that scrolls, with a bar for the mouse, where its parts are higher than the room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from ui.theme import Stylist, TextKind

BAR = 12
LEAST_LINES = 5
"""Through a lower slit nobody reads: what is around it scrolls then, too."""


class BarredScroll(QScrollArea):
    """Shows the widget `inside`, which is as wide as this and higher where it has to be.

    The bar lies over a margin that is always there. Qt's own takes its room from the parts, whose texts then wrap to
    more lines, or to fewer when it goes again: on the edge between the two it would come and go for ever.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inside = inside
        self._stylist = Stylist()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What is in it has the focus, and is brought into sight by it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.inside)
        self.viewport().setAutoFillBackground(False)
        self.inside.setAutoFillBackground(False)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.hide()
        self._follow()

    def _follow(self) -> None:
        own = self.verticalScrollBar()
        own.rangeChanged.connect(self._on_range)
        own.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(own.setValue)

    def _on_range(self, least: int, most: int) -> None:
        self.bar.setRange(least, most)
        self.bar.setPageStep(self.verticalScrollBar().pageStep())
        self.bar.setSingleStep(self.verticalScrollBar().singleStep())
        self.bar.setVisible(most > least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide = self._stylist.px(BAR)
        self.bar.setGeometry(self.width() - wide, 0, wide, self.height())
        self.bar.raise_()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._place()


class ScrollColumn(BarredScroll):
    """Add parts to `column`."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 14) -> None:
        super().__init__(QWidget(), parent)
        self._spacing = spacing
        self.column = QVBoxLayout(self.inside)
        self.column.setContentsMargins(0, 0, 0, 0)

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        px = stylist.px
        self.column.setSpacing(px(self._spacing))
        # Rings of focus at the edges are not cut, and the bar covers nothing.
        self.column.setContentsMargins(px(2), px(2), px(BAR + 4), px(2))
        self.setMinimumHeight(LEAST_LINES * QFontMetrics(stylist.font(TextKind.BODY)).height())
