"""The signs on buttons, drawn as strokes on a field of 24 x 24 so that they take any size and colour."""

from collections.abc import Callable
from enum import StrEnum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist

FIELD = 24.0
WEIGHT = 2.2
Points = tuple[tuple[float, float], ...]


class Icon(StrEnum):
    """Every sign there is."""

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


_LINES: dict[Icon, tuple[Points, ...]] = {
    Icon.BACK: (((20, 12), (4, 12)), ((10.5, 5.5), (4, 12), (10.5, 18.5))),
    Icon.FORWARD: (((4, 12), (20, 12)), ((13.5, 5.5), (20, 12), (13.5, 18.5))),
    Icon.UP: (((5, 15.5), (12, 8.5), (19, 15.5)),),
    Icon.DOWN: (((5, 8.5), (12, 15.5), (19, 8.5)),),
    Icon.INTO: (
        ((12, 3), (12, 14.5)),
        ((7.2, 9.8), (12, 14.6), (16.8, 9.8)),
        ((3.5, 14), (3.5, 20.5), (20.5, 20.5), (20.5, 14)),
    ),
    Icon.CROSS: (((5.5, 5.5), (18.5, 18.5)), ((18.5, 5.5), (5.5, 18.5))),
    Icon.CHECK: (((4.5, 12.8), (9.6, 18), (19.5, 6.5)),),
    Icon.WARNING: (((12, 4), (21.5, 20), (2.5, 20), (12, 4)), ((12, 10), (12, 14.4)), ((12, 17), (12, 17.1))),
    Icon.BACKSPACE: (
        ((8.5, 5), (21.5, 5), (21.5, 19), (8.5, 19), (2.5, 12), (8.5, 5)),
        ((11.5, 9), (17.5, 15)),
        ((17.5, 9), (11.5, 15)),
    ),
    Icon.SHIFT: (((12, 3.5), (20, 12.5), (15.8, 12.5), (15.8, 20), (8.2, 20), (8.2, 12.5), (4, 12.5), (12, 3.5)),),
    Icon.CAPS: (
        ((12, 2.5), (19.5, 10.5), (15.6, 10.5), (15.6, 16.5), (8.4, 16.5), (8.4, 10.5), (4.5, 10.5), (12, 2.5)),
        ((8.4, 20.8), (15.6, 20.8)),
    ),
    Icon.STICK: (
        ((8, 9), (16, 9), (16, 21.5), (8, 21.5), (8, 9)),
        ((9.6, 9), (9.6, 3), (14.4, 3), (14.4, 9)),
        ((12, 13), (12, 17)),
    ),
    Icon.PEN: (((4, 20), (5, 15.5), (16.5, 4), (20, 7.5), (8.5, 19), (4, 20)), ((14, 6.5), (17.5, 10))),
    Icon.RETURN: (((20, 5), (20, 13), (4.5, 13)), ((9.5, 8), (4.5, 13), (9.5, 18))),
}


def _circle(path: QPainterPath, x: float, y: float, radius: float) -> None:
    path.addEllipse(QPointF(x, y), radius, radius)


def _line(path: QPainterPath, points: Points) -> None:
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)


def _undo(path: QPainterPath) -> None:
    path.moveTo(4, 9)
    path.lineTo(14, 9)
    path.arcTo(QRectF(8.5, 9, 11, 10.5), 90, -180)
    path.lineTo(9, 19.5)
    _line(path, ((8.5, 4.5), (4, 9), (8.5, 13.5)))


def _info(path: QPainterPath) -> None:
    _circle(path, 12, 12, 9)
    _line(path, ((12, 11), (12, 16.5)))
    _line(path, ((12, 7.4), (12, 7.5)))


def _eye(path: QPainterPath) -> None:
    path.moveTo(2, 12)
    path.quadTo(12, 0.5, 22, 12)
    path.quadTo(12, 23.5, 2, 12)
    _circle(path, 12, 12, 3)


