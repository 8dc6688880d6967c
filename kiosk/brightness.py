"""The screen's brightness, where Linux lets this user set it under /sys; elsewhere there is nothing to set."""

import os
from dataclasses import dataclass
from pathlib import Path

BACKLIGHTS = Path("/sys/class/backlight")
LEAST_PERCENT = 10
"""Below this some screens go dark altogether, and nobody would find the way back."""


@dataclass(frozen=True, slots=True)
class Backlight:
    """One screen's light."""

    folder: Path

    def percent(self) -> int:
        """How bright it is, in percent of what it can be."""
        return round(100 * _number(self.folder / "brightness") / self._most())

    def set_percent(self, percent: int) -> None:
        """Makes it so bright, never darker than can be read by. A light that refuses stays as it is."""
        wanted = max(LEAST_PERCENT, min(100, percent))
        try:
            (self.folder / "brightness").write_text(str(max(1, round(wanted * self._most() / 100))), encoding="ascii")
        except OSError:
            return

    def _most(self) -> int:
        return max(1, _number(self.folder / "max_brightness"))


def find_backlight(backlights: Path = BACKLIGHTS) -> Backlight | None:
    """The first light that can be set; None where there is none."""
    for folder in sorted(backlights.glob("*")) if backlights.is_dir() else ():
        if _number(folder / "max_brightness") > 0 and os.access(folder / "brightness", os.W_OK):
            return Backlight(folder)
    return None


def _number(file: Path) -> int:
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0
