"""The registry's tables: what coordinators keep of all kiosks, without a readable name (docs/formats.md: registry)."""

from enum import IntEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    FromClause,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    literal_column,
    or_,
)

from kiosk.entry import EntryKind

metadata = MetaData()

Stretch = tuple[bytes, int, int]
"""A kiosk, and the first and last number of entries of it."""


class Holding(IntEnum):
    """What a registry holds of an entry, each better than the one before: a better one takes its place."""

    MISSING = 0
    """Its place in the chain only: the kiosk had no box any more."""
    UNREADABLE = 1
    """A box that does not open."""
    RESEALED = 2
    """What a CSV says of it, sealed anew."""
    OPENED = 3
    """The kiosk's own box, and it was opened."""


class LeadKind(IntEnum):
    """What a token was made of."""

    EMAIL = 1
    NAME = 2


class PairVerdict(IntEnum):
    """What the merge thinks of two signings, or that staff marked one as spoilt (`b` is then the note)."""

    SAME = 1
    DOUBTFUL = 2
    SPOILT = 3


class PairDecision(IntEnum):
    """What a coordinator said."""

    NONE = 0
    SAME = 1
    DIFFERENT = 2


registries = Table(
    "registry",
    metadata,
    Column("only", Integer, CheckConstraint('"only" = 1'), primary_key=True, autoincrement=False),
    Column("root_sha256", LargeBinary, nullable=False),
    Column("campaign", Text, nullable=False),
    Column("mode", SmallInteger, nullable=False),
)
"""One row. `campaign` is empty and `mode` 0 until the first batch is in."""

batches = Table(
    "batch",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("manifest_sha256", LargeBinary, nullable=False),
    Column("kiosk", LargeBinary, nullable=False),
    Column("kiosk_name", Text, nullable=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("base_head", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Index("batch_kiosk", "kiosk", "last_seq"),
)
"""Provenance: every batch that brought something, and where its chain begins and ends."""

entries = Table(
    "entry",
    metadata,
    Column("kiosk", LargeBinary, primary_key=True),
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
    Column("person_kiosk", LargeBinary, nullable=False),
    Column("person_seq", BigInteger, nullable=False),
    Column("batch", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""`exposure` is 0 where it does not apply, else its place among `Exposure`, from 1; stricter than what was signed where
a stricter signing of the same person was taken back. `leads` are those that stand in
`lead` for this entry, packed. `person` is the entry itself or the first signing of its person.
"""

RECORD = int(EntryKind.RECORD)
WITHDRAWAL = int(EntryKind.WITHDRAWAL)


def is_withdrawal(table: FromClause) -> ColumnElement[bool]:
    """Whether an entry is a withdrawal, written out: SQLite takes a partial index only where it sees its condition."""
    return table.c.kind == literal_column(str(WITHDRAWAL))


entry_code = Index("entry_code", entries.c.code)
entry_withdrawal = Index(
    "entry_withdrawal", entries.c.code, sqlite_where=is_withdrawal(entries), postgresql_where=is_withdrawal(entries)
)
"""Few and looked up by every record that comes in; so it is kept up while `entry_code` waits for a load to end."""

entry_person = Index(
    "entry_person",
    entries.c.person_kiosk,
    entries.c.person_seq,
    sqlite_where=or_(entries.c.person_kiosk != entries.c.kiosk, entries.c.person_seq != entries.c.seq),
    postgresql_where=or_(entries.c.person_kiosk != entries.c.kiosk, entries.c.person_seq != entries.c.seq),
)

boxes = Table(
    "box",
    metadata,
    Column("kiosk", LargeBinary, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("box", LargeBinary, nullable=False),
)
"""Sealed entries, apart from the rows that are read often."""

leads = Table(
    "lead",
    metadata,
    Column("token", BigInteger, nullable=False),
    Column("kind", SmallInteger, nullable=False),
    Column("kiosk", LargeBinary, nullable=False),
    Column("seq", BigInteger, nullable=False),
)
"""Which signings share a token: only those are opened and compared."""

lead_token = Index("lead_token", leads.c.token)

pairs = Table(
    "pair",
    metadata,
    Column("a_kiosk", LargeBinary, primary_key=True),
    Column("a_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("b_kiosk", LargeBinary, primary_key=True),
    Column("b_seq", BigInteger, primary_key=True, autoincrement=False),
    Column("verdict", SmallInteger, nullable=False),
    Column("same_email", SmallInteger, nullable=False),
    Column("score", SmallInteger, nullable=False),
    Column("why", Text, nullable=False),
    Column("decision", SmallInteger, nullable=False),
    Index("pair_b", "b_kiosk", "b_seq"),
)
"""Two signings that may be one person's, `a` before `b`. `why` are codes, with blanks between."""

unsettled = Table(
    "unsettled",
    metadata,
    Column("kiosk", LargeBinary, nullable=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
)
"""Stretches of entries that were not compared with the others yet: work that a merge left, done by the next one."""

LATE_INDEXES = (entry_code, lead_token)
"""Dropped before a bulk load and built after it: kept up row by row, they would make a large load ten times slower."""
