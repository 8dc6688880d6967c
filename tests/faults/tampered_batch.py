"""Changes bytes of a batch, with the archive's checksums made right again or not, and has the desk merge it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from factories_batch import flipped, members_of, packed
from factories_registry import Desk, Weekend, a_desk
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.merge_order import a_known_weekend

FILES_A_RUN = 20


@dataclass
class _Stand:
    """A registry with some of a weekend's batches in it, and the others, which are tampered with."""

    folder: Path
    weekend: Weekend
    desk: Desk

    def __post_init__(self) -> None:
        self.digest = self.desk.merge(self.weekend.batches[:5]).digest

    def tampered(self, _number: int, random: Random) -> Outcome:
        """Merges twenty files that were each changed in one bit, or cut short."""
        return self._merge([self._spoilt(random) for _ in range(FILES_A_RUN)])

    def genuine(self, _number: int, random: Random) -> Outcome:
        """The defect: what was changed passes for genuine, as a genuine one does."""
        return self._merge([random.choice(self.weekend.batches[10:]).read_bytes()])

    def _spoilt(self, random: Random) -> bytes:
        batch = random.choice(self.weekend.batches[10:])
        raw, way = batch.read_bytes(), random.random()
        if way < 0.05:
            return raw[: random.randrange(len(raw))]
        if way < 0.5:
            return flipped(raw, random.randrange(8 * len(raw)))
        members = members_of(batch)
        name = random.choice(list(members))
        return packed(members | {name: flipped(members[name], random.randrange(8 * len(members[name])))})

    def _merge(self, contents: list[bytes]) -> Outcome:
        paths = []
        for number, content in enumerate(contents):
            paths.append(self.folder / f"spoilt-{number}.kiosk-batch")
            paths[-1].write_bytes(content)
        report = self.desk.merge(paths)
        codes = [outcome.code for outcome in report.batches]
        taken = codes.count(None)
        assert taken or report.digest == self.digest, "a refused batch changed the registry"
        return Outcome(exposed=taken, codes=frozenset(code for code in codes if code), cases=len(paths))


def _prepared(way: Callable[[_Stand, int, Random], Outcome]) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        _, weekend, _ = a_known_weekend()
        with a_desk(f"sqlite:///{folder / 'registry.db'}", weekend.keys) as desk:
            stand = _Stand(folder, weekend, desk)
            yield lambda number, random: way(stand, number, random)

    return prepare


TAMPERED_BATCH = Fault(
    "batch-tampered-with",
    runs=2_000 // FILES_A_RUN,
    short=5,
    prepare=_prepared(_Stand.tampered),
    defects=(Defect("every batch is taken for genuine", _prepared(_Stand.genuine), runs=1),),
)
