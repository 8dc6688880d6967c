"""Days become weeks where there are many of them."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kiosk.deliver.periods import Period, periods

FIRST = date(2026, 11, 20)
DAYS = st.dictionaries(st.integers(0, 2000), st.integers(1, 9), min_size=1, max_size=80)


def after(days: int) -> date:
    return FIRST + timedelta(days=days)


def test_few_days_stay_days() -> None:
    assert periods(((FIRST, 3), (after(5), 2)), 2) == ((Period(FIRST, FIRST), 3), (Period(after(5), after(5)), 2))


def test_many_days_become_weeks_from_monday_to_sunday() -> None:
    weeks = periods([(after(day), 1) for day in range(14)], 12)

    assert [(period.first.weekday(), period.last.weekday()) for period, _ in weeks] == [(0, 6)] * 3
    assert [count for _, count in weeks] == [3, 7, 4]


@given(DAYS, st.integers(1, 12))
def test_there_are_never_more_than_fit_and_nobody_is_lost(counts: dict[int, int], most: int) -> None:
    found = periods([(after(day), count) for day, count in sorted(counts.items())], most)

    assert len(found) <= most
    assert sum(count for _, count in found) == sum(counts.values())
    spans = [period for period, _ in found]
    assert all(earlier.last < later.first for earlier, later in pairwise(spans))
    for day in counts:
        assert any(period.first <= after(day) <= period.last for period in spans)
