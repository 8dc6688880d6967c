"""Takes a staged batch in: rows, leads, withdrawals and boxes, inside one transaction that others wait for."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    true,
    update,
)

from kiosk.entry_id import EntryId
from kiosk.merge.plan import Offer
from kiosk.registry.bulk import copy_rows
from kiosk.registry.lead_rows import insert_leads
from kiosk.registry.schema import RECORD, Holding, Stretch, batches, boxes, entries
from kiosk.registry.staging import staged
from kiosk.registry.withdrawing import delete_leads, leave_unsettled, taken_back, withdraw_entries

Boxes = Iterable[tuple[int, bytes | None]]
"""(sequence number, box) of every entry of the batch, in order."""


class Provenance(NamedTuple):
    """Where entries came from: the batch's name, its manifest's digest and the kiosk's name."""

    name: str
    manifest_sha256: bytes
    kiosk_name: str


class Taken(NamedTuple):
    """Records that were new, and those that the registry knew already."""

    new: int
    known: int


def take(connection: Connection, offer: Offer, provenance: Provenance, boxes_of: Boxes) -> Taken:
    """Takes what is new of the staged batch, and what is better than what is held (see `Holding`)."""
    kiosk, stretch = offer.kiosk_id, (offer.kiosk_id, offer.first_seq, offer.last_seq)
    met = _met(connection, stretch)
    if met.known == met.entries and not met.worse and not met.taken_back:
        return Taken(0, met.records)
    number = _next_batch(connection)
    _insert_batch(connection, offer, provenance, number)
    _insert_entries(connection, kiosk, number, met)
    if met.worse:
        _improve(connection, kiosk, number)
    withdraw_entries(connection, taken_back(connection, kiosk))
    insert_leads(connection, stretch, number)
    copy_rows(connection, boxes, _boxes(connection, stretch, number, boxes_of))
    leave_unsettled(connection, [stretch])
    return Taken(met.records - met.known_records, met.known_records)


class _Met(NamedTuple):
    entries: int
    records: int
    known: int
    known_records: int
    worse: int
    taken_back: int
    last_known: int


def _met(connection: Connection, stretch: Stretch) -> _Met:
    """How many entries are staged, how many of them are known, held worse, and not known to be taken back.

    Sought is what is known of this stretch among what is staged, and not the other way: mostly it is little or nothing.
    """
    is_record = case((staged.c.kind == RECORD, 1), else_=0)
    is_worse = case((entries.c.holding < staged.c.holding, 1), else_=0)
    is_back = case((and_(entries.c.withdrawn == 0, staged.c.withdrawn == 1), 1), else_=0)
    everything = connection.execute(select(func.count(), func.sum(is_record)).select_from(staged)).one()
    query = (
        select(func.count(), func.sum(is_record), func.sum(is_worse), func.sum(is_back), func.max(entries.c.seq))
        .select_from(staged)
        .join(entries, entries.c.seq == staged.c.seq)
        .where(_is_within(stretch))
    )
    return _Met(*(int(value or 0) for value in (*everything, *connection.execute(query).one())))


def _is_within(stretch: Stretch) -> ColumnElement[bool]:
    kiosk, first, last = stretch
    return and_(entries.c.kiosk == kiosk, entries.c.seq.between(first, last))


def _next_batch(connection: Connection) -> int:
    return int(connection.scalar(select(func.max(batches.c.id))) or 0) + 1


def _insert_entries(connection: Connection, kiosk: bytes, number: int, met: _Met) -> None:
    """Inserts what is new."""
    values = {
        "kiosk": literal(kiosk),
        "person_kiosk": literal(kiosk),
        "person_seq": staged.c.seq,
        "batch": literal(number),
    }
    columns = [column.name for column in entries.columns]
    picked = select(*(values[name] if name in values else staged.c[name] for name in columns))
    connection.execute(insert(entries).from_select(columns, picked.where(_is_new(connection, kiosk, met))))


