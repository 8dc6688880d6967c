"""What POSIX systems do for us; on the medium itself: tests/kiosk/test_durable.py and tests/faults."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.system import HANDLE_FLAGS, hold_space, lock, make_private, sync, sync_folder
from kiosk.system.posix import NO_LINK


@contextmanager
def opened(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | HANDLE_FLAGS)
    try:
        yield handle
    finally:
        os.close(handle)


def test_a_lock_is_held_until_the_file_is_closed(tmp_path: Path) -> None:
    with opened(tmp_path / "lock") as first:
        lock(first)
        with opened(tmp_path / "lock") as second, pytest.raises(BlockingIOError):
            lock(second)
    with opened(tmp_path / "lock") as third:
        lock(third)


def test_space_is_held_and_not_only_promised(tmp_path: Path) -> None:
    with opened(tmp_path / "ballast") as handle:
        hold_space(handle, 1_000_000)
        sync(handle)
        assert os.fstat(handle).st_blocks * 512 >= 1_000_000


def test_nothing_open_is_handed_to_another_program(tmp_path: Path) -> None:
    with opened(tmp_path / "file") as handle:
        assert not os.get_inheritable(handle)


def test_a_file_is_made_private(tmp_path: Path) -> None:
    with opened(tmp_path / "file") as handle:
        make_private(handle, 0o600)
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


def test_a_link_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="link"):
        os.open(tmp_path / "link", os.O_RDONLY | NO_LINK)


def test_only_a_folder_is_synced_as_one(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        sync_folder(tmp_path / "file")
