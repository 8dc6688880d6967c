"""Files and folders are whole on the medium or not there, and what a disk says has a code of its own."""

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import which

import pytest
from disks import ROOT_ONLY, cuttable_disk, small_disk

from kiosk.durable import (
    clear_unfinished,
    make_private_folder,
    put_files_in_place,
    put_in_place,
    refusal_is_mediums_fault,
    refuse_unless_on_medium,
    sha256_of,
    stick_errors,
    storage_errors,
    sync_file,
    unfinished_name,
    write_file_durably,
    write_folder_durably,
    write_synced,
)
from kiosk.errors import InputRefused, StorageFailed
from kiosk.progress import NoProgress
from kiosk.system import drop_from_cache


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_written_replaced_and_private(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for content in (b"one", b"two"):
        write_file_durably(path, content)
        assert contents(tmp_path) == {"a": content}
    assert path.stat().st_mode & 0o777 == 0o600


def test_files_are_put_in_place_together(tmp_path: Path) -> None:
    write_folder_durably(tmp_path / ".new", {"a": b"new", "b": b"new"})
    for name in ("a", "other"):
        write_file_durably(tmp_path / name, b"old")

    put_files_in_place(tmp_path / ".new", tmp_path, ("a", "b"))

    assert {name: held for name, held in contents(tmp_path).items() if "/" not in name} == {
        "a": b"new",
        "b": b"new",
        "other": b"old",
    }


def test_files_that_cannot_all_be_put_in_place_leave_the_earlier_ones(tmp_path: Path) -> None:
    write_folder_durably(tmp_path / ".new", {"a": b"new", "b": b"new"})
    for name in ("a", "c"):
        write_file_durably(tmp_path / name, b"old")

    with pytest.raises(FileNotFoundError):
        put_files_in_place(tmp_path / ".new", tmp_path, ("a", "b", "c"))

    assert {name: held for name, held in contents(tmp_path).items() if "/" not in name} == {"a": b"old", "c": b"old"}


@pytest.fixture
def stopped_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, bool], AbstractContextManager[None]]:
    """Ctrl+C at the n-th rename, right before it is done or right after."""

    @contextmanager
    def stopped(call: int, after: bool) -> Iterator[None]:
        really, calls = os.rename, iter(range(1, 100))

        def rename(*paths: object, **more: object) -> None:
            this = next(calls)
            if this != call or after:
                really(*paths, **more)  # type: ignore[arg-type]  # handed on as they came
            if this == call:
                raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", rename)
            with pytest.raises(KeyboardInterrupt):
                yield

    return stopped


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("call", [1, 2, 3])
def test_files_whose_placing_is_stopped_leave_the_earlier_ones(
    tmp_path: Path, call: int, after: bool, stopped_at: Callable[[int, bool], AbstractContextManager[None]]
) -> None:
    write_folder_durably(tmp_path / ".new", {"a": b"new", "b": b"new"})
    write_file_durably(tmp_path / "a", b"old")

    with stopped_at(call, after):
        put_files_in_place(tmp_path / ".new", tmp_path, ("a", "b"))

    assert {name: held for name, held in contents(tmp_path).items() if "/" not in name} == {"a": b"old"}


@pytest.mark.parametrize(("call", "after"), [(1, False), (1, True), (2, False)])
def test_a_folder_whose_placing_is_stopped_gives_the_old_one_back(
    tmp_path: Path,
    call: int,
    after: bool,
    stopped_at: Callable[[int, bool], AbstractContextManager[None]],
) -> None:
    for name, content in (("final", b"old"), (".new", b"new")):
        write_folder_durably(tmp_path / name, {"a": content})

    with stopped_at(call, after):
        put_in_place(tmp_path / ".new", tmp_path / "final")

    assert (tmp_path / "final" / "a").read_bytes() == b"old"


def test_a_file_of_another_librarys_making_becomes_private(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "a").chmod(0o644)

    sync_file(tmp_path / "a")

    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "a").read_bytes() == b"x"


