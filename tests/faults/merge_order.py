"""Merges five kiosks' overlapping batches in all 120 orders, each again and again: there is one registry, one sum."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count, permutations
from pathlib import Path
from random import Random

from clusters import Cluster, a_database, find_programs, found_or_skipped, running
from factories_registry import Weekend, a_desk, a_weekend
from factories_vault import PASSPHRASE, made_keys
from faults.harness import Defect, Fault, Need, Outcome, Prepare, Run
from faults.lasting import a_lasting_folder, at_the_end

from kiosk.merge.outcome import MergeReport
from kiosk.vault.keys import load_keys

POSTGRESQL = Need("a PostgreSQL server", lambda: find_programs() is not None)
KIOSKS = 5
ORDERS = tuple(permutations(range(KIOSKS)))
MOST_TIMES = 10

Url = Callable[[], str]
"""Where a new registry may be made."""


@dataclass
class Desks:
    """A weekend's batches, and registries without end to merge them into."""

    keys: Path
    weekend: Weekend
    reference: MergeReport
    """What a merge of all of them on SQLite comes to, each given once."""
    new_url: Url

    def merge(self, url: str, batches: Sequence[Path]) -> MergeReport:
        """All of them in one go, as they are given."""
        return _merged(url, self.weekend, batches)

    def in_order(self, number: int, random: Random) -> Outcome:
        """The kiosks in the order of this number, the batches of each shuffled and given one to ten times."""
        return self.judged(self.merge(self.new_url(), self._given(number, random)))

    def without_one(self, number: int, random: Random) -> Outcome:
        """The defect: one kiosk's batches are dropped."""
        dropped = set(self.weekend.batches[random.randrange(KIOSKS) :: KIOSKS])
        return self.judged(
            self.merge(self.new_url(), [path for path in self._given(number, random) if path not in dropped])
        )

    def _given(self, number: int, random: Random) -> list[Path]:
        given: list[Path] = []
        for kiosk in ORDERS[number % len(ORDERS)]:
            mine = list(self.weekend.batches[kiosk::KIOSKS])
            random.shuffle(mine)
            given += mine + random.choices(mine, k=random.randrange(MOST_TIMES))
        return given

    def judged(self, report: MergeReport) -> Outcome:
        """What is missing in the registry, and whether it is another one than it must be."""
        missing = self.reference.counts.signings - report.counts.signings
        refused = frozenset(outcome.code for outcome in report.batches if outcome.code is not None)
        wrong = [f"refused with {sorted(refused)}"] if refused else []
        if missing <= 0 and report.counts.persons != self.reference.counts.persons:
            wrong.append("another number of persons")
        return Outcome(max(0, missing), int(report.digest != self.reference.digest), wrong=tuple(wrong))


def _merged(url: str, weekend: Weekend, batches: Sequence[Path]) -> MergeReport:
    with a_desk(url, weekend.keys) as desk:
        return desk.merge(batches)


@cache
def a_known_weekend() -> tuple[Path, Weekend, MergeReport]:
    """Made once in a process, for it is only read; where its keys lie, and what a merge of it comes to."""
    folder = a_lasting_folder("weekend")
    made_keys(folder / "keys")
    weekend = a_weekend(folder, load_keys(folder / "keys", PASSPHRASE))
    return folder / "keys", weekend, _merged(f"sqlite:///{folder / 'reference.db'}", weekend, weekend.batches)


@cache
def _server() -> Cluster:
    """A PostgreSQL, started once in a process: every registry in it has a database of its own."""
    with ExitStack() as until:
        cluster = until.enter_context(running(found_or_skipped(find_programs())))
        at_the_end(until.pop_all().close)
        return cluster


def desks(folder: Path, *, on_postgresql: bool) -> Desks:
    """Desks over new registries on SQLite, or on PostgreSQL."""
    if on_postgresql:
        return Desks(*a_known_weekend(), lambda: a_database(_server()))
    numbers = count()
    return Desks(*a_known_weekend(), lambda: f"sqlite:///{folder / f'registry-{next(numbers)}.db'}")


def _prepared(way: Callable[[Desks, int, Random], Outcome], *, on_postgresql: bool) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        made = desks(folder, on_postgresql=on_postgresql)
        yield lambda number, random: way(made, number, random)

    return prepare


def _fault(name: str, needs: tuple[Need, ...], *, on_postgresql: bool) -> Fault:
    without_one = _prepared(Desks.without_one, on_postgresql=on_postgresql)
    return Fault(
        f"merge-in-any-order-on-{name}",
        runs=len(ORDERS),
        short=2,
        prepare=_prepared(Desks.in_order, on_postgresql=on_postgresql),
        defects=(Defect("a kiosk is left out", without_one, runs=1),),
        needs=needs,
    )


ON_SQLITE = _fault("sqlite", (), on_postgresql=False)
ON_POSTGRESQL = _fault("postgresql", (POSTGRESQL,), on_postgresql=True)
