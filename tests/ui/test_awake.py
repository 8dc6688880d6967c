"""The machine stays awake: what is asked, judged by a desktop's and a logind's stand-ins on a real D-Bus."""

from collections.abc import Iterator

import pytest
from buses import private_bus, stand_in
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from ui.awake import WHO, WHY, Wakefulness, logind_call, screen_saver_call

STAND_IN = """
    import sys
    from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
    from PySide6.QtDBus import QDBusConnection

    @ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
    class ScreenSaver(QObject):
        @Slot(str, str, result="uint")
        def Inhibit(self, who, why):
            print(who, "|", why, flush=True)
            return 7

    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    saver = ScreenSaver()
    everything = QDBusConnection.RegisterOption.ExportAllSlots
    assert bus.registerObject("/org/freedesktop/ScreenSaver", saver, everything)
    assert bus.registerService("org.freedesktop.ScreenSaver")
    print("there", flush=True)
    app.exec()
"""


@pytest.fixture
def bus() -> Iterator[str]:
    with private_bus() as address:
        yield address


def test_a_desktop_is_asked_to_leave_the_screen_on(bus: str, qtbot: QtBot) -> None:
    with stand_in(STAND_IN, bus) as told:
        parent = QObject()
        session = QDBusConnection.connectToBus(bus, "awake-test")
        held = Wakefulness(session, QDBusConnection("nobody"), parent)
        assert told.readline() == f"{WHO} | {WHY}\n"
        (asked,) = held.asked
        qtbot.waitUntil(asked.isFinished)
        assert asked.reply().arguments() == [7]
    QDBusConnection.disconnectFromBus("awake-test")


def test_where_nobody_can_be_asked_nothing_happens() -> None:
    parent = QObject()
    assert Wakefulness(QDBusConnection("nobody"), QDBusConnection("nobody"), parent).asked == []


def test_logind_is_asked_as_systemd_inhibit_asks() -> None:
    assert logind_call().arguments() == ["idle:sleep", WHO, WHY, "block"]
    assert screen_saver_call().arguments() == [WHO, WHY]
