"""Fills the disk while people sign: nobody is thanked any more; then staff give the ballast up, and it goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from disks import small_disk
from faults.children import Nursery, lent_nursery
from faults.harness import ROOT, Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import Breakable, a_breakable, canaries_in, judged
from faults.signing import ATTENDING

from kiosk.ledger.space import free_bytes, give_up_ballast, make_ballast

DISK_MEBIBYTES = 12
TRIES = 3
"""So often each entry is tried on the full disk."""
THEN = 3
"""So many must be thanked once there is room again."""


@dataclass
class _Stand:
    """A kiosk on a disk that is soon full."""

    breakable: Breakable
    disk: Path
    nursery: Nursery
    planted: dict[str, Any]

    def fill(self, number: int, random: Random) -> Outcome:
        """Leaves room for some signings, signs until the disk is full, gives the ballast up, signs again."""
        home, filler = self.breakable.fresh(self.disk / "kiosk"), self.disk / "filler"
        make_ballast(home / "ballast")
        filler.write_bytes(bytes(max(0, free_bytes(self.disk) - random.randrange(100_000, 700_000))))
        self.nursery.begin(ATTENDING, folder=str(home), seed=number, tries=TRIES, planted=self.planted)
        self.nursery.hear("refused", times=TRIES)
        give_up_ballast(home / "ballast")
        self.nursery.hear("thanked", times=len(self.nursery.said("thanked")) + THEN)
        self.nursery.kill()
        filler.unlink()
        return judged(self.breakable.look(home), self.nursery, canaries_in(home), refusals={"disk-full"})


def _prepared(**planted: Any) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        breakable = a_breakable()
        with small_disk(folder, DISK_MEBIBYTES) as disk, lent_nursery("faults.signing") as children:
            yield _Stand(breakable, disk, children, planted).fill

    return prepare


FULL_DISK = Fault(
    "disk-full",
    runs=20,
    short=3,
    prepare=_prepared(),
    defects=(Defect("thanks before the commit", _prepared(early=True), runs=3),),
    needs=(ROOT,),
)
