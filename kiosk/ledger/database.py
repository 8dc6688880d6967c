"""The ledger's SQLite file, opened so that a commit that returned survives a power cut.

WAL with synchronous=FULL lost nothing over all crash states where the defaults lost the last commit (measured).
The exclusive lock comes before the journal mode: so there is no shared-memory file, and a second process is told
at once. One connection, for SQLite up to 3.51.2 can corrupt a WAL that two connections reset.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from kiosk.durable import make_private_file, sync_file
from kiosk.errors import Busy, InputRefused, KioskError, StorageFailed

PRAGMAS: tuple[tuple[str, str, str | int], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
)
"""In the order in which they are set: name, value, and what SQLite must answer when asked for it."""

_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
"""The ledger's own statements are right: where SQLite finds fault with them, its tables are not what they were."""


def is_damage(error: KioskError) -> bool:
    """Whether it says that a part of the file cannot be had, by SQLite or from the disk: the others may well be."""
    return error.code in ("ledger-broken", "disk-failed")


def open_database(path: Path) -> Engine:
    """The one connection to this file, made if missing, readable to its owner alone.

    Raises StorageFailed("ledger-settings-refused") where SQLite does not take the settings, now and whenever the
    connection is made anew, Busy where another process has the file, InputRefused("ledger-broken") where it is no
    database.
    """
    make_private_file(path)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False, "timeout": 0, "isolation_level": None},
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin_immediate)
    try:
        with translated(engine), engine.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema")
    except BaseException:
        engine.dispose()
        raise
    return engine


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    # Text that is no UTF-8 any more must reach the verification, and not raise on the way to it.
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    for name, value, _wanted in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
    for name, _value, wanted in PRAGMAS:
        found = _setting(connection, name)
        if found != wanted:
            connection.close()
            raise StorageFailed("ledger-settings-refused", setting=name, found=str(found))


def _setting(connection: sqlite3.Connection, name: str) -> str | int:
    row: tuple[str | int] = connection.execute(f"PRAGMA {name}").fetchone()
    return row[0]


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Turns what SQLite raises into the kiosk's errors; after an I/O error the connection is closed.

    It is made anew with its next use. On a full disk SQLite has rolled back already and the connection stays.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        translation = _translate(error)
        if translation.code == "disk-failed":
            engine.dispose()
        raise translation from error
    except UnicodeDecodeError as error:
        # SQLite quotes the statement it found in a broken schema, and Python cannot read the quotation.
        raise InputRefused("ledger-broken") from error


def _translate(error: DBAPIError | sqlite3.Error) -> KioskError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    # The lowest byte is the primary code, the others tell its kind (sqlite.org, "Result codes").
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy("data-in-use")
    if code == sqlite3.SQLITE_FULL:
        return StorageFailed("disk-full")
    return InputRefused("ledger-broken") if code in _BROKEN else StorageFailed("disk-failed")


def has_tables(path: Path) -> bool:
    """Whether there is anything in this database; raises as `open_database`."""
    engine = open_database(path)
    try:
        with translated(engine), engine.connect() as connection:
            return bool(inspect(connection).get_table_names())
    finally:
        engine.dispose()


def remove_database(path: Path) -> None:
    """Removes the file, and before it what SQLite keeps beside it: a new one would take that for its own.

    Raises OSError.
    """
    for beside in ("-wal", "-shm", "-journal", ""):
        path.with_name(f"{path.name}{beside}").unlink(missing_ok=True)


def is_well_formed(engine: Engine) -> bool:
    """Whether SQLite finds its own structure in order on every page; raises as `translated`.

    10,000 entries on 55 MB took 0.05 s. Where a page or a list of free ones is not what it was, the next write could go
    over what is in use.
    """
    return _outside_transaction(engine, "PRAGMA quick_check(1)") == [("ok",)]


def truncate_wal(engine: Engine) -> None:
    """Folds the WAL into the database and cuts it to nothing, both durably; raises as `translated`.

    SQLite does not wait for the cut: a power cut right after gave the old pages back, with boxes that were called
    erased (found by tests/faults/crash_confirm.py).
    """
    (is_blocked, *_), *_ = _outside_transaction(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    if is_blocked:
        raise StorageFailed("disk-failed")
    try:
        with suppress(FileNotFoundError):
            sync_file(Path(f"{engine.url.database}-wal"))
    except OSError as error:
        raise StorageFailed("disk-failed") from error


def read_settings(engine: Engine) -> str:
    """What SQLite itself says that the settings are now, as `name=value`, in the order of `PRAGMAS`."""
    return " ".join(f"{name}={_outside_transaction(engine, f'PRAGMA {name}')[0][0]}" for name, *_ in PRAGMAS)


def _outside_transaction(engine: Engine, statement: str) -> list[tuple[str | int, ...]]:
    # On the pool's own connection: through SQLAlchemy's there would be a BEGIN before it.
    with translated(engine):
        pooled = engine.raw_connection()
        try:
            return list(pooled.cursor().execute(statement).fetchall())
        finally:
            pooled.close()
