"""A small ring in a corner that says one thing to those who know it: staff, please look."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist

SIDE, FROM_EDGE, LINE = 14, 10, 3
"""Of the ring, in the design's pixels: it stands in the margin, beside everything that one touches."""


class StaffMark(QWidget):
    """Lies in the top left corner of its parent, hidden at first. No touch stops at it, and it has no words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_if(self, is_wanted: bool) -> None:
        """Shows the ring, over what stands there, or takes it away."""
        self.setVisible(is_wanted)
        self.raise_()

    def set_style(self, stylist: Stylist) -> None:
        """Room and colour follow the screen."""
        self._stylist = stylist
        px = stylist.px
        self.setGeometry(px(FROM_EDGE), px(FROM_EDGE), px(SIDE), px(SIDE))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = self._stylist.px(LINE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._stylist.colour("soft"), line))
        painter.drawEllipse(QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2))
