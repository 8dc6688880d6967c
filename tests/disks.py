"""Disks to break: a small ext4 on a loop device whose power can be cut, and a small tmpfs that can be full.

Both need root; `ROOT_ONLY` skips with its reason elsewhere. What was mounted is unmounted whatever happens.
"""

import fcntl
import os
import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TypeVar

import pytest

Looked = TypeVar("Looked")

EXT4_IOC_SHUTDOWN = 0x8004587D
"""Linux, fs/ext4/ext4.h: _IOR('X', 125, __u32)."""
NO_LOG_FLUSH = 2
"""EXT4_GOING_FLAGS_NOLOGFLUSH: what was not synced is lost, as when the power goes."""

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="needs root: it mounts file systems")


def _run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout.strip()


@dataclass(frozen=True)
class CuttableDisk:
    """An ext4 file system, mounted at `folder`."""

    device: str
    folder: Path
    image: Path

    def cut_power(self) -> None:
        """From now on nothing reaches the disk, and what was not synced never will."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, EXT4_IOC_SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        finally:
            os.close(handle)

    def sync(self) -> None:
        """Waits until all that was written is on this disk, and no other."""
        _run("sync", "--file-system", self.folder)

    def power_on(self) -> None:
        """Mounts it as after a reboot: the journal is replayed, the page cache is gone."""
        self.restart(lambda _: None)

    def restart(self, look: Callable[[Path], Looked]) -> Looked:
        """As `power_on`; `look` sees the whole disk while the power is off, as one file, and its answer is returned."""
        _run("umount", self.folder)
        looked = look(self.image)
        _run("mount", self.device, self.folder)
        return looked


@contextmanager
def cuttable_disk(folder: Path, mebibytes: int) -> Iterator[CuttableDisk]:
    """A new ext4 on a loop device; skips the test where this machine has no loop devices or no mkfs.ext4."""
    if which("mkfs.ext4") is None:
        pytest.skip("needs mkfs.ext4 (e2fsprogs)")
    image, mounted = folder / "disk.img", folder / "disk"
    mounted.mkdir()
    with image.open("wb") as file:
        file.truncate(mebibytes * 1024 * 1024)
    _run("mkfs.ext4", "-q", "-F", image)
    try:
        device = _run("losetup", "--find", "--show", image)
    except (subprocess.CalledProcessError, FileNotFoundError):
        pytest.skip("needs loop devices, which this machine does not give")
    try:
        _run("mount", device, mounted)
        yield CuttableDisk(device, mounted, image)
    finally:
        subprocess.run(["umount", "-l", str(mounted)], check=False, capture_output=True)
        subprocess.run(["losetup", "-d", device], check=False, capture_output=True)


@contextmanager
def small_disk(folder: Path, mebibytes: int) -> Iterator[Path]:
    """A tmpfs of that size; skips the test where this machine lets nobody mount one."""
    mounted = folder / "small"
    mounted.mkdir()
    try:
        _run("mount", "-t", "tmpfs", "-o", f"size={mebibytes}m,mode=0700", "tmpfs", mounted)
    except (subprocess.CalledProcessError, FileNotFoundError):
        pytest.skip("needs to mount a tmpfs, which this machine does not allow")
    try:
        yield mounted
    finally:
        subprocess.run(["umount", "-l", str(mounted)], check=False, capture_output=True)


def fill_up(disk: Path) -> None:
    """Leaves no byte on the disk but those that a file already holds."""
    with (disk / "filler").open("wb", buffering=0) as filler:
        os.posix_fallocate(filler.fileno(), 0, max(4096, shutil.disk_usage(disk).free))
