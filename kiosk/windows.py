"""The windows that commands open. What opens them is handed in by `kiosk.__main__`, which alone knows the screens."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.home import Home

if TYPE_CHECKING:
    from kiosk.selftest import Check


class Windows(Protocol):
    """Each call loads what it needs only then: most commands open no window, and a screen takes its time to load."""

    def run_kiosk(self, home: Home, *, windowed: bool, kit: Path | None = None, demo_keys: Path | None = None) -> int:
        """Runs the kiosk until staff leave, the set-up first where there is none yet; returns the exit code.

        `kit` is what the set-up begins with, `demo_keys` a keys folder that staff are offered.
        Raises KioskError where there is neither a kiosk nor a display.
        """
        ...

    def run_desk(self, registry: str | None) -> int:
        """Runs the coordinators' window until it is closed; `registry` is offered first. Returns the exit code."""
        ...

    def take_tour(self, to: Path, say: Callable[[str], None]) -> dict[str, object]:
        """Keeps a picture of every screen in the folder `to`; returns what was done, as JSON has it."""
        ...

    def check_screen(self) -> "Check":
        """Whether there is a screen to show something on; raises nothing."""
        ...
