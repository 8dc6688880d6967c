"""Who is one person in a registry: the links between signings, and the person that each signing belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, and_, bindparam, or_, select, tuple_, update

from kiosk.entry_id import EntryId
from kiosk.merge.persons import persons
from kiosk.registry.schema import PairDecision, PairVerdict, entries, pairs

CHUNK = 400
"""Ids in one statement: SQLite and PostgreSQL take far more, and gain nothing from it."""

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    ahead = iter(items)
    while chunk := list(islice(ahead, size)):
        yield chunk


def is_link() -> ColumnElement[bool]:
    """Whether a pair makes one person of two signings: what a coordinator said, else what the merge did by itself."""
    said = pairs.c.decision == PairDecision.SAME
    by_itself = and_(pairs.c.verdict == PairVerdict.SAME, pairs.c.decision == PairDecision.NONE)
    return and_(or_(said, by_itself), pairs.c.verdict != PairVerdict.SPOILT)


Link = tuple[EntryId, EntryId]


def links_of(connection: Connection, ids: Sequence[EntryId]) -> set[Link]:
    """The links that begin or end at one of these."""
    found: set[Link] = set()
    for chunk in chunks(sorted(ids)):
        at_a = tuple_(pairs.c.a_kiosk, pairs.c.a_seq).in_(chunk)
        at_b = tuple_(pairs.c.b_kiosk, pairs.c.b_seq).in_(chunk)
        query = select(pairs.c.a_kiosk, pairs.c.a_seq, pairs.c.b_kiosk, pairs.c.b_seq).where(is_link())
        for condition in (at_a, at_b):  # one after the other: each has its index
            rows = connection.execute(query.where(condition))
            found.update((EntryId(row[0], row[1]), EntryId(row[2], row[3])) for row in rows)
    return found


def linked_with(connection: Connection, entry: EntryId) -> set[EntryId]:
    """The signings that a link joins to this one directly."""
    return {other for link in links_of(connection, [entry]) for other in link} - {entry}


def renew_persons(connection: Connection, seeds: Iterable[EntryId]) -> None:
    """Works out anew to which person these signings belong, and all who belonged, or now belong, together with them."""
    members, links = _closure(connection, _with_former_mates(connection, set(seeds)))
    belongs = persons(members, links)
    now = _persons_now(connection, members)
    changed = [
        {"this_kiosk": one.kiosk_id, "this_seq": one.seq, "its_kiosk": person.kiosk_id, "its_seq": person.seq}
        for one, person in sorted(belongs.items())
        if now.get(one, person) != person
    ]
    if changed:
        this = entries.c.kiosk == bindparam("this_kiosk"), entries.c.seq == bindparam("this_seq")
        renewed = update(entries).where(*this)
        connection.execute(
            renewed.values(person_kiosk=bindparam("its_kiosk"), person_seq=bindparam("its_seq")), changed
        )


def _persons_now(connection: Connection, ids: Iterable[EntryId]) -> dict[EntryId, EntryId]:
    found: dict[EntryId, EntryId] = {}
    for chunk in chunks(sorted(ids)):
        query = select(entries.c.kiosk, entries.c.seq, entries.c.person_kiosk, entries.c.person_seq)
        rows = connection.execute(query.where(tuple_(entries.c.kiosk, entries.c.seq).in_(chunk)))
        found.update((EntryId(row[0], row[1]), EntryId(row[2], row[3])) for row in rows)
    return found


def _with_former_mates(connection: Connection, seeds: set[EntryId]) -> set[EntryId]:
    """The seeds and all who belong to the same persons so far: a link that is gone may part them."""
    former = set(_persons_now(connection, seeds).values())
    others = or_(entries.c.person_kiosk != entries.c.kiosk, entries.c.person_seq != entries.c.seq)
    mates: set[EntryId] = set()
    for chunk in chunks(sorted(former)):
        theirs = tuple_(entries.c.person_kiosk, entries.c.person_seq).in_(chunk)
        query = select(entries.c.kiosk, entries.c.seq).where(theirs, others)
        mates.update(EntryId(row.kiosk, row.seq) for row in connection.execute(query))
    return seeds | former | mates


def _closure(connection: Connection, seeds: set[EntryId]) -> tuple[set[EntryId], set[Link]]:
    members, links, ahead = set(seeds), set[Link](), set(seeds)
    while ahead:
        found = links_of(connection, sorted(ahead))
        links |= found
        ahead = {one for link in found for one in link} - members
        members |= ahead
    return members, links
