"""The ledger's tables: the chain of entries, and what the kiosk must know about itself to go on with it."""

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import CheckConstraint, Column, Connection, Integer, LargeBinary, MetaData, Row, Table, Text, select
from sqlalchemy.exc import NoResultFound

from kiosk.entry import Entry, EntryKind, Mode
from kiosk.errors import InputRefused
from kiosk.ledger.chain import ChainFacts

VERSION = 1
"""Grows with every change of the tables; a newer one is refused, older ones are read for ever."""

metadata = MetaData()

entries = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", Integer, nullable=False),
    Column("mode", Integer, nullable=False),
    Column("event", LargeBinary, nullable=False),
    Column("day", Text, nullable=False),
    Column("box_sha256", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("sig", LargeBinary, nullable=False),
    Column("box", LargeBinary),
    CheckConstraint("seq > 0"),
    sqlite_strict=True,
)

chains = Table(
    "chain",
    metadata,
    Column("only", Integer, CheckConstraint('"only" = 1'), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("kiosk_id", LargeBinary, nullable=False),
    Column("mode", Integer, nullable=False),
    Column("base_head", LargeBinary, nullable=False),
    Column("confirmed_seq", Integer, nullable=False),
    sqlite_strict=True,
)


class ChainRow(NamedTuple):
    """The one row of `chains`; it is checked when it is read, for a broken file may have anything there."""

    only: int
    version: int
    kiosk_id: bytes
    mode: int
    base_head: bytes
    confirmed_seq: int


def chain_facts(connection: Connection) -> ChainFacts:
    """What the row says; raises InputRefused("ledger-newer" | "ledger-broken")."""
    try:
        row = connection.execute(select(chains)).one()
        chain = msgspec.convert(tuple(row), ChainRow, builtin_types=(bytes,))
        if chain.version > VERSION:
            raise InputRefused("ledger-newer")
        return ChainFacts(chain.kiosk_id, Mode.from_byte(chain.mode), chain.base_head, chain.confirmed_seq)
    except (NoResultFound, ValueError) as error:
        raise InputRefused("ledger-broken") from error


def row_of(entry: Entry) -> dict[str, object]:
    """The entry as a row; its kiosk stands once, in `chains`."""
    return {
        "seq": entry.seq,
        "kind": int(entry.kind),
        "mode": entry.mode.byte,
        "event": entry.event,
        "day": entry.day,
        "box_sha256": entry.box_sha256,
        "head": entry.head,
        "sig": entry.sig,
        "box": entry.box,
    }


def entry_of(row: "Row[Any]", kiosk_id: bytes) -> Entry | None:
    """The entry in a row; None where a broken file says what no entry says."""
    try:
        kind, mode = EntryKind(row.kind), Mode.from_byte(row.mode)
    except ValueError:
        return None
    values = (row.event, row.box_sha256, row.head, row.sig, row.box or b"")
    if not isinstance(row.day, str) or not all(isinstance(value, bytes) for value in values):
        return None
    return Entry(kiosk_id, row.seq, kind, mode, row.event, row.day, row.box_sha256, row.head, row.sig, row.box)
