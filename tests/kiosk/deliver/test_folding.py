"""Small groups are folded: none is shown, none can be worked out, and the sums stay what they were."""

from datetime import date, timedelta

import pytest
from factories import an_event
from hypothesis import given
from hypothesis import strategies as st

from kiosk.deliver.folding import SMALLEST, Groups, fold, folded, largest, unfolded
from kiosk.deliver.statistics import Statistics
from kiosk.signatory import Event

COUNTS = st.lists(st.integers(1, 30), max_size=12)
DAYS = st.lists(st.lists(st.integers(1, 15), min_size=1, max_size=4), max_size=6)
"""Of each day the persons at each of its events."""


def named(*counts: int) -> list[tuple[str, int]]:
    return [(f"group {place}", count) for place, count in enumerate(counts)]


def statistics_with(days: list[list[int]]) -> Statistics:
    first = date(2026, 11, 20)
    by_event: list[tuple[Event, int]] = [
        (an_event(f"Event {place}", day=first + timedelta(days=number)), count)
        for number, events in enumerate(days)
        for place, count in enumerate(events)
    ]
    by_day = tuple((first + timedelta(days=number), sum(events)) for number, events in enumerate(days))
    total = sum(count for _, count in by_day)
    everybody = (("LT", total),) if total else ()
    return Statistics(total, by_day, tuple(by_event), everybody, everybody)


@given(COUNTS)
def test_no_group_below_the_smallest_is_shown_and_sums_stay(counts: list[int]) -> None:
    groups = fold(named(*counts))

    assert all(count >= SMALLEST for _, count in groups.shown)
    assert groups.other == 0 or groups.other >= SMALLEST
    assert groups.total == (sum(counts) if sum(counts) >= SMALLEST else 0)


@given(COUNTS)
def test_no_more_is_folded_than_need_be(counts: list[int]) -> None:
    groups = fold(named(*counts))
    folded_counts = sorted(set(named(*counts)) - set(groups.shown), key=lambda group: group[1])

    if sum(counts) >= SMALLEST and folded_counts and folded_counts[-1][1] >= SMALLEST:
        assert sum(count for _, count in folded_counts[:-1]) < SMALLEST


@pytest.mark.parametrize(
    ("counts", "shown", "other"),
    [
        ((), (), 0),
        ((4,), (), 0),
        ((2, 2), (), 0),
        ((5,), (5,), 0),
        ((3, 3), (), 6),
        ((20, 9, 6), (20, 9, 6), 0),
        ((20, 9, 3, 2), (20, 9), 5),
        ((20, 9, 6, 4), (20, 9), 10),
        ((20, 1), (), 21),
    ],
)
def test_what_is_shown(counts: tuple[int, ...], shown: tuple[int, ...], other: int) -> None:
    groups = fold(named(*counts))

    assert tuple(count for _, count in groups.shown) == shown
    assert groups.other == other


def test_the_order_of_groups_stays() -> None:
    assert [name for name, _ in fold(named(6, 30, 2, 3, 12)).shown] == ["group 0", "group 1", "group 4"]


@given(DAYS)
def test_a_day_less_its_events_tells_of_no_small_group(days: list[list[int]]) -> None:
    statistics = statistics_with(days)
    shown = folded(statistics)

    shown_of_day = dict(shown.by_day.shown)
    for day, count in shown_of_day.items():
        hidden = count - sum(held for event, held in shown.by_event.shown if event.day == day)
        assert hidden == 0 or hidden >= SMALLEST
    assert all(event.day in shown_of_day and count >= SMALLEST for event, count in shown.by_event.shown)
    assert shown.by_event.total == shown.by_day.total
    assert shown.total == statistics.total


@given(COUNTS, st.integers(1, 12))
def test_a_picture_has_room_for_so_many(counts: list[int], most: int) -> None:
    groups = Groups(tuple(named(*counts)), other=0)
    drawn = largest(groups, most)

    assert len(drawn.shown) + bool(drawn.other) <= most
    assert drawn.total == groups.total
    assert [group for group in groups.shown if group in drawn.shown] == list(drawn.shown)
    if drawn != groups and drawn.shown:
        left_out = [count for group, count in groups.shown if (group, count) not in drawn.shown]
        assert min(count for _, count in drawn.shown) >= max(left_out)


def test_unfolded_hides_nothing() -> None:
    statistics = statistics_with([[1, 2], [3]])

    shown = unfolded(statistics)

    assert shown.by_day.shown == statistics.by_day
    assert shown.by_event.shown == statistics.by_event
    assert shown.by_day.other == 0
