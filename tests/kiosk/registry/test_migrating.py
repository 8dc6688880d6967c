"""The migrations make exactly the tables that the code works with, on both databases."""

from hashlib import sha256
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from tables_again import tables_again

from kiosk.registry.migrating import MIGRATIONS, REVISIONS, is_current, migrate
from kiosk.registry.registry import Registry
from kiosk.registry.schema import metadata

ROOT = sha256(b"root").digest()


def differences(connection: Connection) -> list[object]:
    """What Alembic would have to change to come from the tables that are there to those of the code."""
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def test_migrations_and_models_agree(registry_url: str) -> None:
    registry = Registry.open(registry_url, ROOT)
    with registry.reading() as connection:
        assert is_current(connection)
        assert differences(connection) == []
    registry.close()


def test_tables_that_tests_make_without_alembic_are_the_same(registry_url: str, tmp_path: Path) -> None:
    with tables_again():
        Registry.open(f"sqlite:///{tmp_path / 'first.db'}", ROOT).close()
        registry = Registry.open(registry_url, ROOT)
    with registry.reading() as connection:
        assert is_current(connection)
        assert differences(connection) == []
    registry.close()


def test_a_column_that_no_migration_makes_would_be_found(registry_url: str) -> None:
    registry = Registry.open(registry_url, ROOT)
    with registry.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE entry DROP COLUMN language")
        assert differences(connection)
    registry.close()


def test_every_migration_is_known_in_its_order() -> None:
    script = ScriptDirectory(str(MIGRATIONS))
    assert tuple(one.revision for one in reversed(list(script.walk_revisions()))) == REVISIONS


def test_migrating_again_changes_nothing(registry_url: str) -> None:
    registry = Registry.open(registry_url, ROOT)
    with registry.writing() as connection:
        migrate(connection)
        assert is_current(connection)
    registry.close()
