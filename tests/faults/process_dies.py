"""Kills the kiosk with SIGKILL at a random moment: while it opens its data, while people enter, while it saves."""

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

ROOM_FOR = 300
OPENING_S = 0.06
SIGNING_S = 0.1


@dataclass
class _Stand:
    """A kiosk that is killed again and again."""

    breakable: Breakable
    folder: Path
    nursery: Nursery
    planted: dict[str, Any]

    def __post_init__(self) -> None:
        self.home = self.breakable.fresh(self.folder / "kiosk")
        self.held: frozenset[str] = frozenset()

    def kill(self, number: int, random: Random) -> Outcome:
        if len(self.held) > ROOM_FOR:
            self.__post_init__()
        self.nursery.begin(ATTENDING, folder=str(self.home), seed=number, planted=self.planted)
        if random.random() < 0.2:
            self.nursery.hear_for(random.uniform(0, OPENING_S))
        else:
            self.nursery.hear("welcome")  # nothing of whoever was there before stands on the first screen
            self.nursery.hear_for(random.uniform(0, SIGNING_S))
        self.nursery.kill()
        exposed, found = canaries_in(self.home), self.breakable.look(self.home)
        before, self.held = self.held, found.codes
        return judged(found, self.nursery, exposed, before=before)


def _prepared(**planted: Any) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        with lent_nursery("faults.signing") as children:
            yield _Stand(a_breakable(), folder, children, planted).kill

    return prepare


PROCESS_DIES = Fault(
    "process-dies",
    runs=1_000,
    short=40,
    prepare=_prepared(),
    defects=(
        Defect("thanks before the commit", _prepared(early=True), runs=60),
        Defect("drafts on the disk", _prepared(drafts=True), runs=5),
    ),
)
