"""Has the wall clock jump by years while people sign: their order, what limits time, and an export do not mind.

`faketime` gives the kiosk's process a wall clock that reads a file, which the child itself writes before each person.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

from faults.children import SIGNING_LIBRARY, Nursery, lent_nursery
from faults.harness import Defect, Fault, Need, Outcome, Prepare, Run
from faults.kiosks import DAY, Breakable, a_breakable, canaries_in, judged
from faults.lasting import a_lasting_folder
from faults.nursery import say
from faults.signing import Planted, Stand

from kiosk.batch.reader import SUFFIX, read_batch
from kiosk.clock import SystemClock
from kiosk.exporting import export_sealed
from kiosk.installed import Kiosk, open_kiosk
from kiosk.opening import OpenedRecord, open_entry
from kiosk.progress import NoProgress
from kiosk.vault.pin import FREE_TRIES

PEOPLE = 8
FURTHEST_S = 20 * 365 * 24 * 60 * 60
LIBRARIES = tuple(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
FAKETIME = Need("faketime: it gives one process another wall clock", lambda: bool(LIBRARIES))
SERVED_WITHIN_S = 60
"""A generous bound for what takes seconds; the clock jumps by months at least."""


class WallClock(SystemClock):
    """The defect: limits that follow the wall clock."""

    def monotonic(self) -> float:
        return time.time()


class Jumps:
    """Moves this process's wall clock by writing the file that faketime reads."""

    def __init__(self, file: Path, random: Random) -> None:
        self._file = file
        self._random = random

    def anywhere(self) -> None:
        """To some other moment within forty years, and says which."""
        self.to(self._random.randint(-FURTHEST_S, FURTHEST_S))
        say(f"wall {SystemClock().now().isoformat()}")

    def to(self, seconds: int) -> None:
        """So many seconds from the true time."""
        self._file.write_text(f"{seconds:+d}s\n", encoding="ascii")


def attend(folder: str, file: str, to: str, seed: int, *, by_the_wall: bool) -> None:
    """What the child does: people sign, somebody guesses the PIN, staff export; the clock jumps before each.

    Lines: `wall` for each jump, those of `faults.signing`, `since` with the seconds that the kiosk thinks have gone
    since the last save, `waits` with the seconds of the PIN's wait before and after a jump ahead, `exported`, `done`.
    """
    jumps = Jumps(Path(file), Random(seed))  # noqa: S311 -- repeatable on purpose
    jumps.to(0)
    with open_kiosk(Path(folder), WallClock() if by_the_wall else SystemClock()) as kiosk:
        stand = Stand(kiosk, Random(seed), Planted())  # noqa: S311 -- made-up ink
        for _ in range(PEOPLE):
            jumps.anywhere()
            stand.serve(1, 1)
        jumps.anywhere()
        say(f"since {stand.tally.seconds_since_save():.0f}")
        _guess(kiosk, jumps)
        jumps.anywhere()
        export_sealed(kiosk, Path(to), NoProgress())
        say("exported")
    say("done")


def _guess(kiosk: Kiosk, jumps: Jumps) -> None:
    jumps.to(0)
    for _ in range(FREE_TRIES):
        kiosk.pin.check("000000")
    before = kiosk.pin.wait()
    jumps.to(FURTHEST_S)
    say(f"waits {before} {kiosk.pin.wait()}")


@dataclass
class _Stand:
    """A kiosk whose process has a wall clock of its own."""

    breakable: Breakable
    folder: Path
    file: Path
    nursery: Nursery
    by_the_wall: bool

    def jump(self, number: int, _random: Random) -> Outcome:
        """One such day at the kiosk."""
        home, to = self.breakable.fresh(self.folder / "kiosk"), self.folder / f"stick-{number}"
        self.nursery.begin(
            "faults.clock_jumps:attend",
            folder=str(home),
            file=str(self.file),
            to=str(to),
            seed=number,
            by_the_wall=self.by_the_wall,
        )
        self.nursery.hear("done")
        self.nursery.wait()
        walls = [datetime.fromisoformat(line) for line in self.nursery.said("wall")]
        steps = [later - earlier for earlier, later in pairwise(walls)]
        assert min(steps) < timedelta(0) < timedelta(days=30) < max(steps), f"the clock did not jump: {walls}"
        assert self._in_order(home) == self.nursery.said("thanked"), "not in the order in which people signed"
        assert self._exported(to) == PEOPLE, "the export is not whole"
        evaded = self._limits_evaded()
        return judged(self.breakable.look(home), self.nursery, canaries_in(home) + evaded)

    def _limits_evaded(self) -> int:
        (since,) = map(int, self.nursery.said("since"))
        ((before, after),) = (map(int, line.split()) for line in self.nursery.said("waits"))
        assert before > 0, "no wait after so many guesses"
        return int(not 0 <= since <= SERVED_WITHIN_S) + int(not 0 < after <= before)

    def _in_order(self, home: Path) -> list[str]:
        with open_kiosk(home) as kiosk:
            entries = list(kiosk.ledger.entries())
        assert {entry.day for entry in entries} == {DAY.isoformat()}, "another day than the event's"
        opened = [open_entry(entry, self.breakable.keys.opening) for entry in entries]
        return [one.withdraw_code.hex() for one in opened if isinstance(one, OpenedRecord)]

    def _exported(self, folder: Path) -> int:
        (path,) = folder.glob(f"*{SUFFIX}")
        with read_batch(path, self.breakable.keys.desk.root_der) as batch:
            return sum(1 for _ in batch.entries())


def _prepared(*, by_the_wall: bool) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        file = _clock()
        file.write_text("+0s\n", encoding="ascii")
        clock = (
            "env",
            f"LD_PRELOAD={LIBRARIES[0]}",
            f"FAKETIME_TIMESTAMP_FILE={file}",
            "FAKETIME_NO_CACHE=1",
            "FAKETIME_DONT_FAKE_MONOTONIC=1",
        )
        with lent_nursery("faults.clock_jumps", SIGNING_LIBRARY, wrapped_in=clock) as children:
            yield _Stand(a_breakable(), folder, file, children, by_the_wall).jump

    return prepare


@cache
def _clock() -> Path:
    """The file that says how late it is, one in a process: its nursery is told of it once."""
    return a_lasting_folder("clock") / "clock"


CLOCK_JUMPS = Fault(
    "clock-jumps",
    runs=40,
    short=2,
    prepare=_prepared(by_the_wall=False),
    defects=(Defect("limits by the wall clock", _prepared(by_the_wall=True), runs=1),),
    needs=(FAKETIME,),
)
