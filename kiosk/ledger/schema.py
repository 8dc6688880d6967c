"""The ledger's tables: the chain of entries, and what the kiosk must know about itself to go on with it."""

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, MetaData, Table, Text

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
)
