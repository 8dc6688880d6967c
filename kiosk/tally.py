"""What the kiosk remembers of its own run, in memory only: signings by hour, and how long ago the last save was."""

from collections import Counter
from dataclasses import dataclass
from threading import Lock

from kiosk.clock import Clock

HOURS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class HourOfRun:
    """One hour of the wall clock (local, 0 to 23) and the signings it brought."""

    hour: int
    count: int


class Tally:
    """Counts saves as they happen. Never written anywhere: hours and a camera together would name people."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._by_hour: Counter[int] = Counter()
        self._last_save: float | None = None
        self._saving_works = True
        self._lock = Lock()

    def saved(self) -> None:
        """A signing was saved just now."""
        with self._lock:
            self._by_hour[self._hours_since_epoch()] += 1
            self._last_save = self._clock.monotonic()
            self._saving_works = True

    def failed(self) -> None:
        """A save failed just now."""
        with self._lock:
            self._saving_works = False

    @property
    def saving_works(self) -> bool:
        """False from a failed save until the next one that succeeds."""
        return self._saving_works

    def seconds_since_save(self) -> float | None:
        """By the monotonic clock; None where nothing was saved since the start."""
        return None if self._last_save is None else self._clock.monotonic() - self._last_save

    def by_hour(self) -> tuple[HourOfRun, ...]:
        """Hours without gaps, oldest first, from the first signing on, at most the last `HOURS_SHOWN`."""
        with self._lock:
            if not self._by_hour:
                return ()
            last = max(self._hours_since_epoch(), *self._by_hour)
            first = max(min(self._by_hour), last - HOURS_SHOWN + 1)
            return tuple(HourOfRun(self._local_hour(hour), self._by_hour[hour]) for hour in range(first, last + 1))

    def _hours_since_epoch(self) -> int:
        return int(self._clock.now().timestamp()) // 3600

    def _local_hour(self, hours_since_epoch: int) -> int:
        now = self._clock.now().astimezone()
        return (now.hour + hours_since_epoch - self._hours_since_epoch()) % 24
