"""Where a batch waits before it is in: temporary tables of the merging process, that nobody else sees or waits for.

Opening boxes takes most of a merge's time. It is done into here, without a lock; only then does the one transaction
begin that looks at what the registry holds and takes the batch or refuses it.
"""

from collections.abc import Iterable
from itertools import islice, starmap
from struct import Struct, unpack
from typing import NamedTuple

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, SmallInteger, Table, Text, select
from sqlalchemy.schema import CreateTable

from kiosk.registry.bulk import copy_rows, empty
from kiosk.registry.registry import Registry
from kiosk.registry.schema import Holding, entries

metadata = MetaData()

staged = Table(
    "stage",
    metadata,
    # An INTEGER is the row itself for SQLite, a BIGINT has an index beside it.
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
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
ROWS_AT_ONCE = 10_000
"""Rows that go into the stage in one transaction, four megabytes: by 2,500 PostgreSQL takes a fifth longer to stage
them, by 1,000 half as long again (measured: merge).
"""

Lead = tuple[int, int]
"""(token, kind): a signed 64-bit integer and a `LeadKind`."""

_PACKED = Struct(">qB")
LEAD_BYTES = _PACKED.size


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


def packed_leads(leads: Iterable[Lead]) -> bytes | None:
    """The leads one after another, as an entry keeps them; None for none."""
    return b"".join(starmap(_PACKED.pack, leads)) or None


def unpacked_leads(packed: bytes | None) -> list[Lead]:
    """The leads that `packed_leads` packed."""
    return list(_PACKED.iter_unpack(packed or b""))


def unpacked_columns(packed: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The tokens and the kinds of the leads of many entries, one after the other; as one tuple, for speed."""
    flat = unpack(f">{'qB' * (len(packed) // LEAD_BYTES)}", packed)
    return flat[::2], flat[1::2]


class Stage:
    """The entries of one batch, all of one kiosk, on their way in."""

    def __init__(self, registry: Registry, kiosk: bytes) -> None:
        self._registry = registry
        self.kiosk = kiosk
        with registry.reading() as connection:
            connection.execute(CreateTable(staged, if_not_exists=True))
            empty(connection, staged)

    def add(self, entries_: Iterable[StagedEntry]) -> None:
        """More entries, taken as they come; raises as `Registry.reading`, and what the entries raise on their way."""
        ahead = iter(entries_)
        while piece := list(islice(ahead, ROWS_AT_ONCE)):
            with self._registry.reading() as connection:
                copy_rows(connection, staged, piece)

    def opened_before(self, first: int, last: int) -> frozenset[int]:
        """Numbers between these of entries that the registry has opened already: they need not be opened again."""
        held = select(entries.c.seq).where(
            entries.c.kiosk == self.kiosk, entries.c.seq.between(first, last), entries.c.holding == Holding.OPENED
        )
        with self._registry.reading() as connection:
            return frozenset(connection.scalars(held))
