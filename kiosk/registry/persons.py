"""Who is one person in a registry: the links between signings, and the person that each signing belongs to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, bindparam, or_, select, tuple_, update

from kiosk.entry_id import EntryId
from kiosk.merge.persons import Bonds, Link, persons_as_said
from kiosk.registry.asking import ask_each_with_each
from kiosk.registry.schema import PairDecision, PairVerdict, entries, pairs

CHUNK = 400
"""Ids in one statement: SQLite and PostgreSQL take far more, and gain nothing from it."""

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    ahead = iter(items)
    while chunk := list(islice(ahead, size)):
        yield chunk


def _bonds_of(connection: Connection, ids: Sequence[EntryId]) -> Bonds:
    """What is thought and said of pairs that begin or end at one of these."""
    found = Bonds(set(), set(), set())
    thought_or_said = or_(pairs.c.verdict == PairVerdict.SAME, pairs.c.decision != PairDecision.NONE)
    query = select(
        pairs.c.a_kiosk, pairs.c.a_seq, pairs.c.b_kiosk, pairs.c.b_seq, pairs.c.verdict, pairs.c.decision
    ).where(thought_or_said, pairs.c.verdict != PairVerdict.SPOILT)
    for chunk in chunks(sorted(ids)):
        at_a = tuple_(pairs.c.a_kiosk, pairs.c.a_seq).in_(chunk)
        at_b = tuple_(pairs.c.b_kiosk, pairs.c.b_seq).in_(chunk)
        for condition in (at_a, at_b):  # one after the other: each has its index
            for a_kiosk, a_seq, b_kiosk, b_seq, verdict, decision in connection.execute(query.where(condition)):
                link = EntryId(a_kiosk, a_seq), EntryId(b_kiosk, b_seq)
                if verdict == PairVerdict.SAME:
                    found.judged.add(link)
                if decision != PairDecision.NONE:
                    (found.said if decision == PairDecision.SAME else found.parted).add(link)
    return found


def linked_with(connection: Connection, entry: EntryId) -> set[EntryId]:
    """The signings that were joined to this one directly, by the merge or by a coordinator."""
    bonds = _bonds_of(connection, [entry])
    return {other for link in bonds.judged | bonds.said for other in link} - {entry}


def said_around(connection: Connection, seeds: Iterable[EntryId]) -> Bonds:
    """What was said of these signings and of all whom a coordinator joined to them, however far."""
    return _closure(connection, set(seeds), lambda bonds: bonds.said)[1]


def renew_persons(connection: Connection, seeds: Iterable[EntryId]) -> None:
    """Works out anew to which person these signings belong, and all who belonged, or now belong, together with them.

    Where different people would be one, what the merge thought is put before a coordinator.
    """
    former = _with_former_mates(connection, set(seeds))
    members, bonds = _closure(connection, former, lambda bonds: bonds.judged | bonds.said)
    belongs, torn = persons_as_said(members, bonds)
    ask_each_with_each(connection, torn)
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


def _closure(
    connection: Connection, seeds: set[EntryId], along: Callable[[Bonds], set[Link]]
) -> tuple[set[EntryId], Bonds]:
    members, bonds, ahead = set(seeds), Bonds(set(), set(), set()), set(seeds)
    while ahead:
        found = _bonds_of(connection, sorted(ahead))
        for known, new in zip(bonds, found, strict=True):
            known.update(new)
        ahead = {one for link in along(found) for one in link} - members
        members |= ahead
    return members, bonds
