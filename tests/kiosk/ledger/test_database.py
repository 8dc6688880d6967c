"""The database takes the settings that keep saves through a power cut, alone and in private, or refuses to run."""

import sqlite3
import stat
from pathlib import Path

import pytest
from factories_ledger import a_ledger, save
from faults.children import nursery

from kiosk.errors import Busy, InputRefused, StorageFailed
from kiosk.ledger import database
from kiosk.ledger.ledger import Ledger


def set_otherwise(setting: str, value: str) -> tuple[tuple[str, str, str | int], ...]:
    """A planted defect: one setting is set to another value than the one that is asked for."""
    return tuple((name, value if name == setting else right, wanted) for name, right, wanted in database.PRAGMAS)


def test_settings_are_as_measured(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    assert ledger.durability() == (
        "locking_mode=exclusive journal_mode=wal synchronous=2 secure_delete=1 temp_store=2 trusted_schema=0"
        " cell_size_check=1"
    )
    ledger.close()


@pytest.mark.parametrize(("setting", "taken"), [("synchronous", 1), ("journal_mode", "delete"), ("secure_delete", 0)])
def test_a_database_that_takes_another_setting_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, taken: str | int
) -> None:
    a_ledger(tmp_path).close()
    monkeypatch.setattr(database, "PRAGMAS", set_otherwise(setting, str(taken)))
    with pytest.raises(StorageFailed) as refusal:
        Ledger.open(tmp_path / "ledger.db")
    assert refusal.value.code == "ledger-settings-refused"
    assert refusal.value.facts == {"setting": setting, "found": str(taken)}
    monkeypatch.undo()
    Ledger.open(tmp_path / "ledger.db").close()


def test_settings_are_checked_again_whenever_the_connection_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = a_ledger(tmp_path)
    ledger._engine.dispose()
    monkeypatch.setattr(database, "PRAGMAS", set_otherwise("synchronous", "OFF"))
    with pytest.raises(StorageFailed, match="ledger-settings-refused"):
        save(ledger)
    monkeypatch.undo()
    assert save(ledger).seq == 1
    ledger.close()


def test_files_are_for_their_owner_alone_and_nothing_is_shared(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=1)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    ledger.close()
    assert modes == {"ledger.db": 0o600, "ledger.db-wal": 0o600}


def test_a_second_process_is_told_at_once(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=1)
    with nursery("factories_ledger") as other:
        other.begin("factories_ledger:save_and_hold", path=str(tmp_path / "ledger.db"))
        # SQLite's own wait would be five seconds.
        assert other.hear("refused", seconds=3) == "refused data-in-use"
    assert save(ledger).seq == 2
    ledger.close()


def test_this_process_is_told_of_another_one_and_goes_on_after_it(tmp_path: Path) -> None:
    a_ledger(tmp_path).close()
    path = tmp_path / "ledger.db"
    with nursery("factories_ledger") as other:
        other.begin("factories_ledger:save_and_hold", path=str(path))
        assert other.hear("saved", "refused") == "saved 1"
        with pytest.raises(Busy, match="data-in-use"):
            Ledger.open(path)
        other.kill()
    ledger = Ledger.open(path)
    assert ledger.tip.seq == 1
    ledger.close()


def test_a_folder_name_with_marks_of_an_address_is_a_folder_name(tmp_path: Path) -> None:
    folder = tmp_path / "what?mode=memory&a=%41#b"
    folder.mkdir()
    a_ledger(folder, entries=1).close()
    assert [path.name for path in folder.iterdir()] == ["ledger.db"]


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"no database at all, " * 400)
    with pytest.raises(InputRefused, match="ledger-broken"):
        Ledger.open(path)
    path.write_bytes(b"")
    with pytest.raises(InputRefused, match="ledger-broken"):
        Ledger.open(path)


def test_a_folder_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="folder-not-writable"):
        a_ledger(tmp_path / "nowhere")


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    a_ledger(tmp_path).close()
    path = tmp_path / "ledger.db"
    with sqlite3.connect(path) as newer:
        newer.execute("UPDATE chain SET version = 2")
    newer.close()
    with pytest.raises(InputRefused, match="ledger-newer"):
        Ledger.open(path)
