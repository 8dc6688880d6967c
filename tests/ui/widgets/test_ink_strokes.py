"""Kept strokes stay true to what was drawn."""

import itertools
from math import cos, hypot, sin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ui.widgets.ink_strokes import BOX_WIDTH, bend, length, simplify, smooth_path, whole_numbers

points = st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 340)), min_size=1, max_size=60)


def _distance(point: tuple[float, float], line: list[tuple[float, float]]) -> float:
    best = min(hypot(point[0] - x, point[1] - y) for x, y in line)
    for (ax, ay), (bx, by) in itertools.pairwise(line):
        squared = (bx - ax) ** 2 + (by - ay) ** 2
        if squared == 0:
            continue
        part = max(0.0, min(1.0, ((point[0] - ax) * (bx - ax) + (point[1] - ay) * (by - ay)) / squared))
        best = min(best, hypot(point[0] - ax - part * (bx - ax), point[1] - ay - part * (by - ay)))
    return best


@given(points)
def test_no_point_is_farther_from_the_kept_stroke_than_two_thousandths(drawn: list[tuple[float, float]]) -> None:
    kept = [(float(x), float(y)) for x, y in whole_numbers(drawn, 340)]
    assert max(_distance(point, kept) for point in drawn) <= 0.002 * BOX_WIDTH


@given(points)
def test_it_begins_and_ends_where_it_was_drawn_and_stays_in_its_box(drawn: list[tuple[float, float]]) -> None:
    kept = whole_numbers(drawn, 340)
    assert kept[0] == (round(drawn[0][0]), round(drawn[0][1]))
    assert kept[-1] == (round(drawn[-1][0]), round(drawn[-1][1]))
    assert all(0 <= x <= 1000 and 0 <= y <= 340 for x, y in kept)


def test_a_signature_becomes_small() -> None:
    drawn = [(100 + t * 1.5, 170 + 120 * sin(t / 20) * cos(t / 70)) for t in range(500)]
    assert len(simplify(drawn)) < 80


def test_the_drawn_curve_of_a_kept_stroke_stays_close() -> None:
    drawn = [(100 + t * 1.5, 170 + 120 * sin(t / 20) * cos(t / 70)) for t in range(500)]
    path = smooth_path([(float(x), float(y)) for x, y in whole_numbers(drawn, 340)])
    spots = [path.pointAtPercent(step / 400) for step in range(401)]
    assert max(_distance((spot.x(), spot.y()), drawn) for spot in spots) < 0.01 * BOX_WIDTH


@given(points.filter(lambda drawn: len(drawn) >= 3), st.floats(0.5, 9))
@example([(0.0, 1e-118), (0.0, 0.0), (0.0, 0.0)], 1.0)
def test_a_curve_passes_every_point_by_no_more_than_it_may(drawn: list[tuple[float, float]], most: float) -> None:
    line = [
        (spot.x(), spot.y()) for polygon in smooth_path(drawn, most).toSubpathPolygons() for spot in polygon.toList()
    ]
    assert max(_distance(point, line) for point in drawn) <= most + 0.5


def test_where_points_are_near_each_other_a_bend_reaches_to_the_middles() -> None:
    assert bend((0, 0), (2, 0), (2, 2), 5.0) == ((1.0, 0.0), (2.0, 1.0))
    leave, join = bend((0, 0), (100, 0), (100, 100), 3.0)
    assert 90 < leave[0] < 100
    assert 0 < join[1] < 10


@pytest.mark.parametrize("off", [0, 1e-13])
def test_a_dot_is_seen(off: float) -> None:
    for points_there in (1, 2, 3):
        assert smooth_path([(5.0, 5.0), *[(5.0, 5.0 + off)] * (points_there - 1)]).elementCount() == 2


def test_length() -> None:
    assert length(((0, 0), (30, 40), (30, 140))) == 150
    assert length(((5, 5),)) == 0
