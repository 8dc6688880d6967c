"""Makes the k-th write or sync of the kiosk fail, once or from then on, as a disk does that is full or breaks."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL, c_ulong
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

from faults.children import Nursery, lent_nursery
from faults.harness import STRACE, Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import Breakable, a_breakable, canaries_in, judged
from faults.signing import attend

TRACED = "faults.failing_disk:attend_traced"
PR_SET_PTRACER, ANYBODY = 0x59616D61, c_ulong(-1)
"""Linux, include/uapi/linux/prctl.h: where the Yama module lets only a process's parents trace it."""
PEOPLE = 24
"""A save syncs once and writes more often: so the twentieth of either comes."""
TRIES = 3
OPENING = 4
"""So many syncs at most belong to the opening of the ledger, and not to a save."""


@dataclass(frozen=True, slots=True)
class _Case:
    """Which call fails, how, and whether it works again afterwards."""

    call: str
    error: str
    for_good: bool
    which: int

    @property
    def options(self) -> tuple[str, ...]:
        """How strace is told."""
        when = f"{self.which}{'+' if self.for_good else ''}"
        return ("-e", f"trace={self.call}", "-e", f"inject={self.call}:error={self.error}:when={when}")

    @property
    def codes(self) -> set[str]:
        """SQLite says "full" only where a write says so; every other error is a disk that failed."""
        return {"disk-full"} if (self.call, self.error) == ("pwrite64", "ENOSPC") else {"disk-failed"}


KINDS = (
    ("pwrite64", "EIO", False),
    ("fdatasync", "EIO", False),
    ("pwrite64", "ENOSPC", False),
    ("fdatasync", "ENOSPC", False),
    ("fdatasync", "EIO", True),
)
CASES = tuple(_Case(*kind, which) for which, kind in product(range(1, 21), KINDS))
FOR_GOOD_WHILE_SAVING = tuple(case for case in CASES if case.for_good and case.which > OPENING)


def attend_traced(**given: Any) -> None:
    """What the child does: as `faults.signing.attend`, but first it stops, and may be traced then."""
    CDLL(None).prctl(PR_SET_PTRACER, ANYBODY, 0, 0, 0)
    os.kill(os.getpid(), signal.SIGSTOP)
    attend(**given)


@contextmanager
def _traced(pid: int, options: tuple[str, ...], trace: Path) -> Iterator[None]:
    """A process whose calls strace makes fail."""
    # Attached to one that has loaded everything: wrapped around a nursery of its own, each case would load it anew.
    command = ["strace", "-f", "-o", str(trace), *options, "-p", str(pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        try:
            assert strace.stderr is not None
            said = strace.stderr.readline()
            assert said.endswith("attached\n"), said
            yield
        finally:
            strace.terminate()  # where it did not come to the end of the process


@dataclass
class _Stand:
    """A kiosk whose system calls fail."""

    breakable: Breakable
    folder: Path
    nursery: Nursery
    cases: tuple[_Case, ...]
    planted: dict[str, Any]

    def fail(self, number: int, _random: Random) -> Outcome:
        """Has people sign while one call fails; who is refused tries again."""
        case = self.cases[number % len(self.cases)]
        home, trace = self.breakable.fresh(self.folder / "kiosk"), self.folder / "trace"
        children = self.nursery
        children.begin(TRACED, folder=str(home), count=PEOPLE, seed=number, tries=TRIES, planted=self.planted)
        children.hear("stopped")
        with _traced(children.child, case.options, trace):
            children.go_on()
            children.hear("done", "closed")
            children.kill()
        closed, refused = children.said("closed"), children.said("refused")
        assert "(INJECTED)" in trace.read_text(), f"{case}: nothing failed"
        assert set(closed) <= case.codes, f"{case}: closed with {closed}"
        assert closed or case.for_good or len(children.said("thanked")) >= PEOPLE, f"{case}: did not go on"
        assert case.for_good or len(refused) <= 2, f"{case}: refused {len(refused)} times"
        return judged(self.breakable.look(home), children, canaries_in(home), refusals=case.codes)


def _prepared(cases: tuple[_Case, ...] = CASES, **planted: Any) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        with lent_nursery("faults.signing") as children:
            yield _Stand(a_breakable(), folder, children, cases, planted).fail

    return prepare


FAILING_DISK = Fault(
    "k-th-call-fails",
    runs=len(CASES),
    short=len(KINDS),
    prepare=_prepared(),
    defects=(
        Defect("thanks before the commit", _prepared(early=True), runs=3),
        Defect("what was not saved counts", _prepared(FOR_GOOD_WHILE_SAVING, twice=True), runs=1),
    ),
    needs=(STRACE,),
)
