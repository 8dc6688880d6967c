"""The registry as a whole: opened for one campaign's keys, read and written in transactions, let go of at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, text, update
from sqlalchemy.engine import Engine

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.registry.database import POSTGRESQL, WRITES, open_engine, registry_url, translated
from kiosk.registry.migrating import is_current, migrate
from kiosk.registry.schema import registries


class RegistryFacts(NamedTuple):
    """Whose registry it is. `campaign` is empty and `mode` None until the first batch is in."""

    root_sha256: bytes
    campaign: str
    mode: Mode | None


class Registry:
    """An open registry, for one thread at a time. Others may have it open too: each writing waits for its turn."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        try:
            with translated():
                self._connection = engine.connect()
        except BaseException:
            engine.dispose()
            raise

    @classmethod
    def open(cls, url: str, root_sha256: bytes) -> "Registry":
        """The registry at this URL, made where there is none, for the campaign with this root (SHA-256 of its DER).

        Raises CommandLineWrong("registry-url-wrong"), InputRefused("registry-of-other-campaign" | "registry-newer" |
        "registry-broken"), and as `open_engine` and `translated`.
        """
        registry = cls(open_engine(registry_url(url)))
        try:
            registry._prepare(root_sha256)
        except BaseException:
            registry.close()
            raise
        return registry

    def _prepare(self, root_sha256: bytes) -> None:
        with self.reading() as connection:
            ready = is_current(connection)
        if not ready:
            with self._transaction(writes=True) as connection:
                migrate(connection)
                if connection.execute(select(registries.c.only)).first() is None:
                    mine = {"only": 1, "root_sha256": root_sha256, "campaign": "", "mode": 0}
                    connection.execute(insert(registries), mine)
        if self.facts().root_sha256 != root_sha256:
            raise InputRefused("registry-of-other-campaign")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees the registry as it is at its begin; raises as `translated`.

        Tables of the process's own may be written in it.
        """
        with self._transaction(writes=False) as connection:
            if connection.dialect.name == POSTGRESQL:
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that nobody else writes beside: all of it is there at its end, or nothing.

        Raises Busy("data-in-use") where others do not let go, and as `translated`.
        """
        with self._transaction(writes=True) as connection:
            if connection.dialect.name == POSTGRESQL:
                connection.execute(select(registries.c.only).with_for_update())
            yield connection

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        with translated():
            self._connection.execution_options(**{WRITES: writes})
            with self._connection.begin():
                yield self._connection

    def facts(self) -> RegistryFacts:
        """Whose registry it is now."""
        with self.reading() as connection:
            return facts_in(connection)

    def close(self) -> None:
        """Lets go of the database."""
        self._connection.close()
        self._engine.dispose()


def facts_in(connection: Connection) -> RegistryFacts:
    """Whose registry it is, read inside a transaction."""
    row = connection.execute(select(registries)).first()
    if row is None:
        raise InputRefused("registry-broken")
    return RegistryFacts(row.root_sha256, row.campaign, Mode.from_byte(row.mode) if row.mode else None)


def dedicate(connection: Connection, campaign: str, mode: Mode) -> None:
    """Gives a registry that holds nothing yet to this campaign and mode."""
    connection.execute(update(registries).values(campaign=campaign, mode=mode.byte))
