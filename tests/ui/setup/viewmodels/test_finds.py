"""What there is to choose from follows the sticks that come and go."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from factories_booth import ByHand
from factories_setup import STICK, MemoryMachine, a_stick, sticks_of
from factories_staff_area import at_once
from PySide6.QtCore import QCoreApplication

from ui.booth.sticks import Volume
from ui.jobs import JobRunner
from ui.setup.viewmodels.finds import Finds

pytestmark = pytest.mark.usefixtures("qapp")  # sticks are looked at by a timer

HOME = Path("/home/volunteer")


def test_kits_come_with_their_stick_and_go_with_it() -> None:
    volumes: list[Volume] = []
    sticks = sticks_of(volumes)
    finds = Finds(MemoryMachine(), sticks, at_once(), HOME)
    finds.start()
    assert (finds.has_stick, finds.findings.kits, len(finds.findings.campaigns)) == (False, (), 1)

    volumes.append(a_stick())
    sticks.look()
    assert [kit.file.name for kit in finds.findings.kits] == ["kiosk-01.kit"]

    volumes.clear()
    sticks.look()
    assert finds.findings.kits == ()


def test_a_stick_that_comes_while_another_is_looked_at_is_not_missed() -> None:
    volumes: list[Volume] = []
    machine, executor, sticks = MemoryMachine(), ByHand(), sticks_of(volumes)
    finds = Finds(machine, sticks, JobRunner(executor), HOME)
    finds.look()
    volumes.append(a_stick())
    sticks.look()
    executor.drain()
    executor.drain()
    assert machine.asked_for("look") == [(), (STICK,)]
    assert finds.findings.kits


def test_whoever_leaves_while_a_stick_is_looked_at_starts_no_other_look() -> None:
    machine, executor, sticks = MemoryMachine(), ThreadPoolExecutor(1), sticks_of([a_stick()])
    jobs = JobRunner(executor)
    finds = Finds(machine, sticks, jobs, HOME)
    finds.start()
    finds.look()
    executor.shutdown()
    finds.stop()
    # What the first look found is told only now, and there is nobody left for a second.
    QCoreApplication.sendPostedEvents(jobs)
    assert finds.has_looked
    finds.look()
    assert len(machine.asked_for("look")) == 1


def test_keys_go_to_a_stick_first_and_to_this_laptop_last() -> None:
    there = STICK / "our keys"
    sticks = sticks_of([Volume(STICK, "VOLUNTEER", 10**9, writable=False, keys=(there,))])
    finds = Finds(MemoryMachine(), sticks, at_once(), HOME)
    finds.start()
    places = finds.places_for_keys("viasna")
    found = [(place.folder, place.place, place.there_already, place.writable) for place in places]
    assert found == [
        (there, "VOLUNTEER", True, False),
        (STICK / "petition-keys-viasna", "VOLUNTEER", False, False),
        (HOME / "petition-keys-viasna", "", False, True),
    ]
