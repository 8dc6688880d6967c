"""The recorder explains what a process did to a disk, and where it cannot, nothing is believed."""

import mmap
import os
from collections.abc import Iterator
from ctypes import CDLL, c_long
from pathlib import Path
from shutil import rmtree

import pytest
from faults.disk_states import Names, Said, Sync
from faults.nursery import say
from faults.recording import CC, Recorder, recorder

SYS_PWRITE64 = {"x86_64": 18, "aarch64": 68}

pytestmark = pytest.mark.skipif(not CC.is_there(), reason=f"needs {CC.what}")


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorder]:
    with recorder(tmp_path_factory.mktemp("recorder"), "faults.test_recording") as made:
        yield made


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    folder = tmp_path / "disk"
    (folder / "below" / "deep").mkdir(parents=True)
    (folder / "file").write_bytes(b"before")
    (folder / "below" / "deep" / "file").write_bytes(b"deep")
    return folder


def work_in_every_way(where: str) -> None:
    """Writes, cuts, renames and removes, by names, handles and folders, as no kiosk does it in one day."""
    folder = Path(where)
    handle = os.open(folder / "file", os.O_RDWR | os.O_APPEND)
    os.write(os.dup(handle), b" and after")
    (folder / "file").rename(folder / "below" / "moved")
    os.writev(handle, [b", in ", b"", b"pieces"])
    os.close(handle)
    with (folder / "made").open("xb") as made:
        made.write(b"m" * 100_000)
        made.truncate(70_000)
        os.pwrite(made.fileno(), b"over", 5)
        os.pwritev(made.fileno(), [b"over", b"again"], 80_000)
        os.posix_fallocate(made.fileno(), 0, 90_000)
    (folder / "made").replace(folder / "below" / "moved")
    os.truncate(folder / "below" / "moved", 85_000)
    (folder / "short").write_bytes(b"long")
    (folder / "short").write_bytes(b"s")
    (folder / "new").mkdir()
    below = os.open(folder / "below", os.O_RDONLY)
    os.rename("moved", "named", src_dir_fd=below, dst_dir_fd=below)
    os.chdir(folder / "new")
    Path("here").write_bytes(b"relative")
    rmtree(folder / "below" / "deep")


def say_between_syncs(where: str) -> None:
    say("first")
    handle = os.open(Path(where) / "made", os.O_RDWR | os.O_CREAT)
    os.write(handle, b"made")
    os.fdatasync(handle)
    say("second")


def link(where: str) -> None:
    (Path(where) / "linked").hardlink_to(Path(where) / "file")


def map_shared(where: str) -> None:
    with (Path(where) / "file").open("r+b") as file, mmap.mmap(file.fileno(), 6) as mapped:
        mapped[0:1] = b"B"


def send(where: str) -> None:
    with (Path(where) / "file").open("rb") as file, (Path(where) / "sent").open("wb") as sent:
        os.sendfile(sent.fileno(), file.fileno(), 0, 6)


def write_past_the_recorder(where: str) -> None:
    handle = os.open(Path(where) / "file", os.O_RDWR)
    written = CDLL(None).syscall(c_long(SYS_PWRITE64[os.uname().machine]), handle, b"past", c_long(4), c_long(0))
    assert written == 4


def work(recording: Recorder, name: str, disk: Path) -> list[object]:
    return list(recording.record(disk, f"faults.test_recording:{name}", where=str(disk)).steps)


def test_the_log_explains_the_disk(recording: Recorder, disk: Path) -> None:
    assert len(work(recording, "work_in_every_way", disk)) > 20
    assert sorted(str(path.relative_to(disk)) for path in disk.rglob("*")) == [
        "below",
        "below/named",
        "new",
        "new/here",
        "short",
    ]


def test_what_is_said_stands_between_what_is_done(recording: Recorder, disk: Path) -> None:
    first, made, _, synced, second = work(recording, "say_between_syncs", disk)
    assert (first, second) == (Said("first"), Said("second"))
    assert isinstance(made, Names)
    assert isinstance(synced, Sync)


@pytest.mark.parametrize(("name", "call"), [("link", "link"), ("map_shared", "mmap"), ("send", "sendfile")])
def test_what_cannot_be_recorded_is_refused(recording: Recorder, disk: Path, name: str, call: str) -> None:
    with pytest.raises(AssertionError, match=f"{call} on .* cannot be recorded"):
        work(recording, name, disk)


@pytest.mark.skipif(os.uname().machine not in SYS_PWRITE64, reason="the number of the call is not known here")
def test_what_the_recorder_misses_is_noticed(recording: Recorder, disk: Path) -> None:
    with pytest.raises(AssertionError, match="not all was recorded"):
        work(recording, "write_past_the_recorder", disk)
