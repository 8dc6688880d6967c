"""Guesses the staff PIN ten thousand times in a day, with restarts, reboots, kills in the write, and clock jumps."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from factories_vault import CHEAP
from faults.harness import Defect, Fault, Outcome, Prepare, Run

from kiosk.durable import write_file_durably
from kiosk.vault.pin import PinLock, Write

DAY_S = 24 * 60 * 60
GUESSES = 10_000
MOST_LOOKED_AT = 17


@dataclass
class JumpingClock:
    """`passed` is true time; the machine's own clocks start anywhere and the wall clock goes where it likes."""

    passed: float = 0.0
    booted: float = 0.0
    wall: datetime = datetime(2026, 11, 24, tzinfo=UTC)

    def monotonic(self) -> float:
        """See `kiosk.clock.Clock`."""
        return self.passed - self.booted

    def now(self) -> datetime:
        """See `kiosk.clock.Clock`."""
        return self.wall


class Killed(BaseException):
    """The process is gone at this point."""


def forget(_path: Path, _content: bytes) -> None:
    """The defect: the count of tries stays in memory."""


@dataclass
class _Guesser:
    """Somebody with a day, the kiosk's plug and its clock, but not its disk."""

    path: Path
    write: Write
    random: Random
    clock: JumpingClock

    def __post_init__(self) -> None:
        self.pin = PinLock(self.path, self.clock, write_file_durably, CHEAP).create()
        self.lock = self._started()

    def _started(self, write: Write | None = None) -> PinLock:
        return PinLock(self.path, self.clock, write or self.write, CHEAP)

    def _dying_write(self, path: Path, content: bytes) -> None:
        self.write(path, content)
        raise Killed

    def guess(self) -> bool:
        """One guess, after whatever is tried to get around the wait; whether the PIN may have been looked at."""
        self.clock.passed += DAY_S / GUESSES
        self.clock.wall += timedelta(seconds=self.random.uniform(-1e6, 1e6))
        trick = self.random.random()
        if trick < 0.05:
            self.clock.booted = self.clock.passed + self.random.uniform(-1e5, 0)
        if trick < 0.15:
            self.lock = self._started()
        elif trick < 0.2:
            self.lock = self._started(self._dying_write)
        may_be_looked_at = self.lock.wait() == 0
        try:
            result = self.lock.check(self._wrong())
            assert not result.ok, "a wrong PIN was right"
        except Killed:
            self.lock = self._started()
        return may_be_looked_at

    def _wrong(self) -> str:
        guess = f"{self.random.randrange(10**6):06}"
        return guess if guess != self.pin else f"{(int(guess) + 1) % 10**6:06}"


def _prepared(write: Write) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        def run(number: int, random: Random) -> Outcome:
            guesser = _Guesser(folder / f"pin-{number}.json", write, random, JumpingClock())
            looked_at = sum(guesser.guess() for _ in range(GUESSES))
            return Outcome(exposed=max(0, looked_at - MOST_LOOKED_AT), cases=GUESSES)

        yield run

    return prepare


GUESSED_PIN = Fault(
    "pin-guessed",
    runs=5,
    short=1,
    prepare=_prepared(write_file_durably),
    defects=(Defect("the count is not stored", _prepared(forget), runs=1),),
)