def test_a_folder_is_written_and_replaced_whole(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    write_folder_durably(folder, {"a": b"1", "b": b"2"})
    write_folder_durably(folder, {"b": b"3"})
    assert contents(tmp_path) == {"folder/b": b"3"}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_folder_may_have_folders_in_it(tmp_path: Path) -> None:
    write_folder_durably(tmp_path / "folder", {"a": b"1", "in/b": b"2", "in/c": b"3"})
    assert contents(tmp_path) == {"folder/a": b"1", "folder/in/b": b"2", "folder/in/c": b"3"}
    assert (tmp_path / "folder" / "in").stat().st_mode & 0o777 == 0o700


def failing(call: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes every later call of one of the system's functions fail."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, call, fail)


@pytest.mark.parametrize("calls", [("fsync",), ("rename", "replace")])
def test_what_fails_leaves_the_old_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: tuple[str, ...]
) -> None:
    write_file_durably(tmp_path / "a", b"old")
    write_folder_durably(tmp_path / "folder", {"b": b"old"})
    before = contents(tmp_path)
    with monkeypatch.context() as patch:
        for call in calls:
            failing(call, errno.EIO, patch)
        with pytest.raises(StorageFailed, match="target-failed"):
            write_file_durably(tmp_path / "a", b"new")
        with pytest.raises(StorageFailed, match="target-failed"):
            write_folder_durably(tmp_path / "folder", {"b": b"new"})
    assert contents(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir()} == {"a", "folder"}


def test_a_folder_that_cannot_take_its_name_gives_the_old_one_back(tmp_path: Path) -> None:
    final = tmp_path / "final"
    write_folder_durably(final, {"a": b"old"})
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "not there", final)
    assert contents(tmp_path) == {"final/a": b"old"}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "target-full"),
        (errno.EDQUOT, "target-full"),
        (errno.EROFS, "target-read-only"),
        (errno.EACCES, "folder-not-writable"),
        (errno.EPERM, "folder-not-writable"),
        (errno.ENOENT, "target-gone"),
        (errno.ENODEV, "target-gone"),
        (errno.ENXIO, "target-gone"),
        (errno.EIO, "target-failed"),
        (errno.EFBIG, "target-failed"),
        (errno.ENAMETOOLONG, "target-failed"),
    ],
)
def test_each_kind_of_failure_has_its_code(tmp_path: Path, number: int, code: str) -> None:
    with pytest.raises(StorageFailed) as caught, storage_errors(tmp_path):
        raise OSError(number, os.strerror(number))
    assert caught.value.code == code
    assert caught.value.facts == {"folder": str(tmp_path)}
    assert caught.value.exit_code == 4


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="target-gone"):
        write_file_durably(tmp_path / "gone" / "a", b"")


def test_a_file_in_a_folders_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(InputRefused, match="folder-is-a-file"):
            make_private_folder(folder)


