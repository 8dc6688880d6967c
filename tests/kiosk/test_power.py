"""The battery, read from files laid out as Linux lays them out."""

from pathlib import Path

import pytest

from kiosk.power import Charge, battery_charge


def a_supply(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir()
    for file, content in files.items():
        (folder / name / file).write_text(content + "\n", "ascii")


@pytest.mark.parametrize(("status", "on_mains"), [("Charging", True), ("Full", True), ("Discharging", False)])
def test_the_battery_is_found_beside_the_mains(status: str, on_mains: bool, tmp_path: Path) -> None:
    a_supply(tmp_path, "AC", type="Mains", online="1")
    a_supply(tmp_path, "BAT0", type="Battery", capacity="78", status=status)

    assert battery_charge(tmp_path) == Charge(78, on_mains)


def test_a_machine_without_a_battery_has_none(tmp_path: Path) -> None:
    a_supply(tmp_path, "AC", type="Mains", online="1")

    assert battery_charge(tmp_path) is None
    assert battery_charge(tmp_path / "nothing") is None


def test_a_battery_that_does_not_say_is_none(tmp_path: Path) -> None:
    a_supply(tmp_path, "BAT0", type="Battery", status="Unknown")

    assert battery_charge(tmp_path) is None
