"""What all rows of an export say together, counted as they pass by, for each of them is in memory only once."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from kiosk.export.snapshot import Counts, Row, Summary
from kiosk.signatory import Event

Group = TypeVar("Group")


def summary_of(rows: Iterable[Row]) -> Summary:
    """The summary of these rows, which are gone through once."""
    events: Counter[Event | None] = Counter()
    countries: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    characters: set[str] = set()
    withdrawn = 0
    for row in rows:
        who = row.signatory
        characters.update(unicodedata.normalize("NFC", f"{who.given_name}\0{who.family_name}\0{who.city}"))
        withdrawn += row.status == "withdrawn" and bool(row.record_id)
        if row.status == "signed":
            events[row.event] += 1
            countries[who.country] += 1
            languages[row.language] += 1
    return Summary(
        signed=events.total(),
        withdrawn=withdrawn,
        by_event=_largest_first(events),
        by_country=_largest_first(countries),
        by_language=_largest_first(languages),
        characters=frozenset(characters.union(*map(_written, events)) - {"\0"}),
    )


def _largest_first(counts: Counter[Group]) -> Counts[Group]:
    """Equal ones by what they are: whoever came first says nothing."""
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], repr(pair[0]))))


def _written(event: Event | None) -> str:
    return unicodedata.normalize("NFC", f"{event.name}\0{event.place}") if event else ""
