"""Staff set the light of the machine that the kiosk runs on, as Linux offers it: a folder with two files."""

from pathlib import Path

from booths import BoothMaker

from kiosk.brightness import SetLight, find_backlight, set_light
from kiosk.clock import SystemClock
from kiosk.tally import Tally
from ui.booth.kiosk_for_staff import KioskForStaff


def for_staff(booth_of: BoothMaker, lights: Path, set_units: SetLight = set_light) -> KioskForStaff:
    return KioskForStaff(
        booth_of().kiosk,
        Tally(SystemClock()),
        fixed_target=None,
        fixed_keys=None,
        power_off=lambda: False,
        find_light=lambda: find_backlight(lights, set_units),
    )


def test_the_light_of_the_machine_is_told_and_set(booth_of: BoothMaker, tmp_path: Path) -> None:
    panel = tmp_path / "lights" / "panel"
    panel.mkdir(parents=True)
    (panel / "max_brightness").write_text("1200\n")
    (panel / "brightness").write_text("600\n")
    port = for_staff(booth_of, panel.parent)
    assert port.brightness() == 50
    assert port.set_brightness(80) == 80
    assert (panel / "brightness").read_text() == "960"
    assert port.set_brightness(1) == 10


def test_a_light_that_was_found_is_not_looked_for_at_each_press(booth_of: BoothMaker, tmp_path: Path) -> None:
    """Looking for it sets it once more, which starts a program where its file is not ours to write."""
    panel = tmp_path / "lights" / "panel"
    panel.mkdir(parents=True)
    (panel / "max_brightness").write_text("1200\n")
    (panel / "brightness").write_text("600\n")
    asked: list[int] = []

    def count(folder: Path, units: int) -> bool:
        asked.append(units)
        return set_light(folder, units)

    port = for_staff(booth_of, panel.parent, count)
    assert port.brightness() == 50
    assert (port.set_brightness(80), port.set_brightness(60)) == (80, 60)
    assert asked == [600, 960, 720]


def test_a_machine_without_a_light_has_none(booth_of: BoothMaker, tmp_path: Path) -> None:
    port = for_staff(booth_of, tmp_path)
    assert port.brightness() is None
    assert port.set_brightness(50) is None
