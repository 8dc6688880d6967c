"""Room on the disk is told in signings, and the ballast holds some of it back."""

import stat
from pathlib import Path

import pytest
from factories_ledger import a_ledger, save

from kiosk.errors import StorageFailed
from kiosk.ledger.space import (
    BALLAST_BYTES,
    LOW_SIGNINGS,
    SIGNING_BYTES,
    free_bytes,
    give_up_ballast,
    make_ballast,
    signings_that_fit,
)


def test_a_signing_takes_no_more_than_is_reckoned(tmp_path: Path) -> None:
    ledger = a_ledger(tmp_path)
    for _ in range(LOW_SIGNINGS):
        save(ledger)
    held = sum(path.stat().st_size for path in tmp_path.iterdir())
    ledger.close()
    assert held <= LOW_SIGNINGS * SIGNING_BYTES


def test_room_is_never_told_too_large() -> None:
    assert signings_that_fit(0) == 0
    assert signings_that_fit(SIGNING_BYTES - 1) == 0
    assert signings_that_fit(LOW_SIGNINGS * SIGNING_BYTES) == LOW_SIGNINGS


def test_the_ballast_is_real_private_and_given_up_for_good(tmp_path: Path) -> None:
    ballast = tmp_path / "ballast"
    size = make_ballast(ballast)
    assert size == min(BALLAST_BYTES, size)
    held = ballast.stat()
    assert held.st_size == size
    assert held.st_blocks * 512 >= size
    assert stat.S_IMODE(held.st_mode) == 0o600
    give_up_ballast(ballast)
    give_up_ballast(ballast)
    assert not ballast.exists()


def test_a_folder_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="disk-failed"):
        free_bytes(tmp_path / "nowhere")
