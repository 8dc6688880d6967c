"""Has two thousand people sign at one kiosk that is never restarted: it keeps them all, and does not grow."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import rmtree
from statistics import median, quantiles

from faults.booth import SHOWING_WINDOWS, STDERR
from faults.children import Nursery, lent_nursery
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import Breakable, a_breakable, canaries_in, judged
from faults.process_memory import resident_bytes
from faults.soaking import SOAK

BLOCK = 4
"""So many sign between two looks at the memory: one in each language."""
SOAKS = ((8, 4, 0.025), (2_000, 200, 0.05))
"""How many sign, after how many all has been made that is made once: pages in every language, pictures of letters; and
by what part of what was used then it may have grown in the end. The first is what `make test` runs: the defect makes a
tenth of it, and without it there are 0.4 %."""
BLOCK_WITHIN_S = 300


@dataclass
class Stand:
    """A kiosk that serves people without a pause."""

    breakable: Breakable
    folder: Path
    nursery: Nursery
    keeps_pages: bool

    def serve(self, number: int, _random: Random) -> Outcome:
        """All people of one soak in one process, and then a look into the ledger."""
        people, warm_up, most_growth = SOAKS[number % len(SOAKS)]
        place = self.folder / "place"
        rmtree(place, ignore_errors=True)
        place.mkdir()
        home = self.breakable.fresh(place / "kiosk")
        given = {"block": BLOCK, "seed": number, "keeps_pages": self.keeps_pages}
        self.nursery.begin(SOAK, folder=str(place), home=str(home), **given)
        used = [self._used_after(block, place) for block in range(1, people // BLOCK + 1)]
        self.nursery.kill()
        growth = used[-1] / used[warm_up // BLOCK - 1] - 1
        found = judged(self.breakable.look(home), self.nursery, canaries_in(place))
        grown = (f"grew by {growth:.1%} in {people - warm_up} signings",) if growth >= most_growth else ()
        told = f"soak of {people:,}: memory {growth:+.1%} after the first {warm_up}; {self._saves()}"
        return Outcome(found.lost, found.exposed, found.codes, (*found.wrong, *grown), people, (told,))

    def _saves(self) -> str:
        """How long it was from the last touch to Thank-you."""
        seconds = sorted(map(float, self.nursery.said("saved")))
        half, most = median(seconds), quantiles(seconds, n=20)[-1]
        return f"from the last touch to Thank-you {half * 1000:.0f} ms, 95 of 100 within {most * 1000:.0f} ms"

    def _used_after(self, block: int, place: Path) -> int:
        self.nursery.hear("stopped", "ended", times=block, seconds=BLOCK_WITHIN_S)
        if self.nursery.said("ended"):
            raise AssertionError(f"ended: {(place / STDERR).read_text(encoding='utf-8').splitlines()[-1:]}")
        used = resident_bytes(self.nursery.child)
        self.nursery.go_on()
        return used


def _prepared(*, keeps_pages: bool = False) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        with lent_nursery(*SHOWING_WINDOWS) as children:
            yield Stand(a_breakable(), folder, children, keeps_pages).serve

    return prepare


SOAK_TEST = Fault(
    "soak",
    runs=len(SOAKS),
    short=1,
    prepare=_prepared(),
    defects=(Defect("every page drawn is kept", _prepared(keeps_pages=True), runs=1, shows_as_wrong=True),),
)
