"""Has eight processes merge the same overlapping batches into one registry at the same time, each in its own order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from factories_registry import a_desk
from factories_vault import PASSPHRASE
from faults.children import SIGNING_LIBRARY, Nursery, lent_nursery
from faults.harness import Defect, Fault, Need, Outcome, Prepare, Run
from faults.merge_order import KIOSKS, POSTGRESQL, Desks, desks
from faults.nursery import say

from kiosk.errors import Busy, KioskError
from kiosk.vault.keys import load_keys

PROCESSES = 8
TRIES = 50
"""Who finds the registry in use tries again, as a coordinator does."""


def merge(url: str, keys: str, batches: list[str]) -> None:
    """What each process does; it says `busy`, `refused CODE` and at last `merged`."""
    unlocked = load_keys(Path(keys), PASSPHRASE)
    for _ in range(TRIES):
        try:
            with a_desk(url, unlocked) as desk:
                report = desk.merge([Path(batch) for batch in batches])
        except Busy as error:
            say(f"busy {error.code}")
            continue
        except KioskError as error:
            say(f"refused {error.code}")
            return
        for outcome in report.batches:
            if outcome.code is not None:
                say(f"refused {outcome.code}")
        say("merged")
        return


@dataclass
class _Stand:
    """The batches of a weekend and those who merge them."""

    desks: Desks
    nursery: Nursery

    def all(self, _number: int, random: Random) -> Outcome:
        """Each merges everything."""
        return self._merge(list(self.desks.weekend.batches), random)

    def without_one(self, _number: int, random: Random) -> Outcome:
        """The defect: all of them leave a kiosk out."""
        left_out = set(self.desks.weekend.batches[::KIOSKS])
        return self._merge([batch for batch in self.desks.weekend.batches if batch not in left_out], random)

    def _merge(self, batches: list[Path], random: Random) -> Outcome:
        url = self.desks.new_url()
        orders = [[str(batch) for batch in random.sample(batches, len(batches))] for _ in range(PROCESSES)]
        given = [{"url": url, "keys": str(self.desks.keys), "batches": order} for order in orders]
        self.nursery.begin("at_once:at_once", function="faults.merge_at_once:merge", given=given)
        status, exits, refused = self.nursery.wait(), self.nursery.said("exit"), self.nursery.said("refused")
        assert (status, exits) == (0, ["0"] * PROCESSES), f"ended with {exits}"
        assert not refused, f"refused with {refused}"
        assert self.nursery.heard.count("merged") == PROCESSES, "somebody never got through"
        found = self.desks.judged(self.desks.merge(url, []))
        return Outcome(found.lost, found.exposed, frozenset(self.nursery.said("busy")), found.wrong)


def _prepared(way: Callable[[_Stand, int, Random], Outcome], *, on_postgresql: bool) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        with lent_nursery("at_once", "faults.merge_at_once", SIGNING_LIBRARY) as children:
            stand = _Stand(desks(folder, on_postgresql=on_postgresql), children)
            yield lambda number, random: way(stand, number, random)

    return prepare


def _fault(name: str, needs: tuple[Need, ...], *, on_postgresql: bool) -> Fault:
    without_one = _prepared(_Stand.without_one, on_postgresql=on_postgresql)
    return Fault(
        f"merge-at-once-on-{name}",
        runs=20,
        short=1,
        prepare=_prepared(_Stand.all, on_postgresql=on_postgresql),
        defects=(Defect("a kiosk is left out", without_one, runs=1),),
        needs=needs,
    )


ON_SQLITE = _fault("sqlite", (), on_postgresql=False)
ON_POSTGRESQL = _fault("postgresql", (POSTGRESQL,), on_postgresql=True)
