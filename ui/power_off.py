"""Asks the machine to power off, over D-Bus; says whether it will."""

from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage


def power_off() -> bool:
    """Asks logind. False where there is none or it refuses: staff then switch the machine off by hand."""
    bus = QDBusConnection.systemBus()
    if not bus.isConnected():
        return False
    manager = QDBusInterface("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", bus)
    answer = manager.call("PowerOff", False)  # not interactive: nobody is there to be asked
    return answer.type() == QDBusMessage.MessageType.ReplyMessage
