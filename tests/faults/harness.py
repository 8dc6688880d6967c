"""A fault: what one seeded run breaks and finds, how often it is run, and the defects that it must catch."""

import os
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from random import Random
from shutil import which

from kiosk.errors import KioskError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found; outcomes add up."""

    lost: int = 0
    """Acknowledged things that are not there any more."""
    exposed: int = 0
    """Words of a signatory that can be read, or something wrong that passes for right: a half file under its final
    name, a changed byte that nobody noticed, a guess that was not counted, a signing that counts and was not saved."""
    codes: frozenset[str] = frozenset()
    """With which codes the kiosk refused."""
    wrong: tuple[str, ...] = ()
    """What else was not as it must be, one sentence each."""
    cases: int = 1
    """How many single cases it was; one run may try many."""
    measured: tuple[str, ...] = ()
    """What is worth telling and is no failure, one sentence each."""

    @property
    def holds(self) -> bool:
        """Whether everything was as promised."""
        return not (self.does_harm or self.wrong)

    @property
    def does_harm(self) -> bool:
        """Whether something was lost or exposed: what a planted defect is caught by."""
        return bool(self.lost or self.exposed)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.lost + other.lost,
            self.exposed + other.exposed,
            self.codes | other.codes,
            self.wrong + other.wrong,
            self.cases + other.cases,
            self.measured + other.measured,
        )


NOTHING = Outcome(cases=0)

Run = Callable[[int, Random], Outcome]
"""One run: its number, which says what it tries where that is enumerated, and randomness of its own."""
Prepare = Callable[[Path], AbstractContextManager[Run]]
"""Makes in an empty folder what the runs stand on, and takes it away again."""


@dataclass(frozen=True, slots=True)
class Need:
    """Something that not every machine gives, and how to know."""

    what: str
    is_there: Callable[[], bool]


ROOT = Need("root: it mounts file systems", lambda: os.geteuid() == 0)
EXT4 = Need("mkfs.ext4 (e2fsprogs)", lambda: which("mkfs.ext4") is not None)
STRACE = Need("strace: it makes single system calls fail", lambda: which("strace") is not None)


@dataclass(frozen=True, slots=True)
class Defect:
    """A mistake planted on purpose: a fault that does not catch it proves nothing."""

    name: str
    prepare: Prepare
    runs: int
    """At most so many; the first that catches it ends them."""
    shows_as_wrong: bool = False
    """Whether it loses and exposes nothing, and is caught by whatever else is wrong."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to break the kiosk."""

    name: str
    runs: int
    """In full."""
    short: int
    """As a part of `make test`."""
    prepare: Prepare
    defects: tuple[Defect, ...]
    needs: tuple[Need, ...] = ()

    def missing(self) -> str | None:
        """What this machine does not give, to be shown; None where nothing is missing."""
        lacking = [need.what for need in self.needs if not need.is_there()]
        return f"needs {', '.join(lacking)}" if lacking else None


def randomness(fault: str, seed: int, number: int) -> Random:
    """What makes a run the same whenever it has the same name, seed and number, whoever runs it beside what."""
    return Random(f"{fault}/{seed}/{number}")  # noqa: S311 -- repeatable on purpose: a run that failed is made again


def run_some(fault: Fault, numbers: Sequence[int], seed: int, folder: Path) -> Outcome:
    """These runs on one stand, added up; what fails or is refused unexpectedly is wrong, and the others go on."""
    with fault.prepare(folder) as run:
        return reduce(Outcome.__add__, (_one(run, fault.name, number, seed) for number in numbers), NOTHING)


def _one(run: Run, name: str, number: int, seed: int) -> Outcome:
    try:
        found = run(number, randomness(name, seed, number))
    except (AssertionError, KioskError, OSError) as error:
        found = Outcome(wrong=(str(error) or repr(error),))
    return Outcome(
        found.lost,
        found.exposed,
        found.codes,
        tuple(f"{name}, run {number}, seed {seed}: {sentence}" for sentence in found.wrong),
        found.cases,
        found.measured,
    )


def is_caught(fault: Fault, defect: Defect, seed: int, folder: Path) -> bool:
    """Whether the fault finds what it is there for where the defect is planted."""
    with defect.prepare(folder) as run:
        outcomes = (_one(run, fault.name, number, seed) for number in range(defect.runs))
        return any(outcome.does_harm or (defect.shows_as_wrong and outcome.wrong) for outcome in outcomes)