def test_folders_are_made_private(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a")
    make_private_folder(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700


def test_progress_hears_what_is_written(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    class Listening:
        def advance(self, done: int, total: int) -> None:
            told.append((done, total))

    write_synced(tmp_path / "a", iter((b"12", b"345")), 5, Listening())
    assert told == [(2, 5), (5, 5)]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_synced(tmp_path / "a", iter((b"new",)), 3, NoProgress())
    assert (tmp_path / "a").read_bytes() == b"old"


def test_the_file_is_synced_before_its_name_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    sync, replace = os.fsync, Path.replace

    def recorded_sync(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        calls.append("sync folder" if path.is_dir() else "sync file")
        sync(handle)

    def recorded_replace(self: Path, target: Path) -> Path:
        calls.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", recorded_sync)
    monkeypatch.setattr(Path, "replace", recorded_replace)
    write_file_durably(tmp_path / "a", b"x")
    assert calls == ["sync file", "rename", "sync folder"]


def test_what_reads_back_otherwise_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 3_000_000)
    assert sha256_of(path) == sha256(b"x" * 3_000_000).digest()
    refuse_unless_on_medium(path, sha256_of(path))
    with pytest.raises(StorageFailed, match="target-reads-back-wrong"):
        refuse_unless_on_medium(path, bytes(32))
    with pytest.raises(StorageFailed, match="target-gone"):
        refuse_unless_on_medium(tmp_path / "gone", bytes(32))


@pytest.mark.parametrize(
    ("cause", "code"),
    [
        (OSError(errno.EIO, ""), "target-failed"),
        (FileNotFoundError(errno.ENOENT, ""), "target-gone"),
    ],
)
def test_what_we_wrote_and_cannot_read_is_the_mediums_fault(tmp_path: Path, cause: OSError, code: str) -> None:
    with pytest.raises(StorageFailed, match=code), refusal_is_mediums_fault(tmp_path):
        raise InputRefused("file-unreadable", file="batch") from cause
    with pytest.raises(InputRefused, match="chain-broken"), refusal_is_mediums_fault(tmp_path):
        raise InputRefused("chain-broken")


def test_the_page_cache_is_asked_to_forget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "posix_fadvise", lambda _handle, _start, _size, advice: asked.append(advice))
    (tmp_path / "a").touch()
    drop_from_cache(tmp_path / "a")
    assert asked == [os.POSIX_FADV_DONTNEED]


@ROOT_ONLY
def test_what_is_read_back_comes_from_the_medium(tmp_path: Path) -> None:
    """The system itself says how much of the file it keeps in memory: all of it after writing, nothing after that."""
    if which("fincore") is None:
        pytest.skip("fincore tells what is in the page cache: apt-get install util-linux-extra")
    with cuttable_disk(tmp_path, 16) as disk:
        path = disk.folder / "batch"
        write_synced(path, iter((bytes(1024 * 1024),)), 0, NoProgress())
        assert kept_in_memory(path) == 1024 * 1024
        drop_from_cache(path)
        assert kept_in_memory(path) == 0


def kept_in_memory(path: Path) -> int:
    told = subprocess.run(
        ["fincore", "--noheadings", "--bytes", "--output", "RES", path], capture_output=True, check=True
    )
    return int(told.stdout)


def test_only_leavings_of_the_same_name_are_cleared(tmp_path: Path) -> None:
    final = tmp_path / "a[1].batch"
    kept = [tmp_path / name for name in ("a[1].batch", ".other.0123abcd.part", ".a1.batch.0123abcd.part", "b.part")]
    for path in kept:
        path.touch()
    unfinished_name(final).write_bytes(b"half")
    (unfinished_name(final) / "folder").mkdir(parents=True)
    unfinished_name(final).symlink_to(tmp_path / "b.part")
    clear_unfinished(final)
    assert set(tmp_path.iterdir()) == set(kept)


@ROOT_ONLY
@pytest.mark.parametrize(
    "write",
    [
        lambda disk: write_file_durably(disk / "a", bytes(2_000_000)),
        lambda disk: write_folder_durably(disk / "a", {"b": bytes(2_000_000)}),
    ],
)
def test_a_full_disk_is_said_and_nothing_stays_on_it(tmp_path: Path, write: Callable[[Path], None]) -> None:
    with small_disk(tmp_path, mebibytes=1) as disk:
        with pytest.raises(StorageFailed, match="target-full"):
            write(disk)
        assert list(disk.iterdir()) == []


@ROOT_ONLY
def test_a_full_stick_is_told_from_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path, mebibytes=1) as stick:
        with pytest.raises(StorageFailed, match="stick-full"), stick_errors(stick):
            write_file_durably(stick / "a", bytes(2_000_000))
        with pytest.raises(StorageFailed, match="target-full"), stick_errors(tmp_path / "another"):
            write_file_durably(stick / "a", bytes(2_000_000))


def test_other_harm_to_a_stick_keeps_its_code(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="target-gone"), stick_errors(tmp_path):
        write_file_durably(tmp_path / "none" / "a", b"")


@ROOT_ONLY
def test_what_was_written_durably_outlives_a_power_cut(tmp_path: Path) -> None:
    with cuttable_disk(tmp_path, mebibytes=16) as disk:
        write_file_durably(disk.folder / "a", b"old")
        write_file_durably(disk.folder / "a", b"new")
        write_folder_durably(disk.folder / "folder", {"b": b"whole"})
        (disk.folder / "not synced").write_bytes(b"x")
        disk.cut_power()
        disk.power_on()
        assert (disk.folder / "a").read_bytes() == b"new"
        assert (disk.folder / "folder/b").read_bytes() == b"whole"


@ROOT_ONLY
def test_a_stick_that_went_is_said(tmp_path: Path) -> None:
    with cuttable_disk(tmp_path, mebibytes=16) as disk:
        disk.cut_power()
        with pytest.raises(StorageFailed) as caught:
            write_file_durably(disk.folder / "a", b"x")
        assert caught.value.code == "target-failed"
