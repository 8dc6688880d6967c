"""Many days drawn as few bars: whole weeks, or as many weeks together as it takes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From a day to a day, both included: one day, or weeks from Monday to Sunday."""

    first: date
    last: date


def periods(days: Sequence[tuple[date, int]], most: int) -> tuple[tuple[Period, int], ...]:
    """The days' counts by single days where there are at most so many, else by the shortest of 1, 2, 4 … weeks.

    In order of time; periods with nobody are left out.
    """
    if len(days) <= most:
        return tuple((Period(day, day), count) for day, count in days)
    monday = days[0][0] - timedelta(days=days[0][0].weekday())
    length = WEEK
    while len(found := _together(days, monday, length)) > max(most, 1):
        length *= 2
    return found


def _together(days: Sequence[tuple[date, int]], start: date, length: int) -> tuple[tuple[Period, int], ...]:
    counts: Counter[Period] = Counter()
    for day, count in days:
        first = start + timedelta(days=(day - start).days // length * length)
        counts[Period(first, first + timedelta(days=length - 1))] += count
    return tuple(sorted(counts.items()))
