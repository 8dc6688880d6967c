"""Puts many rows into a table fast: COPY on PostgreSQL, statements of many rows on SQLite.

The rows go past SQLAlchemy, by whose own way of inserting many a million take six times as long, and on PostgreSQL
past psycopg's adapters too, which take four times as long as the packing here (measured: merge).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from struct import Struct
from typing import Any

from sqlalchemy import BigInteger, Connection, Index, Integer, LargeBinary, SmallInteger, Table, Text, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.schema import CreateIndex, DropIndex
from sqlalchemy.types import TypeEngine

from kiosk.registry.database import POSTGRESQL
from kiosk.registry.inserting import ROWS_AT_ONCE, Row, Values, insert_rows, names

BLOCK = 64 * 1024
"""Bytes that go to PostgreSQL at once."""


def copy_rows(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Inserts rows that have a value for every column of the table, in its order; they are taken a few at a time.

    Raises what `translated` knows.
    """
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == POSTGRESQL:
        try:
            _copy(driver, table, _by_columns(rows))
        except connection.dialect.loaded_dbapi.Error as error:
            raise DBAPIError(None, None, error) from error
    else:
        insert_rows(driver, table, _by_columns(rows))


def _by_columns(rows: Iterable[Row]) -> Iterator[list[Values]]:
    """The rows a few at a time and turned: work goes by columns then, of which there are fewer (measured: merge)."""
    ahead = iter(rows)
    while piece := list(islice(ahead, ROWS_AT_ONCE)):
        yield list(zip(*piece, strict=True))


# PostgreSQL's own binary format (its manual: COPY, "Binary Format"): a signature, then rows as a count of fields, each
# field with its length in front, -1 for none.

_SIGNATURE = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_COUNT = Struct(">h")
_LENGTH = Struct(">i")
_NULL = _LENGTH.pack(-1)

Packer = Callable[[Values], Iterable[bytes]]


def _copy(driver: Any, table: Table, pieces: Iterable[list[Values]]) -> None:
    statement = f"COPY {table.name} ({names(table)}) FROM STDIN (FORMAT BINARY)"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for block in _in_blocks(_packed(pieces, [_packer(column.type) for column in table.columns])):
            copy.write(block)


def _packed(pieces: Iterable[list[Values]], packers: Sequence[Packer]) -> Iterator[bytes]:
    count = _COUNT.pack(len(packers))
    for piece in pieces:
        fields = [pack(values) for pack, values in zip(packers, piece, strict=True)]
        yield b"".join(chain.from_iterable(zip(repeat(count, len(piece[0])), *fields, strict=True)))


def _in_blocks(packed: Iterable[bytes]) -> Iterator[bytes]:
    block = bytearray(_SIGNATURE)
    for rows in packed:
        block += rows
        if len(block) >= BLOCK:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)


def _packer(kind: TypeEngine[Any]) -> Packer:
    if isinstance(kind, LargeBinary):
        return _bytes
    if isinstance(kind, Text):
        return _texts
    code, size = next((code, size) for one, code, size in _INTEGERS if isinstance(kind, one))
    pack = Struct(f">i{code}").pack
    return lambda values: map(pack, repeat(size, len(values)), values)


_INTEGERS = ((BigInteger, "q", 8), (SmallInteger, "h", 2), (Integer, "i", 4))
"""In this order: the first two are Integers too. No table here has an integer that may be missing."""


def _bytes(values: Values) -> list[bytes]:
    pack = _LENGTH.pack
    return [_NULL if value is None else pack(len(value)) + value for value in values]


def _texts(values: Values) -> list[bytes]:
    pack = _LENGTH.pack
    return [pack(len(value)) + value for value in map(str.encode, values)]


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
