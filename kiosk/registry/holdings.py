"""What a registry holds: counts, the digest that equal contents share, and how far each kiosk is held without a gap."""

import hashlib
from collections.abc import Generator
from contextlib import closing
from typing import NamedTuple

from sqlalchemy import Connection, and_, case, func, select

from kiosk.merge.outcome import RegistryCounts
from kiosk.registry.pairs import count_to_review
from kiosk.registry.schema import RECORD, Holding, batches, entries

ROWS_AT_ONCE = 10_000
"""Rows that the database hands over at a time: memory does not grow with the registry."""


def counts(connection: Connection) -> RegistryCounts:
    """How many signings, persons, withdrawn ones, and pairs to review."""
    is_back = entries.c.withdrawn == 1
    is_first = and_(entries.c.person_kiosk == entries.c.kiosk, entries.c.person_seq == entries.c.seq, ~is_back)
    query = select(func.count(), func.sum(case((is_first, 1), else_=0)), func.sum(case((is_back, 1), else_=0))).where(
        entries.c.kind == RECORD
    )
    records, persons, withdrawn = (int(value or 0) for value in connection.execute(query).one())
    return RegistryCounts(records - withdrawn, persons, withdrawn, count_to_review(connection))


def digest(connection: Connection) -> bytes:
    """SHA-256 over every record in order of its id: id, leaf, person, withdrawn (docs/formats.md: registry)."""
    query = (
        select(
            entries.c.kiosk,
            entries.c.seq,
            entries.c.leaf,
            entries.c.person_kiosk,
            entries.c.person_seq,
            entries.c.withdrawn,
        )
        .where(entries.c.kind == RECORD)
        .order_by(entries.c.kiosk, entries.c.seq)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    running = hashlib.sha256()
    for part in connection.execute(query).partitions():
        running.update(
            b"".join(
                b"%b%b%b%b%b%c"
                % (kiosk, seq.to_bytes(8, "big"), leaf, person_kiosk, person_seq.to_bytes(8, "big"), withdrawn)
                for kiosk, seq, leaf, person_kiosk, person_seq, withdrawn in part
            )
        )
    return running.digest()


class Reach(NamedTuple):
    """The last entry up to which a registry holds all of a kiosk's, each opened; and the head there."""

    last_seq: int
    head: bytes


def reach(connection: Connection, kiosk: bytes) -> Reach | None:
    """How far this kiosk may erase; None where entry 1 is not held and opened (docs/formats.md: import receipt)."""
    last = 0
    with closing(_opened(connection, kiosk)) as numbers:
        for seq in numbers:
            if seq != last + 1:
                break
            last = seq
    if last == 0:
        return None
    at = select(entries.c.head).where(entries.c.kiosk == kiosk, entries.c.seq == last)
    head = connection.scalar(at)
    return None if head is None else Reach(last, head)


def _opened(connection: Connection, kiosk: bytes) -> Generator[int, None, None]:
    query = (
        select(entries.c.seq)
        .where(entries.c.kiosk == kiosk, entries.c.holding == Holding.OPENED)
        .order_by(entries.c.seq)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    with connection.execute(query) as result:
        yield from result.scalars()


def kiosk_names(connection: Connection) -> dict[bytes, str]:
    """The name of every kiosk that something came from, by id."""
    query = select(batches.c.kiosk, batches.c.kiosk_name).order_by(batches.c.id)
    return {row.kiosk: row.kiosk_name for row in connection.execute(query)}
