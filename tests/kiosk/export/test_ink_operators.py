"""Ink that is looked up is drawn as ink that is spelled number by number, whatever its strokes look like."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.export.ink_operators import KNOWN, InkOperators
from kiosk.signatory import MAX_COORDINATE, Ink, InkKind, Stroke

DRAWN = InkOperators()
NEAR = st.integers(0, KNOWN - 1)
FAR = st.integers(-1, MAX_COORDINATE)


def inks(coordinate: st.SearchStrategy[int]) -> st.SearchStrategy[list[list[Stroke]]]:
    stroke = st.lists(st.tuples(coordinate, coordinate), max_size=6).map(tuple)
    return st.lists(st.lists(stroke, max_size=4), max_size=4)


def spelled(strokes: Sequence[Stroke]) -> str:
    """By hand; a dot is a line from a point to itself."""
    operators = ""
    for (x, y), *others in filter(None, strokes):
        operators += f"{x} {y} m\n"
        operators += "".join(f"{x} {y} l\n" for x, y in others or [(x, y)]) + "S\n"
    return operators


def packed(strokes: Sequence[Stroke]) -> tuple[bytes, ...]:
    return Ink(InkKind.DRAWN, 400, strokes).packed


@given(st.one_of(inks(NEAR), inks(FAR)))
def test_every_ink_of_a_page_is_drawn_as_if_it_were_spelled(page: list[list[Stroke]]) -> None:
    assert DRAWN.drawn([packed(strokes) for strokes in page]) == [spelled(strokes) for strokes in page]


@pytest.mark.parametrize("far", [-1, KNOWN, 2 * KNOWN, 0x2000, MAX_COORDINATE])
@pytest.mark.parametrize("place", range(6))
def test_a_coordinate_that_is_not_looked_up_is_none_that_is(far: int, place: int) -> None:
    """Each place of a stroke has marks of its own, which a coordinate may not be taken for."""
    flat = [*range(place), far, *range(place + 1, 6)]
    stroke = tuple(zip(flat[::2], flat[1::2], strict=True))

    assert DRAWN.drawn([packed([stroke]), packed([((1, 2), (3, 4))])]) == [
        spelled([stroke]),
        "1 2 m\n3 4 l\nS\n",
    ]
