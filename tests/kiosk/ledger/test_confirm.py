"""What a registry holds is erased from the disk, and the chain still verifies."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from factories_ledger import DAY, EVENT, a_ledger, save, stand_in_sign, stand_in_signed

from kiosk.entry import EntryKind
from kiosk.errors import InputRefused, StorageFailed
from kiosk.ledger import ledger as ledger_module
from kiosk.ledger.ledger import Ledger

CANARY = b"a box that must not stay on this disk: "


def a_ledger_with_canaries(folder: Path, count: int) -> Ledger:
    ledger = a_ledger(folder)
    for _ in range(count):
        ledger.append(EntryKind.RECORD, EVENT, DAY, lambda seq: CANARY * 130 + b"%04d" % seq, stand_in_sign)
    return ledger


def bytes_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def test_confirmed_boxes_are_gone_from_every_file_at_once(tmp_path: Path) -> None:
    ledger = a_ledger_with_canaries(tmp_path, 8)
    heads = [ledger.head_at(seq) for seq in range(9)]
    assert CANARY in bytes_on_disk(tmp_path)
    assert ledger.confirm(8) == 8
    assert CANARY not in bytes_on_disk(tmp_path)
    assert [ledger.head_at(seq) for seq in range(9)] == heads
    assert [entry.box for entry in ledger.entries()] == [None] * 8
    assert ledger.verify(stand_in_signed).bad == ()
    ledger.close()


def test_only_what_is_confirmed_is_erased(tmp_path: Path) -> None:
    ledger = a_ledger_with_canaries(tmp_path, 5)
    assert ledger.confirm(3) == 3
    assert ledger.confirm(2) == 0
    assert ledger.confirmed_seq == 3
    ledger.close()
    again = Ledger.open(tmp_path / "ledger.db")
    assert again.confirmed_seq == 3
    assert [entry.box is None for entry in again.entries()] == [True, True, True, False, False]
    assert again.verify(stand_in_signed).bad == ()
    assert save(again).seq == 6
    assert again.confirm(6) == 3
    again.close()


def test_an_older_receipt_does_not_hide_that_the_end_was_lost(tmp_path: Path) -> None:
    ledger = a_ledger_with_canaries(tmp_path, 8)
    ledger.confirm(8)
    ledger.close()
    with closing(connect(tmp_path / "ledger.db")) as connection, connection:
        connection.execute("DELETE FROM entry WHERE seq > 5")
    for _ in range(2):
        ledger = Ledger.open(tmp_path / "ledger.db")
        assert ledger.verify(stand_in_signed).bad == (6, 7, 8)
        assert ledger.confirm(5) == 0
        assert ledger.confirmed_seq == 5
        assert ledger.verify(stand_in_signed).bad == (6, 7, 8)
        ledger.close()


@pytest.mark.parametrize("last_seq", [-1, 3])
def test_what_the_ledger_has_not_reached_is_refused_and_nothing_is_erased(tmp_path: Path, last_seq: int) -> None:
    ledger = a_ledger_with_canaries(tmp_path, 2)
    with pytest.raises(InputRefused, match="ledger-gap"):
        ledger.confirm(last_seq)
    assert all(entry.box for entry in ledger.entries())
    ledger.close()


def test_a_confirm_that_was_interrupted_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = a_ledger_with_canaries(tmp_path, 4)

    def fail(_engine: object) -> None:
        raise StorageFailed("disk-failed")

    monkeypatch.setattr(ledger_module, "truncate_wal", fail)
    with pytest.raises(StorageFailed):
        ledger.confirm(4)
    monkeypatch.undo()
    assert ledger.confirm(4) == 0
    assert CANARY not in bytes_on_disk(tmp_path)
    ledger.close()