def _sun(path: QPainterPath) -> None:
    _circle(path, 12, 12, 4.4)
    for ray in range(8):
        dx, dy = cos(ray * pi / 4), sin(ray * pi / 4)
        _line(path, ((12 + 7.4 * dx, 12 + 7.4 * dy), (12 + 10 * dx, 12 + 10 * dy)))


def _moon(path: QPainterPath) -> None:
    path.moveTo(20, 14.5)
    path.cubicTo(12.5, 17.5, 6.5, 11.5, 9.5, 4)
    path.cubicTo(1, 7, 2, 20.5, 12, 20.5)
    path.cubicTo(16, 20.5, 19, 18, 20, 14.5)


def _half(path: QPainterPath) -> None:
    _circle(path, 12, 12, 9)
    for x in (12.0, 14.2, 16.4, 18.6):
        reach = (81 - (x - 12) ** 2) ** 0.5 - 1
        _line(path, ((x, 12 - reach), (x, 12 + reach)))


def _search(path: QPainterPath) -> None:
    _circle(path, 10.5, 10.5, 6.5)
    _line(path, ((15.3, 15.3), (21, 21)))


def _lock(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(4.5, 10.5, 15, 10.5), 2, 2)
    path.moveTo(8, 10.5)
    path.lineTo(8, 7.5)
    path.arcTo(QRectF(8, 3, 8, 9), 180, -180)
    path.lineTo(16, 10.5)


def _clock(path: QPainterPath) -> None:
    _circle(path, 12, 12, 9)
    _line(path, ((12, 6.5), (12, 12), (16, 14.2)))


def _globe(path: QPainterPath) -> None:
    _circle(path, 12, 12, 9)
    path.addEllipse(QPointF(12, 12), 4, 9)
    _line(path, ((3, 12), (21, 12)))


def _headphones(path: QPainterPath) -> None:
    path.moveTo(3.5, 15)
    path.lineTo(3.5, 12.5)
    path.arcTo(QRectF(3.5, 4, 17, 17), 180, -180)
    path.lineTo(20.5, 15)
    for left in (3.5, 16.5):
        path.addRoundedRect(QRectF(left, 13.5, 4, 7), 1.6, 1.6)


def _loudspeaker(path: QPainterPath) -> None:
    _line(path, ((3, 9.2), (7, 9.2), (12, 4.5), (12, 19.5), (7, 14.8), (3, 14.8), (3, 9.2)))
    for radius in (3.6, 7.4):
        path.arcMoveTo(QRectF(12 - radius + 1.6, 12 - radius, 2 * radius, 2 * radius), -48)
        path.arcTo(QRectF(12 - radius + 1.6, 12 - radius, 2 * radius, 2 * radius), -48, 96)


_CURVES: dict[Icon, Callable[[QPainterPath], None]] = {
    Icon.UNDO: _undo,
    Icon.INFO: _info,
    Icon.EYE: _eye,
    Icon.SUN: _sun,
    Icon.MOON: _moon,
    Icon.HALF: _half,
    Icon.SEARCH: _search,
    Icon.LOCK: _lock,
    Icon.CLOCK: _clock,
    Icon.GLOBE: _globe,
    Icon.HEADPHONES: _headphones,
    Icon.LOUDSPEAKER: _loudspeaker,
}


def icon_path(icon: Icon) -> QPainterPath:
    """The strokes of a sign on its field."""
    path = QPainterPath()
    for points in _LINES.get(icon, ()):
        _line(path, points)
    if icon in _CURVES:
        _CURVES[icon](path)
    return path


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

    def __init__(self, icon: Icon, role: str = "ink", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._role = role
        self._design_size = 40
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

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.setFixedSize(stylist.px(self._design_size), stylist.px(self._design_size))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._icon, QRectF(self.rect()), self._stylist.colour(self._role))
