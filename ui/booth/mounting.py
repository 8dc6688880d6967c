"""Sticks where nobody mounts them: those that stay unmounted are mounted, and let go of before they are pulled."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStorageInfo

from kiosk.errors import StorageFailed
from ui.booth.sticks import Volume, mounted_sticks
from ui.booth.udisks import Device

LOOKS_BEFORE = 3
"""A desktop mounts within a second or two of plugging in; where it does, its mounting is none of our business."""


class Disks(Protocol):
    """What mounts: `ui.booth.udisks.Udisks`."""

    def devices(self) -> tuple[Device, ...]:
        """What is plugged in now."""
        ...

    def mount(self, device: Device) -> Path:
        """Mounts it; raises StorageFailed."""
        ...

    def unmount(self, device: Device) -> None:
        """Unmounts it; raises StorageFailed."""
        ...

    def power_off(self, device: Device) -> None:
        """Takes its power, where that can be done."""
        ...


def mounted_files() -> frozenset[str]:
    """The device files that something is mounted from."""
    return frozenset(bytes(info.device().data()).decode(errors="replace") for info in QStorageInfo.mountedVolumes())


class MountingSticks:
    """A source of sticks for one thread; what it mounted itself it unmounts again."""

    def __init__(
        self,
        disks: Disks,
        look: Callable[[], tuple[Volume, ...]] = mounted_sticks,
        mounted: Callable[[], frozenset[str]] = mounted_files,
    ) -> None:
        self._disks = disks
        self._look = look
        self._mounted = mounted
        self._seen: Counter[str] = Counter()
        """How often each device was seen unmounted, by its object path."""
        self._mine: dict[Path, Device] = {}
        self._failed: set[str] = set()
        self._released: set[str] = set()

    def look(self) -> tuple[Volume, ...]:
        """Mounts what has waited long enough; then what is mounted, and what is there and cannot be."""
        devices = self._disks.devices()
        self._forget_all_but({device.object_path for device in devices})
        mounted = self._mounted()
        for device in devices:
            if device.file not in mounted and device.has_file_system:
                self._mount_in_time(device)
        return (*self._look(), *self._unreadable(devices, mounted))

    def release(self, stick: Path) -> None:
        """Unmounts what was mounted here and takes its power; raises StorageFailed("stick-in-use").

        It is not mounted again before it was pulled: staff were told that they may.
        """
        device = self._mine.get(stick)
        if device is None:
            return
        self._disks.unmount(device)
        del self._mine[stick]
        self._released.add(device.object_path)
        if device.drive not in {other.drive for other in self._mine.values()}:
            self._disks.power_off(device)

    def _mount_in_time(self, device: Device) -> None:
        path = device.object_path
        self._seen[path] += 1
        if self._seen[path] <= LOOKS_BEFORE or path in self._released or path in self._failed:
            return
        try:
            self._mine[self._disks.mount(device)] = device
        except StorageFailed:
            self._failed.add(path)

    def _unreadable(self, devices: tuple[Device, ...], mounted: frozenset[str]) -> list[Volume]:
        """One for each thing plugged in of which nothing can be read; of a partly readable one nothing is said."""
        unreadable = [device for device in devices if not device.has_file_system or device.object_path in self._failed]
        by_drive = {device.drive: device for device in unreadable if device.file not in mounted}
        readable = {device.drive for device in devices if device not in unreadable or device.file in mounted}
        return [
            Volume(Path(device.file), device.label, 0, writable=False, readable=False)
            for drive, device in by_drive.items()
            if drive not in readable
        ]

    def _forget_all_but(self, there: set[str]) -> None:
        self._seen = Counter({path: count for path, count in self._seen.items() if path in there})
        self._failed &= there
        self._released &= there
        self._mine = {place: device for place, device in self._mine.items() if device.object_path in there}
