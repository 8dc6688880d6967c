"""A disk that is full or fails means "not saved": nothing half done, everything saved earlier whole, and on it goes."""

import resource
from pathlib import Path

import pytest
from disks import ROOT_ONLY, small_disk
from factories_ledger import a_ledger, save, stand_in_signed

from kiosk.errors import StorageFailed
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.space import free_bytes, give_up_ballast, make_ballast, signings_that_fit

SAVED_BEFORE = 3


def save_until_full(ledger: Ledger) -> int:
    """Saves until the disk is full; the last number that was saved."""
    while True:
        try:
            save(ledger)
        except StorageFailed:
            return ledger.tip.seq


def test_the_same_ledger_goes_on_when_the_limit_is_lifted(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path, entries=SAVED_BEFORE)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        for _ in range(3):
            with pytest.raises(StorageFailed, match="disk-failed"):
                save(ledger)
            assert ledger.tip.seq == SAVED_BEFORE
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert save(ledger).seq == SAVED_BEFORE + 1
    assert ledger.verify(stand_in_signed).bad == ()
    ledger.close()


def test_a_ledger_that_cannot_be_made_is_not_there(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in (0, 4096, 8192):
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
        try:
            with pytest.raises(StorageFailed, match="disk-failed"):
                a_ledger(tmp_path)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert list(tmp_path.iterdir()) == []
    a_ledger(tmp_path).close()


def test_nothing_follows_where_what_was_saved_is_gone(tmp_path: Path) -> None:
    """The disk comes back from an error with an older state of the file, as one that lost its cache does."""
    ledger = a_ledger(tmp_path, entries=SAVED_BEFORE)
    ledger.close()
    older = (tmp_path / "ledger.db").read_bytes()
    save(ledger)
    ledger.close()  # as after an I/O error
    (tmp_path / "ledger.db").write_bytes(older)
    for _ in range(2):
        with pytest.raises(StorageFailed, match="disk-failed"):
            save(ledger)
    assert [entry.seq for entry in ledger.entries(1, SAVED_BEFORE + 1)] == list(range(1, SAVED_BEFORE + 1))
    ledger.close()


@ROOT_ONLY
def test_a_full_disk_takes_what_it_said_and_the_ballast_gives_room_to_finish(tmp_path: Path) -> None:
    with small_disk(tmp_path, mebibytes=12) as disk:
        ballast = disk / "ballast"
        assert make_ballast(ballast) == pytest.approx(3 * 1024 * 1024, rel=0.01)
        ledger = a_ledger(disk, entries=SAVED_BEFORE)
        promised = signings_that_fit(free_bytes(disk))
        saved = save_until_full(ledger)
        assert saved - SAVED_BEFORE >= promised
        for _ in range(3):
            with pytest.raises(StorageFailed, match="disk-full"):
                save(ledger)
        assert ledger.tip.seq == saved
        assert sum(1 for _ in ledger.entries()) == saved
        give_up_ballast(ballast)
        room = signings_that_fit(free_bytes(disk))
        assert [save(ledger).seq for _ in range(room)] == list(range(saved + 1, saved + room + 1))
        assert ledger.verify(stand_in_signed).bad == ()
        ledger.close()
