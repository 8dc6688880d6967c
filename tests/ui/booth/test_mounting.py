"""Sticks are mounted where nobody else does it, let go of before they are pulled, and foreign ones are told apart."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from kiosk.errors import StorageFailed
from ui.booth.mounting import LOOKS_BEFORE, MountingSticks
from ui.booth.sticks import Volume
from ui.booth.udisks import Device

STICK = Device("/blocks/sdb1", "/drives/b", "/dev/sdb1", "STICK", has_file_system=True)
SECOND_PART = replace(STICK, object_path="/blocks/sdb2", file="/dev/sdb2")
FOREIGN = Device("/blocks/sdc", "/drives/c", "/dev/sdc", "", has_file_system=False)


@dataclass
class Machine:
    """A machine into which devices are plugged: it does what udisks2 does."""

    plugged: list[Device] = field(default_factory=list)
    mounts: dict[Path, Device] = field(default_factory=dict)
    refuses: bool = False
    is_busy: bool = False
    mounted_how_often: int = 0
    powered_off: list[Device] = field(default_factory=list)

    def devices(self) -> tuple[Device, ...]:
        return tuple(self.plugged)

    def mount(self, device: Device) -> Path:
        if self.refuses:
            raise StorageFailed("stick-not-mounted")
        self.mounted_how_often += 1
        place = Path("/run/media/kiosk") / device.file.rpartition("/")[2]
        self.mounts[place] = device
        return place

    def unmount(self, device: Device) -> None:
        if self.is_busy:
            raise StorageFailed("stick-in-use")
        self.mounts = {place: other for place, other in self.mounts.items() if other != device}

    def power_off(self, device: Device) -> None:
        self.powered_off.append(device)

    def pull(self) -> None:
        self.plugged.clear()
        self.mounts.clear()

    def sticks(self) -> MountingSticks:
        def look() -> tuple[Volume, ...]:
            return tuple(Volume(place, device.label, 1_000) for place, device in self.mounts.items())

        return MountingSticks(self, look, lambda: frozenset(device.file for device in self.mounts.values()))


def looks(sticks: MountingSticks, times: int) -> tuple[Volume, ...]:
    return [sticks.look() for _ in range(times)][-1]


def test_what_nobody_mounts_is_mounted_after_a_while_and_once() -> None:
    machine = Machine([STICK])
    sticks = machine.sticks()
    assert looks(sticks, LOOKS_BEFORE) == ()
    (volume,) = looks(sticks, 3)
    assert (volume.name, machine.mounted_how_often) == ("STICK", 1)


def test_what_a_desktop_mounts_is_left_to_it() -> None:
    machine = Machine([STICK])
    sticks = machine.sticks()
    sticks.look()
    place = machine.mount(STICK)
    assert len(looks(sticks, LOOKS_BEFORE + 3)) == 1
    sticks.release(place)
    assert (machine.mounted_how_often, machine.powered_off, list(machine.mounts)) == (1, [], [place])


def test_a_released_stick_is_unmounted_and_not_mounted_again_before_it_was_pulled() -> None:
    machine = Machine([STICK])
    sticks = machine.sticks()
    (volume,) = looks(sticks, LOOKS_BEFORE + 1)
    sticks.release(volume.path)
    assert (machine.mounts, machine.powered_off) == ({}, [STICK])
    assert looks(sticks, LOOKS_BEFORE + 3) == ()
    machine.pull()
    sticks.look()
    machine.plugged.append(STICK)
    assert len(looks(sticks, LOOKS_BEFORE + 1)) == 1


def test_a_stick_in_use_is_not_released() -> None:
    machine = Machine([STICK], is_busy=True)
    sticks = machine.sticks()
    (volume,) = looks(sticks, LOOKS_BEFORE + 1)
    with pytest.raises(StorageFailed, match="stick-in-use"):
        sticks.release(volume.path)
    machine.is_busy = False
    sticks.release(volume.path)
    assert machine.mounts == {}


def test_power_is_taken_when_the_last_part_of_a_stick_is_released() -> None:
    machine = Machine([STICK, SECOND_PART])
    sticks = machine.sticks()
    first, second = looks(sticks, LOOKS_BEFORE + 1)
    sticks.release(first.path)
    assert machine.powered_off == []
    sticks.release(second.path)
    assert machine.powered_off == [SECOND_PART]


def test_a_foreign_one_is_told_apart() -> None:
    (volume,) = looks(Machine([FOREIGN]).sticks(), 1)
    assert (volume.readable, volume.is_usable) == (False, False)


def test_one_that_udisks_cannot_mount_is_foreign_and_not_tried_each_second() -> None:
    machine = Machine([STICK], refuses=True)
    sticks = machine.sticks()
    (volume,) = looks(sticks, LOOKS_BEFORE + 1)
    assert not volume.readable
    machine.refuses = False
    looks(sticks, 5)
    assert machine.mounted_how_often == 0


def test_of_a_stick_with_one_readable_part_nothing_bad_is_said() -> None:
    machine = Machine([STICK, replace(SECOND_PART, has_file_system=False)])
    volumes = looks(machine.sticks(), LOOKS_BEFORE + 1)
    assert [volume.readable for volume in volumes] == [True]
