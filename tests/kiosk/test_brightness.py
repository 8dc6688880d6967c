"""Brightness as a Linux machine offers it: folders with two files; whatever is missing, nothing is offered."""

from pathlib import Path
from shutil import which

import pytest
from buses import private_bus, stand_in

from kiosk.brightness import Backlight, by_logind, find_backlight


@pytest.fixture
def lights(tmp_path: Path) -> Path:
    folder = tmp_path / "panel"
    folder.mkdir()
    (folder / "brightness").write_text("600\n")
    (folder / "max_brightness").write_text("1200\n")
    return tmp_path


def light(lights: Path) -> Backlight:
    found = find_backlight(lights)
    assert found is not None
    return found


def test_a_light_is_read_and_set_in_percent(lights: Path) -> None:
    assert light(lights).percent() == 50
    light(lights).set_percent(80)
    assert (lights / "panel" / "brightness").read_text() == "960"
    assert light(lights).percent() == 80


@pytest.mark.parametrize(("asked", "given"), [(0, 10), (-5, 10), (140, 100)])
def test_it_stays_within_what_can_be_read_by(lights: Path, asked: int, given: int) -> None:
    light(lights).set_percent(asked)
    assert light(lights).percent() == given


LOGIND = """
    import sys
    from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
    from PySide6.QtDBus import QDBusConnection

    @ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Session"})
    class Session(QObject):
        @Slot(str, str, "uint")
        def SetBrightness(self, subsystem, name, value):
            print(subsystem, name, value, flush=True)

    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    session = Session()
    everything = QDBusConnection.RegisterOption.ExportAllSlots
    assert bus.registerObject("/org/freedesktop/login1/session/auto", session, everything)
    assert bus.registerService("org.freedesktop.login1")
    print("there", flush=True)
    app.exec()
"""


def test_where_the_file_is_roots_logind_sets_the_light(lights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if which("busctl") is None:
        pytest.skip("busctl comes with systemd")
    with private_bus() as bus, stand_in(LOGIND, bus) as told:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus)
        found = find_backlight(lights, by_logind)
        assert found is not None
        found.set_percent(80)
        asked = [told.readline() for _ in range(2)]
    # First to see whether it may be set at all: to what it is.
    assert asked == ["backlight panel 600\n", "backlight panel 960\n"]


def test_a_light_that_nobody_sets_for_us_is_none(lights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={lights}/no-such-bus")
    assert find_backlight(lights, by_logind) is None
    monkeypatch.setenv("PATH", str(lights))
    assert find_backlight(lights, by_logind) is None


def test_without_a_light_there_is_none(tmp_path: Path) -> None:
    assert find_backlight(tmp_path) is None
    assert find_backlight(tmp_path / "no such folder") is None


def test_a_light_that_says_nonsense_is_none(lights: Path) -> None:
    (lights / "panel" / "max_brightness").write_text("bright")
    assert find_backlight(lights) is None


@pytest.mark.parametrize("said", [None, b"", b"bright", b"\xff"])
def test_a_light_that_does_not_say_how_bright_it_is_is_left_as_it_is(lights: Path, said: bytes | None) -> None:
    brightness = lights / "panel" / "brightness"
    brightness.unlink()
    if said is not None:
        brightness.write_bytes(said)
    second = lights / "second"
    second.mkdir()
    (second / "brightness").write_text("0\n")
    (second / "max_brightness").write_text("1200\n")

    assert light(lights).folder == second
    assert (brightness.read_bytes() if brightness.exists() else None) == said


def test_a_light_that_is_gone_is_left_alone(lights: Path) -> None:
    found = light(lights)
    (lights / "panel" / "brightness").unlink()
    (lights / "panel" / "max_brightness").unlink()
    (lights / "panel").rmdir()
    found.set_percent(70)
    assert found.percent() == 0
