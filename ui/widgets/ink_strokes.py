"""Strokes of ink as numbers: simplified for keeping, smoothed for drawing."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

Point = tuple[float, float]
Stroke = tuple[tuple[int, int], ...]
"""Whole points in a box 1000 wide."""

BOX_WIDTH = 1000
TOLERANCE = 1.2
"""How far, in thousandths of the box's width, a kept stroke may lie from the drawn one: a tenth of a millimetre on most
pads. Rounding to whole numbers adds 0.7 at most."""

ROUNDING = 0.003
"""How far, as a part of the box's width, a rounded corner may pass its point by: enough to hide that a line is made of
points, and a third of what a hand may be off at all. Without a bound a turn between two long straight lines was cut by
3 % of the width (measured)."""


def _off_line(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from a line segment."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y
    part = 0.0
    if length > 0:
        part = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / length
        part = max(0.0, min(1.0, part))
    return hypot(point[0] - start[0] - part * along_x, point[1] - start[1] - part * along_y)


def simplify(points: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """Ramer, Douglas and Peucker: the fewest corners from which no point is farther than the tolerance."""
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        farthest, distance = first, 0.0
        for index in range(first + 1, last):
            off = _off_line(points[index], points[first], points[last])
            if off > distance:
                farthest, distance = index, off
        if distance > tolerance:
            kept.add(farthest)
            spans += [(first, farthest), (farthest, last)]
    return [points[index] for index in sorted(kept)]


def whole_numbers(points: Sequence[Point], height: int) -> Stroke:
    """A stroke for keeping: simplified, rounded, within its box."""
    kept = simplify(points)
    return tuple((min(BOX_WIDTH, max(0, round(x))), min(height, max(0, round(y)))) for x, y in kept)


def length(stroke: Sequence[tuple[int, int]]) -> float:
    """Length of a kept stroke."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(stroke))


def bend(before: Point, corner: Point, after: Point, most: float) -> tuple[Point, Point]:
    """Where a curve leaves the line before a corner and joins the one after it: at most in their middles, and so near
    that it passes the corner by no more than `most`."""
    to_before, to_after = _way(corner, before), _way(corner, after)
    shorter = min(to_before[2], to_after[2]) / 2
    # A quadratic curve passes its corner at a quarter of what both its ends are off it, as vectors.
    together = hypot(to_before[0] + to_after[0], to_before[1] + to_after[1])
    reach = min(shorter, 4 * most / together) if together > 0 else shorter
    return _along(corner, to_before, reach), _along(corner, to_after, reach)


Way = tuple[float, float, float]
"""A direction, one long, and how far it is."""


def _way(start: Point, end: Point) -> Way:
    x, y = end[0] - start[0], end[1] - start[1]
    far = hypot(x, y)
    return (x / far, y / far, far) if far > 0 else (0.0, 0.0, 0.0)


def _along(start: Point, way: Way, far: float) -> Point:
    return start[0] + way[0] * far, start[1] + way[1] * far


def smooth_path(points: Sequence[Point], most: float = ROUNDING * BOX_WIDTH) -> QPainterPath:
    """A stroke as a curve through its points, rounded at each by no more than `most`."""
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        leave, join = bend(before, corner, after, most)
        path.lineTo(*leave)
        path.quadTo(QPointF(*corner), QPointF(*join))
    path.lineTo(*points[-1])
    if path.elementCount() == 1:
        # A line that goes nowhere, or hardly, is none for Qt, and a dot would not be seen.
        path.lineTo(points[0][0] + 0.01, points[0][1])
    return path
