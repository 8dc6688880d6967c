"""Brightness as a Linux machine offers it: folders with two files; whatever is missing, nothing is offered."""

from pathlib import Path

import pytest

from kiosk.brightness import Backlight, find_backlight


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


def test_without_a_light_there_is_none(tmp_path: Path) -> None:
    assert find_backlight(tmp_path) is None
    assert find_backlight(tmp_path / "no such folder") is None


def test_a_light_that_says_nonsense_is_none(lights: Path) -> None:
    (lights / "panel" / "max_brightness").write_text("bright")
    assert find_backlight(lights) is None


def test_a_light_that_is_gone_is_left_alone(lights: Path) -> None:
    found = light(lights)
    (lights / "panel" / "brightness").unlink()
    (lights / "panel" / "max_brightness").unlink()
    (lights / "panel").rmdir()
    found.set_percent(70)
    assert found.percent() == 0
