"""Keeps the second copies on the sticks that are in up to date, in a thread of its own: nobody waits for a stick."""

from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from kiosk.errors import KioskError
from ui.booth.sticks import Volume
from ui.booth.viewmodels.staff_ports import SecondCopy
from ui.jobs import JobRunner

EVERY_MS = 1_000
SLOW_SECONDS = 5.0
"""A stick that takes longer for what one look brings is behind at a busy stand, and is called slow from then on."""
HANGING_SECONDS = 60.0
"""What takes so long is called slow before it has ended: a stick may keep a call waiting for ever."""
AGAIN_AFTER_SECONDS = 30.0
"""How long a stick that failed is let be: a full one would be written full again each second."""
WAIT_SECONDS = 30.0
"""How long packing up waits for a stick."""


class StickSource(Protocol):
    """Where sticks come from; both methods may take as long as the stick does."""

    def look(self) -> tuple[Volume, ...]:
        """The sticks that are in now."""
        ...

    def release(self, stick: Path) -> None:
        """Lets go of a stick that this program mounted, so that it may be pulled; raises StorageFailed."""
        ...


class Copies(Protocol):
    """What writes copies: `kiosk.second_copy.SecondCopies`."""

    def catch_up(self, stick: Path) -> int:
        """Brings a stick's copy up to the ledger's tip; returns the last number on it. Raises KioskError."""
        ...

    def forget(self, stick: Path) -> None:
        """The stick is out."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the last try on a stick went: up to which number its copy certainly reaches, or the error's code."""

    at: float
    """By the monotonic clock."""
    reached: int = 0
    code: str = ""
    is_slow: bool = False


class Copying:
    """The work and its state; every method may be called from any thread."""

    def __init__(
        self, copies: Copies | None, tip: Callable[[], int], sticks: StickSource, monotonic: Callable[[], float]
    ) -> None:
        """Without `copies` the sticks are only looked after: where nothing is collected there is nothing to copy."""
        self._copies = copies
        self._tip = tip
        self._sticks = sticks
        self._monotonic = monotonic
        self._one_at_a_time = Lock()
        self._is_over = False
        self._volumes: tuple[Volume, ...] = ()
        self._outcomes: dict[Path, Outcome] = {}
        self._begun: float | None = None

    def state(self) -> SecondCopy:
        """What the second copy is doing; never waits."""
        begun = self._begun
        if self._copies is None:
            return SecondCopy.OFF
        if begun is not None and self._monotonic() - begun > HANGING_SECONDS:
            return SecondCopy.SLOW
        return state_of(self._volumes, dict(self._outcomes), self._tip())

    def volumes(self) -> tuple[Volume, ...]:
        """The sticks as the last look saw them; never waits, as a look itself may."""
        return self._volumes

    def work(self) -> None:
        """Looks which sticks are in and writes what they lack; as slow as the slowest of them."""
        with self._one_at_a_time:
            if not self._is_over:
                self._work()

    def release(self, stick: Path) -> None:
        """Lets go of a stick, so that it may be pulled; raises StorageFailed where it is still in use."""
        with self._one_at_a_time:
            self._forget(stick)
            self._sticks.release(stick)

    def finish(self) -> None:
        """Writes what is still to be written and lets go of everything: the ledger is about to be closed."""
        if not self._one_at_a_time.acquire(timeout=WAIT_SECONDS):
            self._is_over = True
            return
        try:
            if not self._is_over:
                self._work()
            self._is_over = True
            for volume in self._volumes:
                with suppress(KioskError):  # what was written was synced: it is safe without
                    self._sticks.release(volume.path)
        finally:
            self._one_at_a_time.release()

    def _work(self) -> None:
        self._begun = self._monotonic()
        try:
            self._volumes = self._sticks.look()
            usable = usable_in(self._volumes)
            for gone in set(self._outcomes).difference(usable):
                self._forget(gone)
            for stick in usable:
                before = self._outcomes.get(stick)
                if before is None or not before.code or self._monotonic() - before.at >= AGAIN_AFTER_SECONDS:
                    self._catch_up(stick, before)
        finally:
            self._begun = None

    def _forget(self, stick: Path) -> None:
        self._outcomes.pop(stick, None)
        if self._copies is not None:
            self._copies.forget(stick)

    def _catch_up(self, stick: Path, before: Outcome | None) -> None:
        if self._copies is None:
            return
        begun = self._monotonic()
        try:
            reached = self._copies.catch_up(stick)
        except KioskError as error:
            self._outcomes[stick] = Outcome(self._monotonic(), code=error.code)
            return
        ended = self._monotonic()
        # The first time a whole event may have to be caught up with, which is slow on any stick.
        is_slow = before is not None and (before.is_slow or ended - begun > SLOW_SECONDS)
        self._outcomes[stick] = Outcome(ended, reached, is_slow=is_slow)


def usable_in(volumes: Iterable[Volume]) -> tuple[Path, ...]:
    """The sticks that a copy goes to: not where the keys lie that open it."""
    return tuple(each.path for each in volumes if each.is_usable and not each.keys)


def state_of(volumes: Iterable[Volume], outcomes: dict[Path, Outcome], tip: int) -> SecondCopy:
    """The best that is true of any stick; where no stick is good, what is wrong with the one that nearly was."""
    tried = outcomes.values()
    whole = [one for one in tried if not one.code and one.reached >= tip]
    codes = {one.code for one in tried if one.code}
    others = [each for each in volumes if not each.keys and each.path not in outcomes]
    answers = (
        (any(not one.is_slow for one in whole), SecondCopy.WRITTEN),
        (any(one.is_slow for one in tried), SecondCopy.SLOW),
        (any(not one.code for one in tried), SecondCopy.WRITING),
        ("target-full" in codes, SecondCopy.FULL),
        (bool(codes & {"target-read-only", "folder-not-writable"}), SecondCopy.READ_ONLY),
        (bool(codes), SecondCopy.FAILED),
        (any(each.readable and not each.writable for each in others), SecondCopy.READ_ONLY),
        (any(not each.readable for each in others), SecondCopy.UNREADABLE),
        (any(each.writable for each in others), SecondCopy.WRITING),
    )
    return next((state for is_so, state in answers if is_so), SecondCopy.NO_STICK)


class CopyTimer(QObject):
    """Has the work done each second, unless the last is still going on."""

    def __init__(
        self, copying: Copying, executor: Executor, parent: QObject | None = None, *, every_ms: int = EVERY_MS
    ) -> None:
        super().__init__(parent)
        self._copying = copying
        self._jobs = JobRunner(executor, self)
        self._is_working = False
        self._timer = QTimer(self, interval=every_ms)
        self.ticked = self._timer.timeout
        self._timer.timeout.connect(self._work)
        self._timer.start()

    def stop(self) -> None:
        """The window goes: no more work is begun."""
        self._timer.stop()

    def _work(self) -> None:
        if not self._is_working:
            self._is_working = True
            self._jobs.run(self._look_once, lambda _answer: None)

    def _look_once(self) -> None:
        try:
            self._copying.work()
        finally:
            # Whatever was raised: a mistake in the program must not be the end of all copies until the next start.
            self._is_working = False
