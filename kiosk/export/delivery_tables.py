"""The table of a delivery, a format for each profile; cells are guarded and lines end as in `signatures.csv`."""

from collections.abc import Iterator
from itertools import chain
from typing import TypeVar, assert_never

from kiosk.deliver.delivery import Delivery
from kiosk.deliver.folding import Groups
from kiosk.export.table import COLUMNS, csv_chunks, row_cells
from kiosk.signatory import Event

FULL, HANDOVER, COUNT = "petition-kiosk/full/1", "petition-kiosk/handover/1", "petition-kiosk/count/1"
FULL_COLUMNS = (*COLUMNS, "person")
HANDOVER_COLUMNS = ("format", "kind", "given_name", "family_name", "country", "count")
COUNT_COLUMNS = ("format", "group", "value", "count")

OTHER = "other"
"""Stands in `value` for what was folded; no ISO code, day or event is written so."""

Group = TypeVar("Group")


def table_chunks(delivery: Delivery) -> Iterator[bytes]:
    """The file, piece by piece."""
    match delivery.profile:
        case "full":
            return csv_chunks(FULL_COLUMNS, _full(delivery))
        case "handover":
            return csv_chunks(HANDOVER_COLUMNS, _handover(delivery))
        case "count":
            return csv_chunks(COUNT_COLUMNS, _count(delivery))
        case _:
            assert_never(delivery.profile)


def _full(delivery: Delivery) -> Iterator[tuple[str, ...]]:
    for signing in delivery.all_signings:
        yield (FULL, *row_cells(signing.row), str(signing.person))


def _handover(delivery: Delivery) -> Iterator[tuple[str, ...]]:
    for who in delivery.names:
        yield (HANDOVER, "person", who.given_name, who.family_name, who.country, "1")
    yield (HANDOVER, "others", "", "", "", str(delivery.others))


def _count(delivery: Delivery) -> Iterator[tuple[str, ...]]:
    shown = delivery.statistics
    lines = chain(
        (("total", "", shown.total),),
        _group("day", Groups(tuple((day.isoformat(), count) for day, count in shown.by_day.shown), shown.by_day.other)),
        _group(
            "event", Groups(tuple((_event(one), count) for one, count in shown.by_event.shown), shown.by_event.other)
        ),
        _group("country", shown.by_country) if delivery.asked.country else (),
        _group("language", shown.by_language),
    )
    for group, value, count in lines:
        yield (COUNT, group, value, str(count))


def _group(group: str, groups: Groups[str]) -> Iterator[tuple[str, str, int]]:
    yield from ((group, value, count) for value, count in groups.shown)
    if groups.other:
        yield (group, OTHER, groups.other)


def _event(event: Event) -> str:
    return ", ".join(part for part in (event.name, event.place, event.day.isoformat()) if part)
