"""The two small buttons that change how the screen looks: text size and theme."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist, TextSize, Theme
from ui.widgets.buttons import GhostButton
from ui.widgets.icons import Icon

_SIGNS = {Theme.LIGHT: Icon.SUN, Theme.DARK: Icon.MOON, Theme.SUN: Icon.HALF}
"""What the theme now shown looks like."""


class TextSizeButton(GhostButton):
    """“Aa” with a dot for each of the four sizes, up to the one in use. `clicked` asks for the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Aa", parent)
        self.set_guard(150)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step, radius = self._stylist.px(9), max(2.0, self._stylist.px(5) / 2)
        left = self.width() / 2 - 1.5 * step
        for size in TextSize:
            reached = size <= self._stylist.text_size
            ink = "paper" if self.isDown() else "ink"
            painter.setBrush(self._stylist.colour(ink if reached else "line"))
            painter.drawEllipse(QPointF(left + (size - 1) * step, self.height() - self._stylist.px(12)), radius, radius)


class ThemeButton(GhostButton):
    """A sign for the theme in use. `clicked` asks for the next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon=Icon.SUN)
        self.set_guard(150)

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        self.set_icon(_SIGNS[stylist.theme])
