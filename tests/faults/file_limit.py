"""Lets no file of the kiosk grow any more: nobody is thanked; the limit is lifted, and the same process goes on."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from faults.children import Nursery, lent_nursery
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import Breakable, a_breakable, canaries_in, judged
from faults.signing import ATTENDING

TRIES = 3
THEN = 3


@dataclass
class _Stand:
    """A kiosk under a limit that is in its way after some signings."""

    breakable: Breakable
    folder: Path
    nursery: Nursery
    planted: dict[str, Any]

    def limit(self, number: int, random: Random) -> Outcome:
        """Signs until the limit is reached, lifts it from outside, signs again."""
        home = self.breakable.fresh(self.folder / "kiosk")
        limit = random.randrange(60_000, 300_000)
        self.nursery.begin(ATTENDING, folder=str(home), seed=number, tries=TRIES, limit=limit, planted=self.planted)
        self.nursery.hear("refused", times=TRIES)
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.prlimit(self.nursery.child, resource.RLIMIT_FSIZE, (hard, hard))
        self.nursery.hear("thanked", times=len(self.nursery.said("thanked")) + THEN)
        self.nursery.kill()
        return judged(self.breakable.look(home), self.nursery, canaries_in(home), refusals={"disk-failed"})


def _prepared(**planted: Any) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        with lent_nursery("faults.signing") as children:
            yield _Stand(a_breakable(), folder, children, planted).limit

    return prepare


FILE_LIMIT = Fault(
    "file-size-limit",
    runs=20,
    short=3,
    prepare=_prepared(),
    defects=(Defect("thanks before the commit", _prepared(early=True), runs=3),),
)
