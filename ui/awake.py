"""Keeps the screen from going dark and the machine from going to sleep, by asking over D-Bus as the desktop wants it.

Without a desktop and without logind there is nobody to ask, and under cage nobody who would darken the screen. Other
systems than Linux have ways of their own, which belong into this module: docs/platforms.md.
"""

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

WHO = "Petition Kiosk"
WHY = "People are signing"


def screen_saver_call() -> QDBusMessage:
    """To the desktop: the screen stays on as long as this program is connected."""
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "Inhibit"
    )
    call.setArguments([WHO, WHY])
    return call


def logind_call() -> QDBusMessage:
    """To logind, as systemd-inhibit asks it: no sleep and no idling as long as the answer, a descriptor, is held."""
    call = QDBusMessage.createMethodCall(
        "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit"
    )
    call.setArguments(["idle:sleep", WHO, WHY, "block"])
    return call


class Wakefulness(QObject):
    """Asks both once, waits for neither, and keeps what they answer until it is gone itself."""

    def __init__(self, session: QDBusConnection, system: QDBusConnection, parent: QObject) -> None:
        super().__init__(parent)
        self.asked = [
            QDBusPendingCallWatcher(bus.asyncCall(call), self)
            for bus, call in ((session, screen_saver_call()), (system, logind_call()))
            if bus.isConnected()
        ]


def stay_awake(parent: QObject) -> Wakefulness:
    """From now on until the parent is gone."""
    return Wakefulness(QDBusConnection.sessionBus(), QDBusConnection.systemBus(), parent)
