"""Stands in for udisks2 on the system bus: the machine's own disk, a divided stick, a foreign one, an empty reader.

Says what it was asked, a line each; is asked for in a process of its own, as QtDBus cannot wait for itself.
"""

import sys

from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusVariant, QDBusVirtualObject

SERVICE = "org.freedesktop.UDisks2"
ROOT = "/org/freedesktop/UDisks2"
BLOCKS: dict[str, dict[str, object]] = {
    "sda": {"HintSystem": True, "IdUsage": "filesystem"},
    "sdb": {"Type": "dos"},
    "sdb1": {"IdUsage": "filesystem", "IdLabel": "СЦЯГ"},
    "sdc": {"IdUsage": "crypto"},
    "sdd": {"Size": 0},
    "sde": {"IdUsage": "filesystem", "HintIgnore": True},
}
BUSY = {"sdc"}


def properties(name: str) -> dict[str, object]:
    """Of a block device, or of a drive."""
    common = {
        "HintIgnore": False,
        "HintSystem": False,
        "Size": 16_000_000,
        "IdUsage": "",
        "IdLabel": "",
        "Drive": QDBusObjectPath(f"{ROOT}/drives/drive_of_{name[:3]}"),
        "Device": QByteArray(b"/dev/" + name.encode() + b"\0"),
    }
    return common | BLOCKS[name] if name in BLOCKS else {"CanPowerOff": True}


def say(line: str) -> None:
    """To whoever started this."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class StandIn(QDBusVirtualObject):
    """All objects of udisks2 in one."""

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, bus: QDBusConnection) -> bool:
        name = message.path().rpartition("/")[2]
        bus.send(self._answer(message, name))
        return True

    def _answer(self, message: QDBusMessage, name: str) -> QDBusMessage:
        match message.member():
            case "Introspect":
                return message.createReply("<node>" + "".join(f'<node name="{one}"/>' for one in BLOCKS) + "</node>")
            case "Get":
                found = properties(name).get(str(message.arguments()[1]))
                if found is not None:
                    return message.createReply(QDBusVariant(found))
                return message.createErrorReply("org.freedesktop.DBus.Error.InvalidArgs", "no such property")
        say(f"{message.interface()} {message.member()} {name} {message.signature()}")
        if name in BUSY:
            return message.createErrorReply(f"{SERVICE}.Error.DeviceBusy", "target is busy")
        return message.createReply("/run/media/kiosk/" + name) if message.member() == "Mount" else message.createReply()


if __name__ == "__main__":
    app = QCoreApplication([])
    bus = QDBusConnection.systemBus()
    stand_in = StandIn()
    assert bus.registerVirtualObject(ROOT, stand_in, QDBusConnection.VirtualObjectRegisterOption.SubPath)
    assert bus.registerService(SERVICE)
    say("there")
    app.exec()
