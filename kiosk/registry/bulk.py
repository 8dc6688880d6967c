"""Puts many rows into a table fast: COPY on PostgreSQL, one prepared statement on SQLite.

The rows go past SQLAlchemy: by its own way of inserting many, a million take six times as long (measured: merge).
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, Index, Integer, LargeBinary, SmallInteger, Table, Text
from sqlalchemy.schema import CreateIndex, DropIndex

from kiosk.registry.database import POSTGRESQL

_POSTGRESQL_TYPES = (
    (LargeBinary, "bytea"),
    (BigInteger, "int8"),
    (SmallInteger, "int2"),
    (Integer, "int4"),
    (Text, "text"),
)


def copy_rows(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    """Inserts rows that have a value for every column of the table, in its order; they are taken one by one."""
    driver: Any = connection.connection.driver_connection
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    if connection.dialect.name != POSTGRESQL:
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101 -- tells mypy what open_engine made
        places = ", ".join("?" * len(table.columns))
        driver.executemany(f"INSERT INTO {table.name} ({columns}) VALUES ({places})", rows)  # noqa: S608 -- our names
        return
    types = [_postgresql_type(column.type) for column in table.columns]
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN (FORMAT BINARY)") as copy:
        copy.set_types(types)
        for row in rows:
            copy.write_row(row)


def _postgresql_type(kind: Any) -> str:
    return next(name for one, name in _POSTGRESQL_TYPES if isinstance(kind, one))


def drop_indexes(connection: Connection, indexes: Sequence[Index]) -> None:
    """Drops those that are there."""
    for index in indexes:
        connection.execute(DropIndex(index, if_exists=True))


def create_indexes(connection: Connection, indexes: Sequence[Index]) -> None:
    """Builds those that are missing."""
    for index in indexes:
        connection.execute(CreateIndex(index, if_not_exists=True))
