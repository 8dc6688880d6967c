"""Asks udisks2 over the system's D-Bus which devices are plugged in, and to mount, unmount and power them off.

Where no desktop runs nobody mounts a stick. The calls wait for their answer, so they are for a worker thread. What is
asked is documented at storaged.org/doc/udisks2-api; devices are found by introspection, whose answer is one string.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QXmlStreamReader
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusVariant

from kiosk.errors import StorageFailed

SERVICE = "org.freedesktop.UDisks2"
DEVICES = "/org/freedesktop/UDisks2/block_devices"
BLOCK, FILE_SYSTEM = f"{SERVICE}.Block", f"{SERVICE}.Filesystem"
PARTITIONS, DRIVE = f"{SERVICE}.PartitionTable", f"{SERVICE}.Drive"
ASK_MS = 5_000
MOUNT_MS = 60_000
"""A stick that was pulled is put in order first, and one that is full of data lets unmounting wait for it."""
QUIETLY = {"auth.no_user_interaction": True}
"""Nobody is there to be asked for a password."""
STILL_IN_USE = (f"{SERVICE}.Error.DeviceBusy", "org.freedesktop.DBus.Error.NoReply")


@dataclass(frozen=True, slots=True)
class Device:
    """Something with contents that was plugged in, or a part of it; never the machine's own disk."""

    object_path: str
    drive: str
    """The object path of what can be pulled; the same for all parts of one stick."""
    file: str
    """As in `/dev/sdb1`."""
    label: str
    has_file_system: bool


class Udisks:
    """udisks2 on this bus; where it is not there, there are no devices."""

    def __init__(self, bus: QDBusConnection) -> None:
        self._bus = bus

    def devices(self) -> tuple[Device, ...]:
        """What is plugged in now; whole sticks that are divided are left out, their parts are there."""
        answer = self._ask(DEVICES, "org.freedesktop.DBus.Introspectable", "Introspect")
        found = (self._device(f"{DEVICES}/{name}") for name in _nodes(_first(answer)))
        return tuple(device for device in found if device is not None)

    def mount(self, device: Device) -> Path:
        """Mounts a device; returns where. Raises StorageFailed("stick-not-mounted"), also where another was quicker."""
        options = {**QUIETLY, "options": "noexec"}
        answer = self._ask(device.object_path, FILE_SYSTEM, "Mount", options, wait_ms=MOUNT_MS)
        place = _first(answer)
        if not isinstance(place, str):
            raise StorageFailed("stick-not-mounted")
        return Path(place)

    def unmount(self, device: Device) -> None:
        """Unmounts a device, waiting until all is on it; raises StorageFailed("stick-in-use").

        One that is not mounted, or gone, needs no unmounting.
        """
        answer = self._ask(device.object_path, FILE_SYSTEM, "Unmount", QUIETLY, wait_ms=MOUNT_MS)
        if answer.errorName() in STILL_IN_USE:
            raise StorageFailed("stick-in-use")

    def power_off(self, device: Device) -> None:
        """Takes the power from what the device is on, where that can be done: its light goes out."""
        if self._get(device.drive, DRIVE, "CanPowerOff") is True:
            self._ask(device.drive, DRIVE, "PowerOff", QUIETLY, wait_ms=MOUNT_MS)

    def _device(self, path: str) -> Device | None:
        if self._get(path, BLOCK, "HintSystem") is not False or self._get(path, BLOCK, "HintIgnore") is not False:
            return None
        has_file_system = self._get(path, BLOCK, "IdUsage") == "filesystem"
        is_empty = not self._get(path, BLOCK, "Size")
        if is_empty or (not has_file_system and self._get(path, PARTITIONS, "Type") is not None):
            return None
        drive = self._get(path, BLOCK, "Drive")
        return Device(
            path,
            drive.path() if isinstance(drive, QDBusObjectPath) else "",
            _file_name(self._get(path, BLOCK, "Device")),
            str(self._get(path, BLOCK, "IdLabel") or ""),
            has_file_system,
        )

    def _get(self, path: str, interface: str, name: str) -> object:
        """A property; None where there is none."""
        value = _first(self._ask(path, "org.freedesktop.DBus.Properties", "Get", interface, name))
        return value.variant() if isinstance(value, QDBusVariant) else None

    def _ask(self, path: str, interface: str, method: str, *arguments: object, wait_ms: int = ASK_MS) -> QDBusMessage:
        call = QDBusMessage.createMethodCall(SERVICE, path, interface, method)
        call.setArguments(list(arguments))
        return self._bus.call(call, QDBus.CallMode.Block, wait_ms)


def _first(answer: QDBusMessage) -> object:
    arguments = cast("list[object]", answer.arguments())
    return arguments[0] if answer.type() == QDBusMessage.MessageType.ReplyMessage and arguments else None


def _nodes(introspected: object) -> list[str]:
    """The names of an object's children, as its introspection has them."""
    reader, names = QXmlStreamReader(str(introspected or "")), []
    while not reader.atEnd():
        reader.readNext()
        name = reader.attributes().value("name") if reader.isStartElement() and reader.name() == "node" else ""
        if name and "/" not in name:
            names.append(str(name))
    return names


def _file_name(value: object) -> str:
    """udisks2 gives the names of files as bytes with a zero behind them."""
    return bytes(value.data()).rstrip(b"\0").decode(errors="replace") if isinstance(value, QByteArray) else ""
