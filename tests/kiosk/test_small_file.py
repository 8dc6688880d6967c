"""A small file is kept on a disk without a free byte, and what is larger stays as it was."""

from pathlib import Path

import pytest
from disks import ROOT_ONLY, fill_up, small_disk

from kiosk.errors import StorageFailed
from kiosk.small_file import SECTOR, write_small_file


def test_where_there_is_room_the_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_small_file(path, b"one")
    before = path.stat().st_ino
    with path.open("rb") as still_open:
        write_small_file(path, b"another")
        assert still_open.read() == b"one"
    assert (path.read_bytes(), path.stat().st_ino != before) == (b"another", True)
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


@ROOT_ONLY
@pytest.mark.parametrize("content", [b"longer than before", b"short", b""])
def test_on_a_full_disk_it_is_written_over(tmp_path: Path, content: bytes) -> None:
    with small_disk(tmp_path, mebibytes=1) as disk:
        path = disk / "a"
        write_small_file(path, b"ten bytes!")
        fill_up(disk)
        write_small_file(path, content)
        assert path.read_bytes() == content
        assert sorted(each.name for each in disk.iterdir()) == ["a", "filler"]


@ROOT_ONLY
def test_what_is_new_or_larger_than_a_sector_is_refused_on_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path, mebibytes=1) as disk:
        path = disk / "a"
        write_small_file(path, b"ten bytes!")
        fill_up(disk)
        for name, content in (("a", bytes(SECTOR + 1)), ("b", b"new")):
            with pytest.raises(StorageFailed, match="target-full"):
                write_small_file(disk / name, content)
        assert path.read_bytes() == b"ten bytes!"
