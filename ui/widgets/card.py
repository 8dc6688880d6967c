"""A rounded ground that says by its colour what it is for."""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import Stylist

EDGE = 2
RADIUS = 22
GROUNDS = {
    "plain": ("surface", "line"),
    "notice": ("notice", "notice"),
    "well": ("tint", "accent"),
    "trouble": ("alert_tint", "alert"),
    "selected": ("tint", "accent"),
}
"""The colours of ground and edge by kind."""


class Card(QFrame):
    """A rounded ground: plain, notice, well, trouble or selected."""

    def __init__(self, kind: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._stylist = Stylist()
        # So that what is in it leaves the edge its room.
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setLineWidth(EDGE)

    @property
    def kind(self) -> str:
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Changes what it is for."""
        self._kind = kind
        self.update()

    def set_style(self, stylist: Stylist) -> None:
        """Another theme, text size or screen."""
        self._stylist = stylist
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, edge = (self._stylist.colour(role) for role in GROUNDS[self._kind])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, EDGE))
        painter.setBrush(ground)
        half, radius = EDGE / 2, self._stylist.px(RADIUS) - EDGE / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), radius, radius)
