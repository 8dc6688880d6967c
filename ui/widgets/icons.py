"""The signs on buttons: drawings of our own in resources/icons, as strokes that take any size and colour."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist
from ui.widgets.svg_path import path_of

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "icons"
FIELD = 24.0
"""Side of the square that each is drawn on."""
WEIGHT = 2.2
THIN = 1.6
"""Where a sign stands large."""


class Icon(StrEnum):
    """Every sign there is; the value is the name of its file."""

    BACK = "back"
    FORWARD = "forward"
    UP = "up"
    DOWN = "down"
    INTO = "into"
    UNDO = "undo"
    CROSS = "cross"
    CHECK = "check"
    WARNING = "warning"
    INFO = "info"
    BACKSPACE = "backspace"
    SHIFT = "shift"
    CAPS = "caps"
    EYE = "eye"
    SUN = "sun"
    MOON = "moon"
    HALF = "half"
    SEARCH = "search"
    LOCK = "lock"
    STICK = "stick"
    CLOCK = "clock"
    PEN = "pen"
    RETURN = "return"
    GLOBE = "globe"
    HEADPHONES = "headphones"
    LOUDSPEAKER = "loudspeaker"
    KEY = "key"
    LAPTOP = "laptop"
    SHEET = "sheet"
    TRAY = "tray"
    POWER = "power"
    FLAG = "flag"


@cache
def icon_path(icon: Icon) -> QPainterPath:
    """The strokes of a sign on its field."""
    return path_of((FOLDER / f"{icon}.svg").read_text("utf-8"))


def paint_icon(painter: QPainter, icon: Icon, box: QRectF, colour: QColor, weight: float = WEIGHT) -> None:
    """Draws the sign into the middle of the box, as large as the box allows."""
    size = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - size / 2, box.center().y() - size / 2)
    painter.scale(size / FIELD, size / FIELD)
    round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, weight, Qt.PenStyle.SolidLine, round_cap, round_join))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(icon_path(icon))
    painter.restore()


class IconView(QWidget):
    """A sign by itself. It says nothing to a screen reader: the words beside it do."""

    def __init__(self, icon: Icon, role: str = "ink", parent: QWidget | None = None, *, ground: str = "") -> None:
        """`ground`: the role of the round it lies on, if it has one."""
        super().__init__(parent)
        self._icon = icon
        self._role = role
        self._ground = ground
        self._design_size = 40
        self._side: int | None = None
        self._stylist = Stylist()

    def set_icon(self, icon: Icon) -> None:
        self._icon = icon
        self.update()

    def set_role(self, role: str) -> None:
        """The colour, by role."""
        self._role = role
        self.update()

    def set_design_size(self, pixels: int) -> None:
        """The side of its square in the 1280 x 720 design."""
        self._design_size = pixels
        self.set_style(self._stylist)

    def set_side(self, pixels: int) -> None:
        """The side of its square, by whatever it stands beside."""
        self._side = pixels
        self.set_style(self._stylist)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        side = stylist.px(self._design_size) if self._side is None else self._side
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        if self._ground:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._stylist.colour(self._ground))
            painter.drawEllipse(box)
            box.adjust(*(side * box.width() * 0.25 for side in (1, 1, -1, -1)))
        paint_icon(painter, self._icon, box, self._stylist.colour(self._role), WEIGHT if not self._ground else THIN)
