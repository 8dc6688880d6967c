"""Clocks: limits come from the monotonic one; the wall clock is a label that the self-test looks at, no more."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the kiosk may ask of time."""

    def monotonic(self) -> float:
        """Seconds since some moment; never goes back."""
        ...

    def now(self) -> datetime:
        """What the machine believes the time is, aware, UTC."""
        ...


class SystemClock:
    """The machine's own clocks. The monotonic one counts the time that the machine sleeps, where it can."""

    def monotonic(self) -> float:
        """Seconds since boot, suspended time included on Linux."""
        return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()

    def now(self) -> datetime:
        """The wall clock in UTC."""
        return datetime.now(UTC)
