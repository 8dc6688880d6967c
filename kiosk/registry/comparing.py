"""Which signings are still to be compared with which: the work that merges leave, handed out a piece at a time."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, and_, delete, func, literal, select, update
from sqlalchemy.schema import CreateTable

from kiosk.entry_id import EntryId
from kiosk.registry.bulk import copy_rows, create_indexes
from kiosk.registry.persons import chunks
from kiosk.registry.schema import LATE_INDEXES, LeadKind, entries, leads, unsettled
from kiosk.registry.staging import unpacked_leads

metadata = MetaData()

wanted = Table(
    "wanted_token",
    metadata,
    Column("token", BigInteger, primary_key=True, autoincrement=False),
    prefixes=["TEMPORARY"],
)

MOST_WITH_A_NAME = 60
"""Signings that one key of a name may lead to: where more share it, it tells nothing, and the pairs are a flood."""


class Group(NamedTuple):
    """Signings that share a token."""

    kind: LeadKind
    members: tuple[EntryId, ...]


class Piece(NamedTuple):
    """Signings that were not compared yet, `entries` of them looked through; and the groups that they are in."""

    entries: int
    fresh: frozenset[EntryId]
    groups: tuple[Group, ...]


def prepare_comparing(connection: Connection) -> None:
    """Builds what bulk loading dropped, and the process's own table of tokens."""
    create_indexes(connection, LATE_INDEXES)
    connection.execute(CreateTable(wanted, if_not_exists=True))


def count_unsettled(connection: Connection) -> int:
    """Entries that are still to be looked through."""
    return int(connection.scalar(select(func.sum(unsettled.c.last_seq - unsettled.c.first_seq + 1))) or 0)


def next_piece(connection: Connection, at_most: int) -> Piece | None:
    """Takes a piece of the work, as done when the transaction commits; None where nothing is left."""
    order = unsettled.c.kiosk, unsettled.c.first_seq, unsettled.c.last_seq
    stretch = connection.execute(select(unsettled).order_by(*order).limit(1)).first()
    if stretch is None:
        return None
    mine = and_(
        unsettled.c.kiosk == stretch.kiosk,
        unsettled.c.first_seq == stretch.first_seq,
        unsettled.c.last_seq == stretch.last_seq,
    )
    stop = stretch.first_seq + at_most - 1
    if stop < stretch.last_seq:
        connection.execute(update(unsettled).where(mine).values(first_seq=stop + 1))
    else:
        connection.execute(delete(unsettled).where(mine))
    last = min(stop, stretch.last_seq)
    query = select(entries.c.seq, entries.c.leads).where(
        entries.c.kiosk == stretch.kiosk, entries.c.seq.between(stretch.first_seq, last), entries.c.leads.is_not(None)
    )
    found = {EntryId(stretch.kiosk, row.seq): unpacked_leads(row.leads) for row in connection.execute(query)}
    groups = _groups(connection, {token for pairs in found.values() for token, _ in pairs})
    return Piece(last - stretch.first_seq + 1, frozenset(found), groups)


def _groups(connection: Connection, tokens: set[int]) -> tuple[Group, ...]:
    connection.execute(delete(wanted))
    copy_rows(connection, wanted, ((token,) for token in sorted(tokens)))
    some = select(literal(1)).where(leads.c.token == wanted.c.token).correlate(wanted).limit(MOST_WITH_A_NAME + 1)
    shared_by = select(func.count()).select_from(some.subquery("some")).scalar_subquery()
    shared = {token: int(count) for token, count in connection.execute(select(wanted.c.token, shared_by))}
    found: dict[tuple[int, int], list[EntryId]] = {}
    for chunk in chunks(sorted(token for token, count in shared.items() if count > 1)):
        query = select(leads).where(leads.c.token.in_(chunk))
        query = query.where((leads.c.kind == LeadKind.EMAIL) | leads.c.token.in_(_telling(chunk, shared)))
        for row in connection.execute(query):
            found.setdefault((row.token, row.kind), []).append(EntryId(row.kiosk, row.seq))
    return tuple(
        Group(LeadKind(kind), tuple(sorted(set(members)))) for (_, kind), members in found.items() if len(members) > 1
    )


def _telling(tokens: list[int], shared: dict[int, int]) -> list[int]:
    return [token for token in tokens if shared[token] <= MOST_WITH_A_NAME]
