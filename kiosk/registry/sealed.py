"""The sealed signings in a registry, with the box that each is in, for those who have the key to open it."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, and_, func, select, tuple_

from kiosk.entry_id import EntryId
from kiosk.registry.persons import chunks
from kiosk.registry.schema import RECORD, Holding, boxes, entries

PAGE = 2_000
"""Boxes that are in memory at a time: 10 MiB."""


class SealedEntry(NamedTuple):
    """An entry with its box; `person` is its own id or the first signing's of its person.

    `exposure` may be stricter than the box says: see `kiosk.registry.withdrawing`.
    """

    id: EntryId
    kind: int
    leaf: bytes
    holding: Holding
    box: bytes
    person: EntryId
    exposure: int = 0


_COLUMNS = (
    entries.c.kiosk,
    entries.c.seq,
    entries.c.kind,
    entries.c.leaf,
    entries.c.holding,
    boxes.c.box,
    entries.c.person_kiosk,
    entries.c.person_seq,
    entries.c.exposure,
)


def _with_boxes() -> Select[Any]:
    mine = and_(boxes.c.kiosk == entries.c.kiosk, boxes.c.seq == entries.c.seq)
    return select(*_COLUMNS).select_from(entries).join(boxes, mine)


def _entry_of(row: Row[Any]) -> SealedEntry:
    return SealedEntry(
        EntryId(row.kiosk, row.seq),
        row.kind,
        row.leaf,
        Holding(row.holding),
        row.box,
        EntryId(row.person_kiosk, row.person_seq),
        row.exposure,
    )


def sealed_entries(connection: Connection, ids: Sequence[EntryId]) -> Iterator[SealedEntry]:
    """Those of these entries whose box is held."""
    for chunk in chunks(sorted(set(ids))):
        query = _with_boxes().where(tuple_(entries.c.kiosk, entries.c.seq).in_(chunk))
        yield from map(_entry_of, connection.execute(query).all())


def all_signings(connection: Connection) -> Iterator[SealedEntry]:
    """Every signing that is not withdrawn and whose box is held, a page at a time, in order of their ids."""
    order = tuple_(entries.c.kiosk, entries.c.seq)
    query = _with_boxes().where(entries.c.kind == RECORD, entries.c.withdrawn == 0)
    query = query.order_by(entries.c.kiosk, entries.c.seq).limit(PAGE)
    after: EntryId | None = None
    while True:
        page = query if after is None else query.where(order > after)
        rows = connection.execute(page).all()
        if not rows:
            return
        yield from map(_entry_of, rows)
        after = EntryId(rows[-1].kiosk, rows[-1].seq)


def count_signings(connection: Connection) -> int:
    """How many signings are not withdrawn, those whose box is missing included."""
    query = select(func.count()).select_from(entries).where(entries.c.kind == RECORD, entries.c.withdrawn == 0)
    return int(connection.scalar(query) or 0)
