"""Where a batch waits before it is in: temporary tables of the merging process, that nobody else sees or waits for.

Opening boxes takes most of a merge's time. It is done into here, without a lock; only then does the one transaction
begin that looks at what the registry holds and takes the batch or refuses it.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from sqlalchemy import BigInteger, Column, Connection, LargeBinary, MetaData, SmallInteger, Table, Text, delete, select
from sqlalchemy.schema import CreateTable

from kiosk.registry.bulk import copy_rows
from kiosk.registry.registry import Registry
from kiosk.registry.schema import Holding, entries

metadata = MetaData()

staged = Table(
    "stage",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", SmallInteger, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Column("head", LargeBinary),
    Column("event", LargeBinary),
    Column("day", Text, nullable=False),
    Column("exposure", SmallInteger, nullable=False),
    Column("language", Text, nullable=False),
    Column("holding", SmallInteger, nullable=False),
    Column("withdrawn", SmallInteger, nullable=False),
    Column("code", LargeBinary),
    Column("leads", LargeBinary),
    prefixes=["TEMPORARY"],
)
staged_leads = Table(
    "stage_lead",
    metadata,
    Column("token", BigInteger, nullable=False),
    Column("kind", SmallInteger, nullable=False),
    Column("seq", BigInteger, nullable=False),
    prefixes=["TEMPORARY"],
)

LEAD_BYTES = 8
Lead = tuple[int, int]
"""(token, kind): a signed 64-bit integer and a `LeadKind`."""


class StagedEntry(NamedTuple):
    """An entry of a batch as the registry will keep it; see the columns of `kiosk.registry.schema.entries`."""

    seq: int
    kind: int
    leaf: bytes
    head: bytes | None
    event: bytes | None
    day: str
    exposure: int = 0
    language: str = ""
    holding: int = Holding.MISSING
    withdrawn: int = 0
    code: bytes | None = None
    leads: bytes | None = None


class Staged(NamedTuple):
    """An entry with the leads that it gives."""

    entry: StagedEntry
    leads: Sequence[Lead] = ()


def packed_leads(leads: Iterable[Lead]) -> bytes | None:
    """The tokens one after another, as an entry keeps them; None for none."""
    return b"".join(token.to_bytes(LEAD_BYTES, "big", signed=True) for token, _ in leads) or None


def unpacked_tokens(packed: bytes | None) -> list[int]:
    """The tokens that `packed_leads` packed."""
    raw = packed or b""
    starts = range(0, len(raw), LEAD_BYTES)
    return [int.from_bytes(raw[start : start + LEAD_BYTES], "big", signed=True) for start in starts]


class Stage:
    """The entries of one batch, all of one kiosk, on their way in."""

    def __init__(self, registry: Registry, kiosk: bytes) -> None:
        self._registry = registry
        self.kiosk = kiosk
        with registry.reading() as connection:
            for table in (staged, staged_leads):
                connection.execute(CreateTable(table, if_not_exists=True))
            clear(connection)

    def add(self, entries_: Sequence[Staged]) -> None:
        """More entries; raises as `Registry.reading`."""
        with self._registry.reading() as connection:
            copy_rows(connection, staged, (one.entry for one in entries_))
            leads = chain.from_iterable(
                ((token, kind, one.entry.seq) for token, kind in one.leads) for one in entries_ if one.leads
            )
            copy_rows(connection, staged_leads, leads)

    def opened_before(self, first: int, last: int) -> frozenset[int]:
        """Numbers between these of entries that the registry has opened already: they need not be opened again."""
        held = select(entries.c.seq).where(
            entries.c.kiosk == self.kiosk, entries.c.seq.between(first, last), entries.c.holding == Holding.OPENED
        )
        with self._registry.reading() as connection:
            return frozenset(connection.scalars(held))


def clear(connection: Connection) -> None:
    """Empties the stage."""
    for table in (staged, staged_leads):
        connection.execute(delete(table))
