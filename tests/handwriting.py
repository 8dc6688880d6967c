"""Signatures as hands write them: where the pen is at every moment, to be sampled as often as a screen does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

Point = tuple[float, float]
Way = Callable[[float], Point]
"""Millimetres by seconds."""


@dataclass(frozen=True)
class Written:
    """One stroke: where the pen is, and for how many seconds."""

    way: Way
    seconds: float

    def sampled(self, rate: int, px_per_mm: float) -> list[Point]:
        """So many points a second, in pixels."""
        steps = max(2, round(self.seconds * rate))
        places = (self.way(step * self.seconds / steps) for step in range(steps + 1))
        return [(x * px_per_mm, y * px_per_mm) for x, y in places]


def along(corners: list[Point], speed: float) -> Written:
    """Straight from corner to corner at so many millimetres a second."""
    lengths = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(corners)]

    def way(seconds: float) -> Point:
        gone = seconds * speed
        for (a, b), length in zip(pairwise(corners), lengths, strict=True):
            if gone <= length:
                return a[0] + (b[0] - a[0]) * gone / length, a[1] + (b[1] - a[1]) * gone / length
            gone -= length
        return corners[-1]

    return Written(way, sum(lengths) / speed)


def looped(seconds: float) -> Point:
    """Five loops a second, 36 mm high: 570 mm a second, as fast as a practised hand is."""
    turn = 2 * pi * 5 * seconds
    return 60 + 75 * seconds + 14 * sin(turn), 55 + 18 * cos(turn)


def flowing(seconds: float) -> Point:
    """A name: wide and narrow swings over one another."""
    return (
        40 + 70 * seconds + 9 * sin(15 * seconds) + 3 * sin(37 * seconds),
        55 + 16 * sin(21 * seconds) + 8 * sin(9 * seconds + 1) + 2 * cos(44 * seconds),
    )


def trembling(seconds: float) -> Point:
    """Slow, with the six swings a second of a tremor, 3 mm from one side to the other."""
    swing = 2 * pi * 6 * seconds
    return 50 + 24 * seconds + 0.7 * sin(swing * 0.83), 60 + 5 * sin(seconds) + 1.5 * sin(swing)


def dotted(x: float) -> Written:
    """A dot: the pen stands, as far as a hand can."""
    return Written(lambda seconds: (x + 0.1 * sin(80 * seconds), 30.0), 0.12)


ZIGZAG = [(40.0 + 18 * step, 35.0 + 45 * (step % 2)) for step in range(10)]
SHALLOW = [(30.0, 60.0), (110.0, 60.0), (160.0, 22.0), (235.0, 22.0), (270.0, 60.0)]
"""Long straight lines that meet at shallow angles."""

SIGNATURES: Mapping[str, tuple[Written, ...]] = {
    "fast loops": (Written(looped, 2.0),),
    "a flowing name": (Written(flowing, 2.6),),
    "sharp corners": (along(ZIGZAG, 420.0),),
    "shallow corners": (along(SHALLOW, 260.0),),
    "slow tremor": (Written(trembling, 6.0),),
    "dots": (along([(60, 50), (62, 80)], 90.0), dotted(58), dotted(66)),
}
RATES = (60, 120, 240)


def distance_to(start: Point, end: Point, point: Point) -> float:
    """How far a point is from the straight line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    squared = dx * dx + dy * dy
    part = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / squared if squared else 0.0
    part = max(0.0, min(1.0, part))
    return hypot(point[0] - start[0] - part * dx, point[1] - start[1] - part * dy)


def farthest(points: list[Point], line: list[Point]) -> float:
    """How far the point that is farthest from the line is from it. Begins to look where the last one was near it."""
    pieces = list(pairwise(line)) or [(line[0], line[0])]
    worst, near = 0.0, 0
    for point in points:
        best = float("inf")
        for step in range(len(pieces)):
            place = (near + (step + 1) // 2 * (1 if step % 2 else -1)) % len(pieces)
            found = distance_to(*pieces[place], point)
            if found < best:
                best, at = found, place
            if best <= worst:
                break
        worst, near = max(worst, best), at
    return worst


def dense(line: list[Point], step: float = 6.0) -> list[Point]:
    """The line with a point at least every so many pixels."""
    found = [line[0]]
    for (ax, ay), (bx, by) in pairwise(line):
        parts = max(1, int(hypot(bx - ax, by - ay) / step))
        found += [(ax + (bx - ax) * part / parts, ay + (by - ay) * part / parts) for part in range(1, parts + 1)]
    return found


def apart(raw: list[Point], line: list[Point]) -> float:
    """Hausdorff's distance of what a hand wrote and a line made of it: from each point of either to the other."""
    return max(farthest(raw, line), farthest(dense(line), raw))
