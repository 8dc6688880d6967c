"""The brush: follows a hand as a smooth line, thinner where it is fast and, with a pen, thicker where it presses."""

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.widgets.ink_contacts import Sample
from ui.widgets.ink_strokes import bend

SLOW, FAST = 0.15, 3.0
"""Speeds in pixels per millisecond and per pixel-per-millimetre/4 between which the width changes."""

THIN, THICK = 0.62, 1.3
INERTIA = 0.7
"""How much of its width a line keeps from one point to the next."""


@dataclass(frozen=True, slots=True)
class Dab:
    """A point of the line with its width."""

    x: float
    y: float
    width: float


def width_at(before: Sample, now: Sample, last_width: float, base: float, px_per_mm: float) -> float:
    """The next width: by pressure where a pen tells it, else by speed; it never jumps."""
    if now.pressure is not None:
        wanted = base * (0.45 + 0.95 * now.pressure)
    else:
        speed = hypot(now.x - before.x, now.y - before.y) / max(1, now.at - before.at) * 4 / px_per_mm
        part = max(0.0, min(1.0, (speed - SLOW) / (FAST - SLOW)))
        wanted = base * (THICK + (THIN - THICK) * part)
    return INERTIA * last_width + (1 - INERTIA) * wanted


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _around(points: list[QPointF], width: float) -> QRectF:
    xs, ys = [point.x() for point in points], [point.y() for point in points]
    box = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
    margin = width / 2 + 2
    return box.adjusted(-margin, -margin, margin, margin)


def paint_dot(painter: QPainter, dab: Dab, colour: QColor) -> QRectF:
    """Where the hand comes down; returns what was painted on."""
    painter.setPen(_pen(colour, dab.width))
    painter.drawPoint(QPointF(dab.x, dab.y))
    return _around([QPointF(dab.x, dab.y)], dab.width)


def paint_piece(painter: QPainter, dabs: list[Dab], index: int, colour: QColor, most: float) -> QRectF:
    """What the point `index` completes: from the middle before its predecessor, round that by no more than `most`, to
    the middle after it."""
    corner, now = dabs[index - 1], dabs[index]
    before = dabs[index - 2] if index >= 2 else corner
    from_width, to_width = (before.width + corner.width) / 2, (corner.width + now.width) / 2
    line = _piece(before, corner, now, most)
    for step in range(1, len(line)):
        part = step / (len(line) - 1)
        painter.setPen(_pen(colour, from_width * (1 - part) + to_width * part))
        painter.drawLine(line[step - 1], line[step])
    return _around([*line, QPointF(corner.x, corner.y)], max(before.width, corner.width, now.width))


def _piece(before: Dab, corner: Dab, now: Dab, most: float) -> list[QPointF]:
    """The points of such a piece, near enough for the eye."""
    start = QPointF((before.x + corner.x) / 2, (before.y + corner.y) / 2)
    end = QPointF((corner.x + now.x) / 2, (corner.y + now.y) / 2)
    spots = bend((before.x, before.y), (corner.x, corner.y), (now.x, now.y), most)
    leave, join = QPointF(*spots[0]), QPointF(*spots[1])
    turn = QPointF(corner.x, corner.y)
    steps = max(1, min(16, round(hypot(join.x() - leave.x(), join.y() - leave.y()) / 4)))
    curve = []
    for step in range(1, steps):
        part = step / steps
        rest = 1 - part
        curve.append(leave * (rest * rest) + turn * (2 * rest * part) + join * (part * part))
    return [start, leave, *curve, join, end]


def paint_tail(painter: QPainter, dabs: list[Dab], colour: QColor) -> QRectF:
    """From the last middle to where the hand is now."""
    now = dabs[-1]
    corner = dabs[-2] if len(dabs) > 1 else now
    start = QPointF((corner.x + now.x) / 2, (corner.y + now.y) / 2)
    painter.setPen(_pen(colour, now.width))
    painter.drawLine(start, QPointF(now.x, now.y))
    return _around([start, QPointF(now.x, now.y)], max(now.width, corner.width))
