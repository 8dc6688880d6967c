"""A striped block that stands where something is that only its owner may see."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Stylist

STRIPE = 14


class MaskedBlock(QWidget):
    """Its size says nothing about what it hides: it is always the same."""

    def __init__(self, parent: QWidget | None = None, *, design_height: int = 44, share: float = 1.0) -> None:
        """`share`: how much of the width there is it fills, so that several look like lines of an entry."""
        super().__init__(parent)
        self._design_height = design_height
        self._share = share
        self._stylist = Stylist()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_design_height(self, pixels: int) -> None:
        """How high it is in the 1280 x 720 design."""
        if pixels != self._design_height:
            self._design_height = pixels
            self.set_style(self._stylist)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.setMinimumHeight(stylist.px(self._design_height) // 2)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.px(300), self._stylist.px(self._design_height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        shape = QPainterPath()
        radius = self._stylist.px(10)
        width = round(self.width() * self._share)
        shape.addRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)
        painter.fillPath(shape, self._stylist.colour("track"))
        painter.setClipPath(shape)
        stripe = self._stylist.px(STRIPE)
        for left in range(0, width, 2 * stripe):
            painter.fillRect(left, 0, stripe, self.height(), self._stylist.colour("line"))
