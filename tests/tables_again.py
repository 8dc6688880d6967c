"""A registry's tables, made by Alembic once in a process for each kind of database, and then by the same statements.

Alembic takes a twentieth of a second to come to them. Tests that are about the tables themselves open a registry
without this.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event

CHANGES = ("CREATE", "INSERT")
_upgrade = command.upgrade
_made: dict[str, list[str]] = {}


@contextmanager
def tables_again() -> Iterator[None]:
    """A registry that is opened in here, and is new, has its tables made as they were made before."""
    with patch.object(command, "upgrade", _as_before):
        yield


def _as_before(config: Config, revision: str) -> None:
    connection: Connection = config.attributes["connection"]
    known = _made.get(connection.dialect.name)
    if known is None:
        _made[connection.dialect.name] = _noted(connection, config, revision)
        return
    for statement in known:
        connection.exec_driver_sql(statement)


def _noted(connection: Connection, config: Config, revision: str) -> list[str]:
    """Lets Alembic make the tables; the statements that did it."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.lstrip().startswith(CHANGES):
            assert not parameters, statement
            statements.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    try:
        _upgrade(config, revision)
    finally:
        event.remove(connection, "before_cursor_execute", note)
    return statements
