"""A stick as most are: exFAT, of the FAT family and without a journal, on a device that can be pulled.

The kernel need not know exFAT: its driver here is exfat-fuse. The device is a loop over a file on a `CuttableDisk`, so
that what was not synced through all of them is lost when that is cut. Needs root.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import which
from time import monotonic
from typing import TypeVar

from disks import CuttableDisk, cuttable_disk

Looked = TypeVar("Looked")

EXFAT = ("mount.exfat-fuse", "mkfs.exfat", "losetup")
PATIENCE_S = 30
AROUND_MEBIBYTES = 24
"""What the disk needs beside the stick's file."""


def has_exfat() -> bool:
    """Whether this machine has what makes and mounts such a stick."""
    return all(which(command) for command in EXFAT) and Path("/dev/fuse").exists()


def _run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout.strip()


class ExfatStick:
    """An exFAT file system, mounted at `folder`; it does what `CuttableDisk` does."""

    def __init__(self, folder: Path, disk: CuttableDisk, mebibytes: int) -> None:
        self.folder = folder
        self._disk = disk
        self._image = disk.folder / "stick.img"
        self._image.write_bytes(bytes(mebibytes * 1024 * 1024))
        _run("mkfs.exfat", self._image)
        disk.sync()
        self._plug_in()

    def _plug_in(self) -> None:
        self._device = _run("losetup", "--find", "--show", self._image)
        _run("mount.exfat-fuse", self._device, self.folder)

    def unplug(self) -> None:
        """Unmounts it, and waits until nothing has its file open any more."""
        with suppress(subprocess.CalledProcessError):
            _run("umount", self.folder)
        with suppress(subprocess.CalledProcessError):
            _run("losetup", "--detach", self._device)
        until = monotonic() + PATIENCE_S
        while _run("losetup", "--associated", self._image):
            assert monotonic() < until, "the driver does not let go of the stick"
            os.sched_yield()

    def cut_power(self) -> None:
        """From now on nothing reaches the stick, and what was not synced never will."""
        self._disk.cut_power()

    def sync(self) -> None:
        """Waits until all that was written is on the stick."""
        self.unplug()
        self._disk.sync()
        self._plug_in()

    def power_on(self) -> None:
        """Plugs it in again."""
        self.restart(lambda _: None)

    def restart(self, look: Callable[[Path], Looked]) -> Looked:
        """As `power_on`; `look` sees the whole stick before it is mounted, as one file, and its answer is returned."""
        self.unplug()
        self._disk.power_on()
        looked = look(self._image)
        self._plug_in()
        return looked


@contextmanager
def exfat_stick(folder: Path, mebibytes: int) -> Iterator[ExfatStick]:
    """A new stick; what was mounted is unmounted whatever happens."""
    mounted = folder / "exfat"
    mounted.mkdir()
    with cuttable_disk(folder, mebibytes + AROUND_MEBIBYTES) as disk:
        stick = ExfatStick(mounted, disk, mebibytes)
        try:
            yield stick
        finally:
            stick.unplug()
