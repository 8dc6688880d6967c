"""How many persons there are, by day, event, country and language: each counts once, at their first signing in time."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from kiosk.deliver.contents import Contents
from kiosk.deliver.showing import first_shown
from kiosk.export.snapshot import Row
from kiosk.signatory import Event

Group = TypeVar("Group")


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of persons; each of the four groupings adds up to `total`.

    Days are in their order; of the others the largest comes first, equal ones by their names. A country is its
    ISO 3166-1 code, empty where it was not said, was not asked, or is withheld with the name.
    """

    total: int
    by_day: tuple[tuple[date, int], ...]
    by_event: tuple[tuple[Event, int], ...]
    by_country: tuple[tuple[str, int], ...]
    by_language: tuple[tuple[str, int], ...]
    asks_country: bool = True
    """Whether the campaign's form asks for it: else “not said” is all that there is to say."""


def statistics_of(contents: Contents) -> Statistics:
    """The statistics of everybody in the registry, not folded: for the coordinators' eyes."""
    counted = count_rows(map(first_shown, contents.persons))
    return replace(counted, asks_country=contents.campaign.form.country != "off")


def count_rows(rows: Iterable[Row]) -> Statistics:
    """The statistics of persons, of each of whom there is one row."""
    days: Counter[date] = Counter()
    events: Counter[Event] = Counter()
    countries: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    total = 0
    for row in rows:
        if row.event is None:  # what was signed has an event; a row without one was withdrawn
            continue
        total += 1
        days[row.event.day] += 1
        events[row.event] += 1
        countries[row.signatory.country] += 1
        languages[row.language] += 1
    return Statistics(
        total=total,
        by_day=tuple(sorted(days.items())),
        by_event=_largest_first(events, lambda event: (event.day, event.name, event.place)),
        by_country=_largest_first(countries, str),
        by_language=_largest_first(languages, str),
    )


def _largest_first(counts: Counter[Group], by_name: Callable[[Group], Any]) -> tuple[tuple[Group, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], by_name(pair[0]))))
