"""The ledger's SQLite file, opened so that a commit that returned survives a power cut.

WAL with synchronous=FULL lost nothing over all crash states where the defaults lost the last commit (measured).
The exclusive lock comes before the journal mode: so there is no shared-memory file, and a second process is told
at once. One connection, for SQLite up to 3.51.2 can corrupt a WAL that two connections reset.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC
from pathlib import Path

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from kiosk.errors import Busy, InputRefused, KioskError, StorageFailed

PRAGMAS = (
    ("locking_mode", "exclusive"),
    ("journal_mode", "wal"),
    ("synchronous", 2),
    ("secure_delete", 1),
    ("temp_store", 2),
    ("trusted_schema", 0),
    ("foreign_keys", 1),
)
"""In the order in which they are set, each with the value that it must have when read back (2 is FULL, MEMORY)."""

_SET_AS = {"synchronous": "FULL", "temp_store": "MEMORY"}


def open_database(path: Path) -> Engine:
    """The one connection to this file, made if missing, readable to its owner alone.

    Raises StorageFailed("ledger-settings-refused") where SQLite does not take the settings, Busy where another
    process has the file, InputRefused("ledger-broken") where it is no database.
    """
    _make_private(path)
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": 0, "isolation_level": None},
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin_immediate)
    with translated(engine), engine.connect() as connection:
        _refuse_other_settings(connection)
    return engine


def _make_private(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as error:
        full = error.errno in (ENOSPC, EDQUOT)
        raise StorageFailed("disk-full" if full else "folder-not-writable", folder=str(path.parent)) from error


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    for name, value in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {_SET_AS.get(name, value)}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _refuse_other_settings(connection: Connection) -> None:
    for name, wanted in PRAGMAS:
        found = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
        if found != wanted:
            raise StorageFailed("ledger-settings-refused", setting=name, found=str(found))


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Turns what SQLite raises into the kiosk's errors; after a failed write the connection is made anew."""
    try:
        yield
    except DBAPIError as error:
        translation = _translate(error)
        if isinstance(translation, StorageFailed):
            engine.dispose()
        raise translation from error


def _translate(error: DBAPIError) -> KioskError:
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy("data-in-use")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return InputRefused("ledger-broken")
    return StorageFailed("disk-full" if code == sqlite3.SQLITE_FULL else "disk-failed")
