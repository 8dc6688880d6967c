"""A spool gives back what it was given, and its file tells nobody what that is."""

import errno
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import StorageFailed
from kiosk.vault.spool import Spool


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the next spool, which has a name here so that others can read and spoil it."""
    path = tmp_path / "spool"
    monkeypatch.setattr("kiosk.vault.spool.TemporaryFile", lambda: path.open("w+b", buffering=0))
    return path


@given(st.lists(st.binary(max_size=50)))
def test_every_piece_comes_back_by_its_place_and_in_order(pieces: list[bytes]) -> None:
    with Spool() as spool:
        for piece in pieces:
            spool.append(piece)

        assert [spool[place] for place in reversed(range(len(spool)))] == pieces[::-1]
        assert list(spool) == pieces


def test_pieces_may_follow_after_some_were_read() -> None:
    with Spool() as spool:
        spool.append(b"one")
        assert spool[0] == b"one"
        spool.append(b"two")
        assert list(spool) == [b"one", b"two"]


def test_nothing_of_a_piece_can_be_read_in_the_file_and_equal_ones_look_different(file: Path) -> None:
    with Spool() as spool:
        for _ in range(2):
            spool.append(b"Canariensis" * 3)

    raw = file.read_bytes()
    half = len(raw) // 2
    assert b"Canariensis" not in raw
    assert raw[:half] != raw[half:]


def test_a_changed_file_is_noticed(file: Path) -> None:
    with Spool() as spool:
        spool.append(b"something")
        file.write_bytes(bytes(len(file.read_bytes())))
        with pytest.raises(InvalidTag):
            spool[0]


def test_nothing_is_left_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with Spool() as spool:
        spool.append(b"something")

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def seek(self, _place: int) -> None: ...

        def write(self, _content: bytes) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        def close(self) -> None: ...

    monkeypatch.setattr("kiosk.vault.spool.TemporaryFile", Full)
    with Spool() as spool, pytest.raises(StorageFailed, match="target-full"):
        spool.append(b"something")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_closing_on_a_full_disk_keeps_the_error_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not written is written once more when the file is closed, and fails once more."""

    def two_pieces() -> None:
        with Spool() as spool:
            spool.append(b"something")
            spool.append(b"more")

    with Path("/dev/full").open("w+b") as full:
        monkeypatch.setattr("kiosk.vault.spool.TemporaryFile", lambda: full)
        with pytest.raises(StorageFailed, match="target-full"):
            two_pieces()
