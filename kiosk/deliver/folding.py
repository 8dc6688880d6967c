"""Small groups are folded into “other” before numbers leave the campaign (decision 0011).

That four people signed in a village is nearly their names. What is folded must not be a small group in turn, nor one
that can be worked out from the numbers beside it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from kiosk.deliver.statistics import Statistics
from kiosk.signatory import Event

SMALLEST = 5
"""Persons in the smallest group that is shown (docs/formats.md: deliveries)."""

Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Groups(Generic[Group]):
    """The groups that are shown, in the order they came in, and how many persons are in the others together."""

    shown: tuple[tuple[Group, int], ...] = ()
    other: int = 0

    @property
    def total(self) -> int:
        """Everybody."""
        return sum(count for _, count in self.shown) + self.other


@dataclass(frozen=True, slots=True)
class ShownStatistics:
    """Statistics as a delivery shows them; a grouping is empty where only the total may be told."""

    total: int
    by_day: Groups[date]
    by_event: Groups[Event]
    by_country: Groups[str]
    by_language: Groups[str]


def fold(groups: Sequence[tuple[Group, int]]) -> Groups[Group]:
    """Puts every group below `SMALLEST` into “other”, and the next smallest ones until that is none itself.

    Where everybody together is fewer, nothing is shown at all: “other” would only repeat the total.
    """
    if sum(count for _, count in groups) < SMALLEST:
        return Groups()
    smallest_first = sorted(range(len(groups)), key=lambda place: groups[place][1])
    folded: set[int] = set()
    other = 0
    for place in smallest_first:
        count = groups[place][1]
        if count >= SMALLEST and (other == 0 or other >= SMALLEST):
            break
        folded.add(place)
        other += count
    return Groups(tuple(group for place, group in enumerate(groups) if place not in folded), other)


def largest(groups: Groups[Group], most: int) -> Groups[Group]:
    """At most so many groups, “other” included, for a picture with room for no more; the largest stay, in order."""
    if len(groups.shown) + bool(groups.other) <= most:
        return groups
    by_size = sorted(range(len(groups.shown)), key=lambda place: -groups.shown[place][1])
    kept = tuple(groups.shown[place] for place in sorted(by_size[: most - 1]))
    return Groups(kept, groups.total - sum(count for _, count in kept))


def folded(statistics: Statistics) -> ShownStatistics:
    """The statistics as they may leave the campaign."""
    by_day = fold(statistics.by_day)
    return ShownStatistics(
        total=statistics.total,
        by_day=by_day,
        by_event=_fold_events(statistics.by_event, by_day),
        by_country=fold(statistics.by_country),
        by_language=fold(statistics.by_language),
    )


def unfolded(statistics: Statistics) -> ShownStatistics:
    """The statistics with every group, for the coordinators' own record."""
    return ShownStatistics(
        total=statistics.total,
        by_day=Groups(statistics.by_day),
        by_event=Groups(statistics.by_event),
        by_country=Groups(statistics.by_country),
        by_language=Groups(statistics.by_language),
    )


def _fold_events(events: Sequence[tuple[Event, int]], days: Groups[date]) -> Groups[Event]:
    """Events folded within each day that is shown, and all events of the other days.

    An event has one day, so that a day less its large events would tell how large its small one is.
    """
    of_day: defaultdict[date, list[tuple[Event, int]]] = defaultdict(list)
    for event, count in events:
        of_day[event.day].append((event, count))
    shown = {event for day, _ in days.shown for event, _ in fold(of_day[day]).shown}
    kept = tuple((event, count) for event, count in events if event in shown)
    return Groups(kept, days.total - sum(count for _, count in kept))
