"""The staff PIN: six digits that nobody chose, and a lock that makes guessing them hopeless.

The count of tries is on the disk before a try is looked at, so that pulling the plug buys no guess; waits run on
the monotonic clock and begin anew after a restart, so that setting the clock buys none either.
"""

import hmac
import math
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Annotated

import msgspec

from kiosk.clock import Clock
from kiosk.errors import InputRefused, StorageFailed
from kiosk.later_format import is_of_later_format
from kiosk.vault.wrap import SALT_BYTES, WrapCost, derive, is_bearable

DIGITS = 6
FREE_TRIES = 5
FIRST_WAIT_SECONDS = 15
"""Doubles with every wrong try after the free ones (security: threat 10): 17 tries take more than a day."""

MAX_DOUBLINGS = 40
"""Keeps the arithmetic finite; the wait is then thousands of years."""

PIN_COST = WrapCost(memory_kib=64 * 1024, rounds=3, lanes=4)
"""A PIN has 20 bits: no cost saves it from one who has the disk. It guards counts and export, never data."""

FORMAT = "petition-kiosk/pin/1"


class StoredPin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands on the disk: the hash with its cost, and how many tries were wrong since the last right one."""

    salt: bytes
    hash: bytes
    memory_kib: int
    rounds: int
    lanes: int
    wrong: Annotated[int, msgspec.Meta(ge=0)] = 0
    format: str = FORMAT

    @property
    def cost(self) -> WrapCost:
        """The cost that it was hashed at."""
        return WrapCost(self.memory_kib, self.rounds, self.lanes)


@dataclass(frozen=True, slots=True)
class PinResult:
    """What became of a try. `wait_seconds`: no PIN is looked at for so long; `tries_left` before the next wait."""

    ok: bool
    wait_seconds: int
    tries_left: int


Write = Callable[[Path, bytes], None]


def wait_after(wrong: int) -> int:
    """Seconds to wait after so many wrong tries in a row."""
    late = wrong - FREE_TRIES
    return 0 if late < 0 else FIRST_WAIT_SECONDS * 2 ** min(late, MAX_DOUBLINGS)


class PinLock:
    """Checks PINs against the one stored in a file; `write` replaces a file durably and whole."""

    def __init__(self, path: Path, clock: Clock, write: Write, cost: WrapCost = PIN_COST) -> None:
        self._path = path
        self._clock = clock
        self._write = write
        self._cost = cost
        self._one_at_a_time = Lock()
        self._locked_until = self._clock.monotonic() + self._wait_at_start()

    def _wait_at_start(self) -> int:
        """The whole wait anew. A broken file stops the staff screen (`check` says so), never the collecting."""
        try:
            return wait_after(self._read().wrong)
        except InputRefused:
            return 0

    def create(self) -> str:
        """Makes and stores a new PIN; it is told this once. Raises StorageFailed."""
        pin = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        salt = os.urandom(SALT_BYTES)
        cost = self._cost
        derived = derive(pin, salt, cost)
        with self._one_at_a_time:
            self._store(StoredPin(salt, derived, cost.memory_kib, cost.rounds, cost.lanes))
            self._locked_until = self._clock.monotonic()
        return pin

    def wait(self) -> int:
        """Whole seconds until a PIN is looked at again, rounded up."""
        return max(0, math.ceil(self._locked_until - self._clock.monotonic()))

    def check(self, pin: str) -> PinResult:
        """Counts the try durably, then looks at the PIN; during a wait it does neither.

        Raises StorageFailed where the try cannot be counted: then the PIN is not looked at. Raises
        InputRefused("pin-file-broken" | "pin-file-newer").
        """
        with self._one_at_a_time:
            stored = self._read()
            if waiting := self.wait():
                return PinResult(ok=False, wait_seconds=waiting, tries_left=_left(stored.wrong))
            counted = msgspec.structs.replace(stored, wrong=stored.wrong + 1)
            self._store(counted)
            self._locked_until = self._clock.monotonic() + wait_after(counted.wrong)
            if not _matches(counted, pin):
                return PinResult(ok=False, wait_seconds=self.wait(), tries_left=_left(counted.wrong))
            self._locked_until = self._clock.monotonic()
            with suppress(StorageFailed):  # the PIN was right; a count that stays too high is the strict side
                self._store(msgspec.structs.replace(counted, wrong=0))
            return PinResult(ok=True, wait_seconds=0, tries_left=FREE_TRIES)

    def reset(self) -> None:
        """Ends a wait and forgets wrong tries; only after the set-up code was shown to be right."""
        with self._one_at_a_time:
            self._store(msgspec.structs.replace(self._read(), wrong=0))
            self._locked_until = self._clock.monotonic()

    def _read(self) -> StoredPin:
        try:
            raw = self._path.read_bytes()
            if is_of_later_format(raw, FORMAT):
                raise InputRefused("pin-file-newer", file=self._path.name)
            stored = msgspec.json.decode(raw, type=StoredPin)
        except (msgspec.MsgspecError, UnicodeDecodeError, FileNotFoundError) as error:
            raise InputRefused("pin-file-broken") from error
        except OSError as error:
            raise StorageFailed("disk-failed") from error
        if stored.format != FORMAT or len(stored.salt) != SALT_BYTES or not is_bearable(stored.cost):
            raise InputRefused("pin-file-broken")
        return stored

    def _store(self, stored: StoredPin) -> None:
        self._write(self._path, msgspec.json.encode(stored))


def _left(wrong: int) -> int:
    return max(0, FREE_TRIES - wrong)


def _matches(stored: StoredPin, pin: str) -> bool:
    return hmac.compare_digest(derive(pin, stored.salt, stored.cost), stored.hash)
