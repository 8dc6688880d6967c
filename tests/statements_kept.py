"""SQL is put into words once in a process: a kiosk has one ledger and a desk one registry, tests have a new one each.

SQLAlchemy keeps what it made of a statement with the engine that it made it for. A merge into a new registry needs
some sixty statements, which took it half of the time (measured).
"""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import Engine
from sqlalchemy.util import LRUCache

MOST = 5_000
_make = Engine.__init__


def _is_same(dialect: Any, other: Any) -> bool:
    """Whether both say the same in the same words, which depend on the driver and on the version at the other end."""
    return type(dialect) is type(other) and bool(dialect.server_version_info == other.server_version_info)


def _hash(dialect: object) -> int:
    return hash(type(dialect))


@pytest.fixture(scope="session", autouse=True)
def statements_kept() -> Iterator[None]:
    """Every engine finds what any engine made of a statement for a database of the same kind."""
    kept: LRUCache[Any, Any] = LRUCache(MOST)

    def made(engine: Engine, *words: Any, **named: Any) -> None:
        _make(engine, *words, **named)
        engine._compiled_cache = kept

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "__init__", made)
        for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
            patch.setattr(dialect, "__eq__", _is_same)
            patch.setattr(dialect, "__hash__", _hash)
        yield
