"""The next goal is always ahead, one of the campaign's own or of the usual ladder, and never goes down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.goals import next_goal, progress

counts = st.integers(0, 10**9)
rising = st.lists(st.integers(1, 10**9), max_size=4, unique=True).map(sorted)


@pytest.mark.parametrize(
    ("count", "goals", "expected"),
    [
        (712, [1000], 1_000),
        (1_000, [1000], 1_500),
        (1_500, [1000], 2_500),
        (0, [], 100),
        (99, [], 100),
        (100, [], 200),
        (200, [], 500),
        (500, [], 1_000),
        (2_500, [], 5_000),
        (5_000, [], 7_500),
        (7_500, [], 10_000),
        (10_000, [], 15_000),
        (99_999, [], 100_000),
        (1_000_000, [], 1_500_000),
        (50, [30, 60, 90], 60),
        (90, [30, 60, 90], 100),
    ],
)
def test_goals_are_those_of_the_campaign_and_then_of_the_ladder(count: int, goals: list[int], expected: int) -> None:
    assert next_goal(count, goals) == expected


@given(counts, rising)
def test_a_goal_is_ahead(count: int, goals: list[int]) -> None:
    assert next_goal(count, goals) > count


@given(counts, rising)
def test_on_the_ladder_nobody_has_further_to_go_than_they_came(count: int, goals: list[int]) -> None:
    if count >= 100 and not [goal for goal in goals if goal > count]:
        assert next_goal(count, goals) <= 2.5 * count


@given(counts, counts, rising, st.integers(0, 10**9))
def test_a_shown_goal_never_goes_down(baseline: int, here: int, goals: list[int], shown: int) -> None:
    now = progress(baseline, here, goals, shown)
    assert now.goal >= shown
    assert now.goal > now.total == baseline + here
    assert 0 <= now.fraction < 1
    assert now.missing == now.goal - now.total


def test_a_withdrawal_keeps_the_goal() -> None:
    reached = progress(712, 288, [1000])
    assert reached.goal == 1_500
    assert progress(712, 287, [1000], reached.goal).goal == 1_500
