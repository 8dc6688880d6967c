"""Takes signings back: the row stays, its box and its leads go, and whoever was linked with it is looked at anew.

What it forbade stays forbidden: whoever takes the stricter of two signings back wants less to be known, not more.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, null, or_, select, update

from kiosk.entry_id import EntryId
from kiosk.registry.persons import chunks, linked_with, renew_persons
from kiosk.registry.schema import (
    RECORD,
    WITHDRAWAL,
    LeadKind,
    Stretch,
    boxes,
    entries,
    is_withdrawal,
    leads,
    pairs,
    unsettled,
)
from kiosk.registry.staging import staged, unpacked_leads

_back = entries.alias("back")


def leave_unsettled(connection: Connection, stretches: Iterable[Stretch]) -> None:
    """Notes that these entries are to be compared with the others."""
    rows = [{"kiosk": kiosk, "first_seq": first, "last_seq": last} for kiosk, first, last in stretches]
    if rows:
        connection.execute(insert(unsettled), rows)


def taken_back(connection: Connection, kiosk: bytes) -> list[EntryId]:
    """Records that are taken back now: a withdrawal meets them, of the two one at least in the stage, or a CSV says so.

    The staged entries, which are of this kiosk, are in the registry already.
    """
    # As a list of codes, which few records are in: else every record is looked for in the registry first.
    codes_back = select(_back.c.code).where(is_withdrawal(_back), _back.c.code.is_not(None))
    said_or_met = or_(staged.c.withdrawn == 1, staged.c.code.in_(codes_back))
    numbers = connection.scalars(select(staged.c.seq).where(staged.c.kind == RECORD, said_or_met)).all()
    codes = connection.scalars(select(staged.c.code).where(staged.c.kind == WITHDRAWAL, staged.c.code.is_not(None)))
    found: set[EntryId] = set()
    for chunk in chunks(numbers):
        found.update(_not_yet_back(connection, and_(entries.c.kiosk == kiosk, entries.c.seq.in_(chunk))))
    for chunk in chunks(codes.all()):
        found.update(_not_yet_back(connection, _signed_under(chunk)))
    return sorted(found)


def _signed_under(codes: Sequence[bytes | None]) -> ColumnElement[bool]:
    return and_(entries.c.code.in_(codes), entries.c.kind == RECORD)


def _not_yet_back(connection: Connection, these: ColumnElement[bool]) -> list[EntryId]:
    query = select(entries.c.kiosk, entries.c.seq).where(these, entries.c.withdrawn == 0)
    return [EntryId(row.kiosk, row.seq) for row in connection.execute(query)]


def withdraw_code(connection: Connection, code: bytes) -> int | None:
    """Takes back the signing with this token of a withdraw code, and counts what its person has signed beside it.

    None where there is no such signing.
    """
    found = _not_yet_back(connection, _signed_under([code]))
    remaining = withdraw_entries(connection, found)
    return len(remaining) if found else None


def withdraw_entries(connection: Connection, ids: Sequence[EntryId]) -> set[EntryId]:
    """Takes these signings back; the other signings of the same persons, which stay."""
    remaining: set[EntryId] = set()
    for entry in ids:
        linked, mates = linked_with(connection, entry), _mates(connection, entry)
        remaining |= mates
        mine = _is(entry)
        packed, exposure = connection.execute(select(entries.c.leads, entries.c.exposure).where(mine)).one()
        _bind(connection, mates, exposure)
        leave_unsettled(connection, _same_email(connection, entry, packed))
        delete_leads(connection, entry, packed)
        connection.execute(delete(boxes).where(boxes.c.kiosk == entry.kiosk_id, boxes.c.seq == entry.seq))
        is_a = and_(pairs.c.a_kiosk == entry.kiosk_id, pairs.c.a_seq == entry.seq)
        is_b = and_(pairs.c.b_kiosk == entry.kiosk_id, pairs.c.b_seq == entry.seq)
        connection.execute(delete(pairs).where(or_(is_a, is_b)))
        connection.execute(update(entries).where(mine).values(withdrawn=1, code=null(), leads=null()))
        renew_persons(connection, {entry, *linked})
    return remaining - set(ids)


def _is(entry: EntryId) -> ColumnElement[bool]:
    return and_(entries.c.kiosk == entry.kiosk_id, entries.c.seq == entry.seq)


def _mates(connection: Connection, entry: EntryId) -> set[EntryId]:
    """The other signings of this one's person."""
    query = select(entries.c.person_kiosk, entries.c.person_seq).where(_is(entry))
    person = EntryId(*connection.execute(query).one())
    theirs = and_(entries.c.person_kiosk == person.kiosk_id, entries.c.person_seq == person.seq)
    # Written as in the index of persons, which has those alone whose person is another signing.
    others = or_(entries.c.person_kiosk != entries.c.kiosk, entries.c.person_seq != entries.c.seq)
    rows = connection.execute(select(entries.c.kiosk, entries.c.seq).where(theirs, others))
    return {person, *(EntryId(row.kiosk, row.seq) for row in rows)} - {entry}


def _bind(connection: Connection, mates: Iterable[EntryId], exposure: int) -> None:
    """No more may be known of these than this exposure allows, if one was said."""
    if exposure:
        for mate in mates:
            milder = and_(_is(mate), entries.c.exposure > exposure)
            connection.execute(update(entries).where(milder).values(exposure=exposure))


def _same_email(connection: Connection, entry: EntryId, packed: bytes | None) -> list[Stretch]:
    """The other signings with the e-mail of this one: without it, others of them may be alike enough."""
    tokens = [token for token, kind in unpacked_leads(packed) if kind == LeadKind.EMAIL]
    query = select(leads.c.kiosk, leads.c.seq).where(leads.c.token.in_(tokens), leads.c.kind == LeadKind.EMAIL)
    found = {EntryId(row.kiosk, row.seq) for row in connection.execute(query)} if tokens else set()
    return [(one.kiosk_id, one.seq, one.seq) for one in sorted(found - {entry})]


def delete_leads(connection: Connection, entry: EntryId, packed: bytes | None) -> None:
    """Takes an entry's leads out of the index of tokens."""
    mine = delete(leads).where(leads.c.kiosk == entry.kiosk_id, leads.c.seq == entry.seq)
    for token, _ in unpacked_leads(packed):
        connection.execute(mine.where(leads.c.token == token))
