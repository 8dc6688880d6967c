"""Puts many rows into a table fast: COPY on PostgreSQL, prepared statements of many rows on SQLite.

The rows go past SQLAlchemy, by whose own way of inserting many a million take six times as long, and on PostgreSQL
past psycopg's adapters too, which take four times as long as the packing here (measured: merge).
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from struct import Struct
from typing import Any

from sqlalchemy import BigInteger, Connection, Index, Integer, LargeBinary, SmallInteger, Table, Text, text
from sqlalchemy.schema import CreateIndex, DropIndex
from sqlalchemy.types import TypeEngine

from kiosk.registry.database import POSTGRESQL

ROWS_A_STATEMENT = 25
"""Rows that one statement of SQLite inserts: a third faster than row by row, and more gain nothing (measured)."""

BLOCK = 64 * 1024
"""Bytes that go to PostgreSQL at once."""

Row = Sequence[Any]


def copy_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Inserts rows that have a value for every column of the table, in its order; they are taken a few at a time."""
    driver: Any = connection.connection.driver_connection
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if connection.dialect.name == POSTGRESQL:
        packed = _packed(rows, [_packer(column.type) for column in table.columns])
        with (
            driver.cursor() as cursor,
            cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN (FORMAT BINARY)") as copy,
        ):
            for block in _in_blocks(packed):
                copy.write(block)
        return
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 -- tells mypy what open_engine made
    _insert(driver, f"INSERT INTO {table.name} ({columns}) VALUES ", len(table.columns), iter(rows))  # noqa: S608 -- our names


def _insert(driver: sqlite3.Connection, beginning: str, width: int, rows: Iterator[Row]) -> None:
    one = f"({', '.join('?' * width)})"
    rest: list[Row] = []

    def full() -> Iterator[Row]:
        while len(piece := list(islice(rows, ROWS_A_STATEMENT))) == ROWS_A_STATEMENT:
            yield tuple(chain.from_iterable(piece))
        rest.extend(piece)

    driver.executemany(beginning + ", ".join([one] * ROWS_A_STATEMENT), full())
    driver.executemany(beginning + one, rest)


# PostgreSQL's own binary format (its manual: COPY, "Binary Format"): a signature, then rows as a count of fields, each
# field with its length in front, -1 for none.

_SIGNATURE = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_COUNT = Struct(">h")
_LENGTH = Struct(">i")
_NULL = _LENGTH.pack(-1)

Packer = Callable[[Any], bytes]


def _packed(rows: Iterable[Row], packers: Sequence[Packer]) -> Iterator[bytes]:
    count = _COUNT.pack(len(packers))
    for row in rows:
        yield count + b"".join([pack(value) for pack, value in zip(packers, row, strict=True)])


def _in_blocks(packed: Iterable[bytes]) -> Iterator[bytes]:
    block = bytearray(_SIGNATURE)
    for row in packed:
        block += row
        if len(block) >= BLOCK:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


def _packer(kind: TypeEngine[Any]) -> Packer:
    if isinstance(kind, LargeBinary):
        return _bytes
    if isinstance(kind, Text):
        return _text
    code, size = next((code, size) for one, code, size in _INTEGERS if isinstance(kind, one))
    return partial(Struct(f">i{code}").pack, size)


_INTEGERS = ((BigInteger, "q", 8), (SmallInteger, "h", 2), (Integer, "i", 4))
"""In this order: the first two are Integers too. No table here has an integer that may be missing."""


def _bytes(value: bytes | None) -> bytes:
    return _NULL if value is None else _LENGTH.pack(len(value)) + value


def _text(value: str) -> bytes:
    return _bytes(value.encode())


def empty(connection: Connection, table: Table) -> None:
    """Takes all rows out of a temporary table, and on PostgreSQL the dead ones too, which it would go on reading."""
    verb = "TRUNCATE" if connection.dialect.name == POSTGRESQL else "DELETE FROM"
    connection.execute(text(f"{verb} {table.name}"))


def drop_indexes(connection: Connection, indexes: Sequence[Index]) -> None:
    """Drops those that are there."""
    for index in indexes:
        connection.execute(DropIndex(index, if_exists=True))


def create_indexes(connection: Connection, indexes: Sequence[Index]) -> None:
    """Builds those that are missing."""
    for index in indexes:
        connection.execute(CreateIndex(index, if_not_exists=True))
