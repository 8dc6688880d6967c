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

SHARP_TURN = 0.6
"""Cosine of the turn from which on a corner was meant."""


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


def smooth_path(points: Sequence[Point]) -> QPainterPath:
    """A kept stroke as a curve: shallow corners are rounded through the middles of their sides, sharp ones stay."""
    path = QPainterPath(QPointF(*points[0]))
    if len(points) == 1:
        path.lineTo(points[0][0] + 0.01, points[0][1])
        return path
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        if _turns_sharply(before, corner, after):
            path.lineTo(*corner)
            path.lineTo(*_middle(corner, after))
        else:
            path.lineTo(*_middle(before, corner))
            path.quadTo(QPointF(*corner), QPointF(*_middle(corner, after)))
    path.lineTo(*points[-1])
    return path


def _middle(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _turns_sharply(before: Point, corner: Point, after: Point) -> bool:
    in_x, in_y = corner[0] - before[0], corner[1] - before[1]
    out_x, out_y = after[0] - corner[0], after[1] - corner[1]
    lengths = hypot(in_x, in_y) * hypot(out_x, out_y)
    return lengths == 0 or (in_x * out_x + in_y * out_y) / lengths < SHARP_TURN
