"""A disk that is full or fails means "not saved": nothing half done, everything saved earlier whole, and on it goes."""

import resource
from pathlib import Path
from shutil import which

import pytest
from disks import ROOT_ONLY, small_disk
from factories_ledger import TYPICAL_BOX, a_ledger, save, stand_in_signed
from saving import SavingProcess, saving_process

from kiosk.errors import StorageFailed
from kiosk.ledger.ledger import Ledger
from kiosk.ledger.space import free_bytes, give_up_ballast, make_ballast, signings_that_fit

SAVED_BEFORE = 3


def check_what_was_said(saving: SavingProcess, path: Path) -> None:
    """What was called saved is there, what was called refused is not, and the chain is whole."""
    saving.finish()
    ledger = Ledger.open(path)
    seqs = [entry.seq for entry in ledger.entries()]
    bad = ledger.verify(stand_in_signed).bad
    ledger.close()
    assert seqs == [*range(1, SAVED_BEFORE + 1), *saving.saved()]
    assert bad == ()


def save_until_full(ledger: Ledger) -> int:
    """Saves until the disk is full; the last number that was saved."""
    while True:
        try:
            save(ledger)
        except StorageFailed:
            return ledger.tip.seq


def test_a_file_that_may_not_grow_is_a_disk_that_failed(tmp_path: Path) -> None:
    a_ledger(tmp_path, entries=SAVED_BEFORE).close()
    path = tmp_path / "ledger.db"
    with saving_process("--limit", str(20 * TYPICAL_BOX)) as saving:
        saving.begin(path, 60)
        saving.hear("done")
        assert set(saving.refused()) == {"disk-failed"}
        assert len(saving.saved()) + len(saving.refused()) == 60
        check_what_was_said(saving, path)


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


@pytest.mark.skipif(which("strace") is None, reason="needs strace: it makes single system calls fail")
@pytest.mark.parametrize("call", ["fdatasync", "pwrite64"])
@pytest.mark.parametrize("which_one", [1, 2, 5, 9])
def test_one_failed_call_of_a_save_is_one_save_refused_or_saved_and_never_half(
    tmp_path: Path, call: str, which_one: int
) -> None:
    a_ledger(tmp_path, entries=SAVED_BEFORE).close()
    path = tmp_path / "ledger.db"
    inject = f"inject={call}:error=EIO:when={which_one}"
    strace = ("strace", "-f", "-qq", "-o", str(tmp_path / "trace"), "-e", f"trace={call}", "-e", inject)
    with saving_process(wrapped_in=strace) as saving:
        saving.begin(path, 8)
        saving.hear("done")
        assert len(saving.refused()) <= 1
        assert set(saving.refused()) <= {"disk-failed"}
        assert len(saving.saved()) + len(saving.refused()) == 8
        assert "(INJECTED)" in (tmp_path / "trace").read_text()
        check_what_was_said(saving, path)


@pytest.mark.skipif(which("strace") is None, reason="needs strace: it makes system calls fail")
def test_a_disk_that_never_syncs_again_takes_nothing(tmp_path: Path) -> None:
    a_ledger(tmp_path, entries=SAVED_BEFORE).close()
    path = tmp_path / "ledger.db"
    strace = ("strace", "-f", "-qq", "-o", str(tmp_path / "trace"), "-e", "trace=fdatasync,fsync")
    with saving_process(wrapped_in=(*strace, "-e", "inject=fdatasync,fsync:error=EIO:when=4+")) as saving:
        saving.begin(path, 8)
        saving.hear("done")
        assert saving.refused()
        assert set(saving.refused()) == {"disk-failed"}
        assert saving.saved() == list(range(SAVED_BEFORE + 1, SAVED_BEFORE + 1 + len(saving.saved())))
