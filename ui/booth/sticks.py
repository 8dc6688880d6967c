"""Where an export can go: the sticks that come and go, and the coordinator's keys that lie on them."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

LOOK_EVERY_MS = 1_000
MOUNT_ROOTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where desktops and the kiosk session mount what is plugged in; the system's own disk is never offered."""
PSEUDO_FILE_SYSTEMS = frozenset({"tmpfs", "overlay", "squashfs", "proc", "sysfs", "devtmpfs", "autofs", "fusectl"})
MOST_FOLDERS = 200
"""How many folders of a stick are looked into for keys: a stick full of photos must not hold the screen up."""


@dataclass(frozen=True, slots=True)
class Volume:
    """One place to write to."""

    path: Path
    name: str
    """What the volume calls itself; empty for none and for this computer."""
    free_bytes: int
    writable: bool = True
    readable: bool = True
    """False for what is plugged in without a file system that this machine knows; then nothing else is known of it."""
    this_computer: bool = False
    keys: tuple[Path, ...] = ()
    """Folders on it that hold a campaign's keys."""

    @property
    def is_usable(self) -> bool:
        """Whether it can be written to."""
        return self.readable and self.writable


def _is_stick(info: QStorageInfo) -> bool:
    kind = bytes(info.fileSystemType().data()).decode(errors="replace")
    place = info.rootPath() + "/"
    return (
        info.isValid()
        and info.isReady()
        and kind not in PSEUDO_FILE_SYSTEMS
        and any(place.startswith(root) and place != root for root in MOUNT_ROOTS)
    )


def mounted_sticks() -> tuple[Volume, ...]:
    """Everything plugged in and mounted that can be read, in the order of its place."""
    found = []
    for info in QStorageInfo.mountedVolumes():
        if _is_stick(info):
            path = Path(info.rootPath())
            name = info.name() or path.name
            found.append(Volume(path, name, info.bytesAvailable(), not info.isReadOnly(), keys=find_keys(path)))
    return tuple(sorted(found, key=lambda volume: volume.path))


class MountedSticks:
    """The sticks as somebody else mounts them, who also lets go of them."""

    def look(self) -> tuple[Volume, ...]:
        """See `mounted_sticks`."""
        return mounted_sticks()

    def release(self, stick: Path) -> None:
        """Nothing: what was written to it was synced."""


def find_keys(root: Path) -> tuple[Path, ...]:
    """The folders that hold `root.pem` and `seal.key`: the place itself, and down to two folders below it."""
    return tuple(folder for folder in islice(_folders(root, depth=2), MOST_FOLDERS) if _holds_keys(folder))


def _holds_keys(folder: Path) -> bool:
    try:
        return (folder / "root.pem").is_file() and (folder / "seal.key").is_file()
    except OSError:
        return False


def _folders(folder: Path, depth: int) -> Iterator[Path]:
    yield folder
    if depth == 0:
        return
    try:
        with os.scandir(folder) as listing:
            below = sorted(entry.name for entry in listing if entry.is_dir(follow_symlinks=False))
    except OSError:
        return
    for name in below:
        yield from _folders(folder / name, depth - 1)


def this_computer(folder: Path, keys: Path | None = None) -> Volume:
    """The fixed folder as a place to write to, made only when something is written there; `keys` are on hand too."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    info = QStorageInfo(str(nearest))
    found = find_keys(folder) + (find_keys(keys) if keys is not None else ())
    return Volume(folder, "", info.bytesAvailable(), not info.isReadOnly(), this_computer=True, keys=found)


class Sticks(QObject):
    """Looks every second which volumes there are, while somebody wants to know."""

    changed = Signal()

    def __init__(
        self,
        fixed: Path | None = None,
        fixed_keys: Path | None = None,
        look: Callable[[], tuple[Volume, ...]] = mounted_sticks,
        every_ms: int = LOOK_EVERY_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fixed = fixed
        self._fixed_keys = fixed_keys
        self._look = look
        self.volumes: tuple[Volume, ...] = ()
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Somebody wants to know."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._timer.stop()

    def look(self) -> None:
        """Looks now; tells only what changed in kind, not every byte of free space."""
        fixed = () if self._fixed is None else (this_computer(self._fixed, self._fixed_keys),)
        seen = (*self._look(), *fixed)
        before = tuple((volume.path, volume.writable, volume.keys) for volume in self.volumes)
        self.volumes = seen
        if before != tuple((volume.path, volume.writable, volume.keys) for volume in seen):
            self.changed.emit()