def _is_new(connection: Connection, kiosk: bytes, met: _Met) -> ColumnElement[bool]:
    """What tells new staged entries. They are looked for one by one, which takes as long again, only if need be.

    A kiosk that exports again begins with what is known.
    """
    if not met.known:
        return true()
    up_to = staged.c.seq <= met.last_known
    before = select(func.count()).select_from(staged).where(up_to)
    if connection.scalar(before) == met.known:
        return ~up_to
    return ~select(literal(1)).where(entries.c.kiosk == kiosk, entries.c.seq == staged.c.seq).exists()


def _improve(connection: Connection, kiosk: bytes, number: int) -> None:
    """Puts what the batch holds better in the place of what the registry holds: a box for a CSV's line, above all."""
    same = and_(entries.c.kiosk == kiosk, entries.c.seq == staged.c.seq)
    worse = select(entries.c.seq, entries.c.leads).select_from(staged).join(entries, same)
    found = connection.execute(worse.where(entries.c.holding < staged.c.holding)).all()
    for row in found:
        delete_leads(connection, EntryId(kiosk, row.seq), row.leads)
    numbers = [{"this": row.seq} for row in found]
    connection.execute(delete(boxes).where(boxes.c.kiosk == kiosk, boxes.c.seq == bindparam("this")), numbers)
    is_back = entries.c.withdrawn == 1
    # A signing of the same person that was taken back may have forbidden more than this one says.
    was_stricter = and_(entries.c.exposure > 0, entries.c.exposure < staged.c.exposure)
    better = {
        "head": func.coalesce(staged.c.head, entries.c.head),
        "event": func.coalesce(staged.c.event, entries.c.event),
        "exposure": case((was_stricter, entries.c.exposure), else_=staged.c.exposure),
        "language": staged.c.language,
        "holding": staged.c.holding,
        "code": case((is_back, None), else_=staged.c.code),
        "leads": case((is_back, None), else_=staged.c.leads),
        "batch": literal(number),
    }
    connection.execute(update(entries).where(same, entries.c.holding < staged.c.holding).values(better))


def _insert_batch(connection: Connection, offer: Offer, provenance: Provenance, number: int) -> None:
    row = {
        "id": number,
        "name": provenance.name,
        "manifest_sha256": provenance.manifest_sha256,
        "kiosk": offer.kiosk_id,
        "kiosk_name": provenance.kiosk_name,
        "first_seq": offer.first_seq,
        "last_seq": offer.last_seq,
        "base_head": offer.base_head,
        "head": offer.head,
    }
    connection.execute(insert(batches), row)


def _boxes(
    connection: Connection, stretch: Stretch, number: int, boxes_of: Boxes
) -> Iterator[tuple[bytes, int, bytes]]:
    """The boxes to keep: of entries that this batch brought or bettered, but of none that was taken back."""
    ahead = iter(boxes_of)
    first = next(ahead, None)
    if first is None:
        return iter(())
    # Asked for before the first box is handed on: while rows are copied the connection answers nothing. As numbers,
    # a million of them take 8 MiB.
    wanted = array("q", connection.scalars(_with_a_box(stretch, number)))
    return ((stretch[0], seq, box) for seq, box in _picked(chain((first,), ahead), wanted) if box is not None)


def _picked(boxes_of: Boxes, wanted: Sequence[int]) -> Iterator[tuple[int, bytes | None]]:
    """Those of the boxes whose number is wanted; both are in order."""
    ahead = iter(wanted)
    next_wanted = next(ahead, None)
    for seq, box in boxes_of if wanted else ():
        if seq == next_wanted:
            next_wanted = next(ahead, None)
            yield seq, box


def _with_a_box(stretch: Stretch, number: int) -> Select[tuple[int]]:
    return (
        select(entries.c.seq)
        .where(_is_within(stretch), entries.c.batch == number)
        .where(entries.c.withdrawn == 0, entries.c.holding != Holding.MISSING)
        .order_by(entries.c.seq)
    )
