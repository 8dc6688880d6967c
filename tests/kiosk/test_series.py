"""Series are looked at by place and in order, and make what they show only then."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.series import MadeFrom, Picked, sorted_places


@given(st.lists(st.binary(max_size=4)))
def test_places_are_in_the_order_of_their_keys_and_equal_ones_as_they_stood(keys: list[bytes]) -> None:
    places = list(sorted_places(keys))

    assert [(keys[place], place) for place in places] == sorted((key, place) for place, key in enumerate(keys))


@given(st.lists(st.integers(0, 9)))
def test_what_was_picked_stands_in_the_order_of_the_places(places: list[int]) -> None:
    picked = Picked(tuple("abcdefghij"), places)

    assert list(picked) == [picked[place] for place in range(len(picked))] == ["abcdefghij"[one] for one in places]


def test_things_are_made_when_they_are_looked_at_and_anew_each_time() -> None:
    made: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return -number

    series = MadeFrom((1, 2, 3), make)

    assert len(series) == 3
    assert made == []
    assert series[1] == -2
    assert list(series) == [-1, -2, -3]
    assert made == [2, 1, 2, 3]
