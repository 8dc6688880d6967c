"""The brush: follows a hand as a smooth line, thinner where it is fast and, with a pen, thicker where it presses."""

from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.widgets.ink_contacts import Sample

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


def paint_piece(painter: QPainter, dabs: list[Dab], index: int, colour: QColor) -> QRectF:
    """The curve that the point `index` completes: from the middle before its predecessor to the middle after it."""
    corner, now = dabs[index - 1], dabs[index]
    before = dabs[index - 2] if index >= 2 else corner
    start = QPointF((before.x + corner.x) / 2, (before.y + corner.y) / 2)
    bend = QPointF(corner.x, corner.y)
    end = QPointF((corner.x + now.x) / 2, (corner.y + now.y) / 2)
    from_width, to_width = (before.width + corner.width) / 2, (corner.width + now.width) / 2
    steps = max(1, min(16, round(hypot(end.x() - start.x(), end.y() - start.y()) / 4)))
    last = start
    for step in range(1, steps + 1):
        part = step / steps
        rest = 1 - part
        spot = start * (rest * rest) + bend * (2 * rest * part) + end * (part * part)
        painter.setPen(_pen(colour, from_width * rest + to_width * part))
        painter.drawLine(last, spot)
        last = spot
    return _around([start, bend, end], max(before.width, corner.width, now.width))


def paint_tail(painter: QPainter, dabs: list[Dab], colour: QColor) -> QRectF:
    """From the last middle to where the hand is now."""
    now = dabs[-1]
    corner = dabs[-2] if len(dabs) > 1 else now
    start = QPointF((corner.x + now.x) / 2, (corner.y + now.y) / 2)
    painter.setPen(_pen(colour, now.width))
    painter.drawLine(start, QPointF(now.x, now.y))
    return _around([start, QPointF(now.x, now.y)], max(now.width, corner.width))
