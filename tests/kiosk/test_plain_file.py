"""Plain files are read; what only looks like one is refused at once."""

import os
from pathlib import Path

import pytest

from kiosk.plain_file import open_plain, read_plain

OPEN = Path("/proc/self/fd")


def test_a_plain_file_is_read_through_a_link_too(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to("file")
    for name in ("file", "link"):
        with open_plain(tmp_path / name) as file:
            assert file.read() == b"content"


def test_more_than_was_asked_for_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"1234")
    assert read_plain(tmp_path / "file", 4) == b"1234"
    assert read_plain(tmp_path / "file", 3) is None


def test_what_is_no_plain_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "lost").symlink_to("nowhere")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "zero", tmp_path / "lost", tmp_path / "none"):
        open_files = list(OPEN.iterdir()) if OPEN.exists() else []
        with pytest.raises(OSError):  # noqa: PT011 -- whichever kind it is, the readers treat them alike
            open_plain(path)
        if open_files:
            assert len(list(OPEN.iterdir())) == len(open_files)
