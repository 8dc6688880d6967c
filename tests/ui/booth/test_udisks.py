"""udisks2 is asked as it wants to be asked, over a real D-Bus: of a stand-in, and of the real one where it runs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import udisks_stand_in
from buses import private_bus
from PySide6.QtDBus import QDBusConnection

from kiosk.errors import StorageFailed
from ui.booth.udisks import Device, Udisks

REAL = Path("/usr/libexec/udisks2/udisksd")
NAME = "udisks-test"


class Asked:
    """udisks2 as it was asked, and what was asked of it."""

    def __init__(self, udisks: Udisks, stand_in: "subprocess.Popen[str]") -> None:
        self.udisks = udisks
        self._stand_in = stand_in

    def device(self, file: str) -> Device:
        return next(device for device in self.udisks.devices() if device.file == file)

    def was(self) -> str:
        assert self._stand_in.stdout is not None
        return self._stand_in.stdout.readline().strip()


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as address:
        yield address


@pytest.fixture
def asked(address: str) -> Iterator[Asked]:
    stand_in = subprocess.Popen(
        [sys.executable, udisks_stand_in.__file__],
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert stand_in.stdout is not None
    assert stand_in.stdout.readline() == "there\n"
    yield Asked(Udisks(QDBusConnection.connectToBus(address, NAME)), stand_in)
    QDBusConnection.disconnectFromBus(NAME)
    stand_in.terminate()
    stand_in.communicate()


def test_only_what_was_plugged_in_is_found(asked: Asked) -> None:
    found = [(device.file, device.label, device.has_file_system) for device in asked.udisks.devices()]
    assert found == [("/dev/sdb1", "СЦЯГ", True), ("/dev/sdc", "", False)]


def test_a_stick_is_mounted_unmounted_and_its_power_taken(asked: Asked) -> None:
    stick = asked.device("/dev/sdb1")
    assert asked.udisks.mount(stick) == Path("/run/media/kiosk/sdb1")
    assert asked.was() == "org.freedesktop.UDisks2.Filesystem Mount sdb1 a{sv}"
    asked.udisks.unmount(stick)
    assert asked.was() == "org.freedesktop.UDisks2.Filesystem Unmount sdb1 a{sv}"
    asked.udisks.power_off(stick)
    assert asked.was() == "org.freedesktop.UDisks2.Drive PowerOff drive_of_sdb a{sv}"


def test_what_cannot_be_mounted_or_is_in_use_is_said(asked: Asked) -> None:
    foreign = asked.device("/dev/sdc")
    with pytest.raises(StorageFailed, match="stick-not-mounted"):
        asked.udisks.mount(foreign)
    with pytest.raises(StorageFailed, match="stick-in-use"):
        asked.udisks.unmount(foreign)


def test_where_nobody_can_be_asked_nothing_is_plugged_in() -> None:
    assert Udisks(QDBusConnection("nobody")).devices() == ()


@pytest.mark.skipif(not REAL.exists() or os.geteuid() != 0, reason="needs root and udisks2: apt-get install udisks2")
def test_the_real_udisks2_understands_and_offers_no_disk_of_the_machine(address: str) -> None:
    daemon = subprocess.Popen(
        [REAL],
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert daemon.stdout is not None
    assert any("Acquired the name" in line for line in daemon.stdout)
    udisks = Udisks(QDBusConnection.connectToBus(address, NAME))
    try:
        own = {device.file for device in udisks.devices()} & _mounted_at("/")
        assert not own
        nothing = Device("/org/freedesktop/UDisks2/block_devices/none", "/", "/dev/none", "", has_file_system=True)
        with pytest.raises(StorageFailed, match="stick-not-mounted"):
            udisks.mount(nothing)
    finally:
        QDBusConnection.disconnectFromBus(NAME)
        daemon.terminate()
        daemon.communicate()


def _mounted_at(place: str) -> set[str]:
    lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line.split()[1] == place}
