"""Cuts the power: after a Thank-you, and in the middle of a save; what was not synced is lost, as when the plug goes.

An ext4 on a loop device is shut down without flushing its journal and mounted again, as after a reboot. The process is
stopped first: the ioctl has a race that would show false losses.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from disks import CuttableDisk, cuttable_disk
from faults.children import Nursery, lent_nursery
from faults.harness import EXT4, ROOT, Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import Breakable, a_breakable, has_canary, judged
from faults.signing import ATTENDING

DISK_MEBIBYTES = 24
ROOM_FOR = 300
"""Signings, after which a disk gets a new kiosk: so many are opened anew after every cut."""
LATEST_CUT_S = 0.5
IN_A_SAVE_S = 0.05
"""A save takes some milliseconds here: within so long, one after another is going on."""


@dataclass
class _Stand:
    """A kiosk on a disk of its own, through many cuts."""

    breakable: Breakable
    disk: CuttableDisk
    nursery: Nursery
    planted: dict[str, Any]

    def __post_init__(self) -> None:
        self.home = self.breakable.fresh(self.disk.folder / "kiosk")
        self.disk.sync()
        self.held: frozenset[str] = frozenset()

    def after_thanks(self, _number: int, random: Random) -> Outcome:
        """Cuts 0 to 500 ms after the last of one to three was thanked; most soon, when the least is on the disk."""
        count = random.choice((1, 1, 1, 2, 3))
        return self._cut(count, "done", LATEST_CUT_S * random.random() ** 4)

    def in_a_save(self, _number: int, random: Random) -> Outcome:
        """Cuts while people sign one after another without a pause."""
        return self._cut(0, "thanked", random.uniform(0, IN_A_SAVE_S))

    def _cut(self, count: int, heard: str, seconds: float) -> Outcome:
        if len(self.held) > ROOM_FOR:
            self.__post_init__()
        self.nursery.begin(ATTENDING, folder=str(self.home), count=count, planted=self.planted)
        self.nursery.hear(heard)
        self.nursery.hear_for(seconds)
        self.nursery.freeze()
        self.disk.cut_power()
        self.nursery.kill()
        is_exposed, found = self.disk.restart(has_canary), self.breakable.look(self.home)
        before, self.held = self.held, found.codes
        return judged(found, self.nursery, int(is_exposed), before=before)


def _prepared(way: Callable[[_Stand, int, Random], Outcome], **planted: Any) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        breakable = a_breakable()
        with cuttable_disk(folder, DISK_MEBIBYTES) as disk, lent_nursery("faults.signing") as children:
            stand = _Stand(breakable, disk, children, planted)
            yield lambda number, random: way(stand, number, random)

    return prepare


def _settings(way: Callable[[_Stand, int, Random], Outcome]) -> tuple[Defect, ...]:
    """SQLite's other settings, which lose the last commits."""
    return tuple(
        Defect(f"synchronous={name}", _prepared(way, synchronous=value), runs=10)
        for name, value in (("NORMAL", 1), ("OFF", 0))
    )


AFTER_THANKS = Fault(
    "power-cut-after-thanks",
    runs=200,
    short=12,
    prepare=_prepared(_Stand.after_thanks),
    defects=_settings(_Stand.after_thanks),
    needs=(ROOT, EXT4),
)
IN_A_SAVE = Fault(
    "power-cut-in-a-save",
    runs=500,
    short=12,
    prepare=_prepared(_Stand.in_a_save),
    defects=_settings(_Stand.in_a_save),
    needs=(ROOT, EXT4),
)
