"""Brings a registry's tables up to date; a registry that a newer version wrote is refused by name."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from kiosk.errors import InputRefused
from kiosk.registry.database import POSTGRESQL

MIGRATIONS = Path(__file__).with_name("migrations")
REVISIONS = ("0001",)
"""All that there are, oldest first; the last is what this version reads and writes."""

_LOCK = 0x6B696F736B
""""kiosk": the number of PostgreSQL's advisory lock, so that two first merges do not make the tables twice."""


def migrate(connection: Connection) -> None:
    """Makes or renews the tables, inside the caller's transaction.

    Raises InputRefused("registry-newer"), and ("registry-broken") for a database with something else in it.
    """
    if connection.dialect.name == POSTGRESQL:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    revision = _revision(connection)
    if revision == REVISIONS[-1]:
        return
    _upgrade(connection)


def is_current(connection: Connection) -> bool:
    """Whether there is nothing to do; raises as `migrate`."""
    return _revision(connection) == REVISIONS[-1]


def _revision(connection: Connection) -> str | None:
    names = set(inspect(connection).get_table_names())
    if "alembic_version" not in names:
        if names:
            raise InputRefused("registry-broken")
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if len(found) != 1:
        raise InputRefused("registry-broken")
    if found[0] not in REVISIONS:
        raise InputRefused("registry-newer")
    return str(found[0])


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 -- needed once in a registry's life, and slow to load
    from alembic.config import Config  # noqa: PLC0415 -- the same

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
