"""The screen's brightness, where Linux tells it under /sys and lets this user set it, there or by way of logind."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

BACKLIGHTS = Path("/sys/class/backlight")
LEAST_PERCENT = 10
"""Below this some screens go dark altogether, and nobody would find the way back."""
STEP_PERCENT = 10
"""Between two brightnesses that one tells apart at a glance."""
ANSWER_SECONDS = 2.0
"""A logind that has not answered by then is none: somebody has pressed a button and is waiting."""

SetLight = Callable[[Path, int], bool]
"""Sets the light in this folder to so many of its own units; whether that was done."""


def set_light(folder: Path, units: int) -> bool:
    """Sets a light. Its file belongs to root nearly everywhere; logind sets it for whoever sits in front of it, without
    asking for a password.
    """
    return by_file(folder, units) if os.access(folder / "brightness", os.W_OK) else by_logind(folder, units)


@dataclass(frozen=True, slots=True)
class Backlight:
    """One screen's light."""

    folder: Path
    set_units: SetLight = set_light

    def percent(self) -> int:
        """How bright it is, in percent of what it can be."""
        return round(100 * (_number(self.folder / "brightness") or 0) / self._most())

    def set_percent(self, percent: int) -> None:
        """Makes it so bright, never darker than can be read by. A light that refuses stays as it is."""
        wanted = max(LEAST_PERCENT, min(100, percent))
        self.set_units(self.folder, max(1, round(wanted * self._most() / 100)))

    def _most(self) -> int:
        return max(1, _number(self.folder / "max_brightness") or 0)


def find_backlight(backlights: Path = BACKLIGHTS, set_units: SetLight = set_light) -> Backlight | None:
    """The first light that can be set, which is found out by setting it to what it is; None where there is none.

    One that does not say what it is stays so.
    """
    for folder in sorted(backlights.glob("*")) if backlights.is_dir() else ():
        now, most = _number(folder / "brightness"), _number(folder / "max_brightness")
        if now is not None and most is not None and most > 0 and set_units(folder, now):
            return Backlight(folder, set_units)
    return None


def by_file(folder: Path, units: int) -> bool:
    """Sets a light whose file this user may write to; see `SetLight`."""
    try:
        (folder / "brightness").write_text(str(units), encoding="ascii")
    except OSError:
        return False
    return True


def by_logind(folder: Path, units: int) -> bool:
    """Sets a light as whoever sits in front of it may; see `SetLight`.

    By busctl, which is there wherever logind is. See org.freedesktop.login1(5), Session.SetBrightness.
    """
    service, session = "org.freedesktop.login1", "/org/freedesktop/login1/session/auto"
    light = ("ssu", "backlight", folder.name, str(units))
    call = ("busctl", "call", "--quiet", service, session, f"{service}.Session", "SetBrightness", *light)
    try:
        asked = subprocess.run(  # noqa: S603 -- a name that the system gave and a number; nobody typed any of it
            call, capture_output=True, timeout=ANSWER_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0


def _number(file: Path) -> int | None:
    try:
        return int(file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
