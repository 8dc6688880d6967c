"""Opens a registry's database, SQLite by default and PostgreSQL by URL, and puts what goes wrong there into our errors.

SQLite keeps its rollback journal here and not a WAL: several processes may merge at once, and up to 3.51.2 a WAL that
two connections reset can be corrupted. EXTRA syncs the folder too: without it the last commit was lost in a power cut
(measured: saving), and kiosks erase on the strength of what was committed here.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from kiosk.durable import make_private_file
from kiosk.errors import Busy, CommandLineWrong, InputRefused, KioskError, StorageFailed

SQLITE, POSTGRESQL = "sqlite", "postgresql"
DRIVERS = {SQLITE: SQLITE, POSTGRESQL: "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg"}

WAIT_SECONDS: float = 120
"""How long a merge waits for another to commit before it says that the data is in use."""

CACHE_KIB = 64 * 1024
PAGE_BYTES = 16 * 1024
"""Of a new file; an older one keeps its own. Rows come in a fifth faster than with 4 KiB, and three boxes fill a page
(measured: merge).
"""
PRAGMAS = (
    ("journal_mode", "DELETE"),
    ("synchronous", "EXTRA"),
    ("secure_delete", "ON"),
    ("trusted_schema", "OFF"),
    ("page_size", f"{PAGE_BYTES}"),
    ("cache_size", f"-{CACHE_KIB}"),
)

_BUSY_STATES = {"40001", "40P01", "55P03"}
"""SQLSTATE: serialization failure, deadlock, lock not available."""
_FULL_STATES = {"53100", "53200"}
"""SQLSTATE: disk full, out of memory."""
_DENIED = ("28", "3D", "42501")
"""SQLSTATE classes: who may not come in, a database that is not there, a right that is missing."""


def registry_url(text: str) -> URL:
    """The URL as it was typed; raises CommandLineWrong("registry-url-wrong") for any other kind of database.

    SQLite gets a file's name and no more: what it can be asked for besides makes a registry that is gone with the
    process, or is kept less well, and receipts let kiosks erase what is in it.
    """
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise CommandLineWrong("registry-url-wrong") from error
    driver = DRIVERS.get(url.drivername)
    if driver is None or (driver == SQLITE and (url.database in {None, "", ":memory:"} or url.query)):
        raise CommandLineWrong("registry-url-wrong")
    return url.set(drivername=driver)


def open_engine(url: URL) -> Engine:
    """An engine on this database, which is made where it is a file and missing, readable to its owner alone.

    Raises StorageFailed("folder-not-writable" | "disk-full"), and later, in use, as `translated`.
    """
    if url.get_backend_name() == SQLITE:
        make_private_file(Path(str(url.database)))
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS, "isolation_level": None})
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin)
        return engine
    engine = create_engine(url, connect_args={"connect_timeout": 10})
    event.listen(engine, "connect", _configure_postgresql)
    return engine


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    for name, value in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")


def _configure_postgresql(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
        # Whatever the server's own setting is: kiosks erase on the strength of what was committed here.
        cursor.execute("SET synchronous_commit = on")
    connection.commit()


WRITES = "registry_writes"


def _begin(connection: Connection) -> None:
    # A transaction that will write takes its place in the queue at once: one that reads first could not go on.
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def translated() -> Iterator[None]:
    """Turns what the database raises into the kiosk's errors.

    Raises Busy("data-in-use"), StorageFailed("disk-full" | "registry-unreachable" | "registry-failed"),
    InputRefused("registry-broken").
    """
    try:
        yield
    except NoSuchModuleError as error:
        raise CommandLineWrong("registry-url-wrong") from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise _translate(error) from error


def _translate(error: SQLAlchemyError | sqlite3.Error) -> KioskError:
    cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    state = str(getattr(cause, "sqlstate", None) or "")
    if state in _BUSY_STATES:
        return Busy("data-in-use")
    if state in _FULL_STATES:
        return StorageFailed("disk-full")
    if not state or state.startswith(("08", "57", *_DENIED)):
        return StorageFailed("registry-unreachable")
    return InputRefused("registry-broken") if state.startswith("42") else StorageFailed("registry-failed")


def _of_sqlite(cause: sqlite3.Error) -> KioskError:
    # The lowest byte is the primary code, the others tell its kind (sqlite.org, "Result codes").
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy("data-in-use")
    if code == sqlite3.SQLITE_FULL:
        return StorageFailed("disk-full")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
        return InputRefused("registry-broken")
    return StorageFailed("registry-failed")
