"""A registry belongs to one campaign, has one set of tables, and says in words what is wrong with a database."""

import sqlite3
import stat
from hashlib import sha256
from pathlib import Path

import pytest
from factories_registry import a_booth, a_desk, some_keys

from kiosk.errors import Busy, CommandLineWrong, InputRefused, KioskError, StorageFailed
from kiosk.registry.database import registry_url as read_url
from kiosk.registry.registry import Registry

ROOT = sha256(b"root").digest()


def refused(url: str, root: bytes = ROOT) -> str:
    """The code with which opening a registry is refused."""
    with pytest.raises(KioskError) as raised:
        Registry.open(url, root)
    return raised.value.code


def test_a_new_registry_belongs_to_nobody_but_its_root(registry_url: str) -> None:
    registry = Registry.open(registry_url, ROOT)
    assert registry.facts() == (ROOT, "", None)
    registry.close()
    assert refused(registry_url, sha256(b"other").digest()) == "registry-of-other-campaign"


def test_its_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    Registry.open(f"sqlite:///{tmp_path / 'registry.db'}", ROOT).close()
    assert stat.S_IMODE((tmp_path / "registry.db").stat().st_mode) == 0o600


def test_commits_survive_a_power_cut_and_what_is_deleted_is_overwritten(tmp_path: Path) -> None:
    registry = Registry.open(f"sqlite:///{tmp_path / 'registry.db'}", ROOT)
    with registry.reading() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete")
        }
    registry.close()
    assert settings == {"journal_mode": "delete", "synchronous": 3, "secure_delete": 1}


def test_a_commit_waits_for_postgresqls_disk_whatever_the_server_says(postgresql_url: str) -> None:
    registry = Registry.open(postgresql_url, ROOT)
    with registry.reading() as connection:
        commits = connection.exec_driver_sql("SHOW synchronous_commit").scalar()
    registry.close()
    assert commits == "on"


@pytest.mark.parametrize(
    "text",
    [
        *("", "nonsense", "mysql://x/y", "sqlite://", "postgresql+asyncpg://x/y"),
        # These are gone with the process: kiosks would erase on the strength of a registry that nobody has.
        *("sqlite:///:memory:", "sqlite:///file:x?mode=memory&uri=true", "sqlite:///file::memory:?uri=true"),
        "sqlite:///registry.db?nolock=1&uri=true",
    ],
)
def test_other_urls_are_wrong_on_the_command_line(text: str) -> None:
    with pytest.raises(CommandLineWrong) as raised:
        read_url(text)
    assert raised.value.code == "registry-url-wrong"


def test_postgresql_needs_no_driver_named() -> None:
    assert read_url("postgresql://anna@host/db").drivername == "postgresql+psycopg"


def test_what_is_no_registry_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_bytes(b"not a database" * 1000)
    assert refused(f"sqlite:///{tmp_path / 'text.db'}") == "registry-broken"
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE guests (name TEXT)")
    assert refused(f"sqlite:///{tmp_path / 'other.db'}") == "registry-broken"


def test_a_registry_of_a_newer_version_is_refused_by_name(registry_url: str) -> None:
    registry = Registry.open(registry_url, ROOT)
    with registry.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    registry.close()
    assert refused(registry_url) == "registry-newer"


def test_a_folder_that_nobody_may_write_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed) as raised:
        Registry.open(f"sqlite:///{tmp_path / 'missing' / 'registry.db'}", ROOT)
    assert raised.value.code == "folder-not-writable"


def test_a_server_that_is_not_there_is_named() -> None:
    with pytest.raises(StorageFailed) as raised:
        Registry.open("postgresql+psycopg://kiosk@/nothing?host=/nowhere", ROOT)
    assert raised.value.code == "registry-unreachable"


def test_who_waits_too_long_is_told_that_others_are_writing(registry_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.registry.database.WAIT_SECONDS", 1)
    first, second = Registry.open(registry_url, ROOT), Registry.open(registry_url, ROOT)
    with first.writing(), pytest.raises(Busy) as raised, second.writing():
        pass
    assert raised.value.code == "data-in-use"
    first.close()
    second.close()


def test_a_transaction_that_fails_leaves_nothing(registry_url: str) -> None:
    registry = Registry.open(registry_url, ROOT)

    def change_and_fail() -> None:
        with registry.writing() as connection:
            connection.exec_driver_sql("UPDATE registry SET campaign = 'changed'")
            raise InputRefused("batch-forked")

    with pytest.raises(InputRefused):
        change_and_fail()
    assert registry.facts().campaign == ""
    registry.close()


def test_the_first_batch_decides_campaign_and_mode(registry_url: str, tmp_path: Path) -> None:
    keys = some_keys()
    booth = a_booth(tmp_path, keys)
    booth.sign("Янка", "Купала")
    with a_desk(registry_url, keys) as desk:
        desk.merge([booth.export(tmp_path / "stick")])
        assert desk.registry.facts()[1:] == ("viasna", booth.mode)


def test_who_reads_sees_one_moment_whatever_others_commit(postgresql_url: str) -> None:
    reader, writer = Registry.open(postgresql_url, ROOT), Registry.open(postgresql_url, ROOT)
    with reader.reading() as connection:
        assert connection.exec_driver_sql("SELECT campaign FROM registry").scalar() == ""
        with writer.writing() as other:
            other.exec_driver_sql("UPDATE registry SET campaign = 'changed'")
        assert connection.exec_driver_sql("SELECT campaign FROM registry").scalar() == ""
    assert reader.facts().campaign == "changed"
    reader.close()
    writer.close()
