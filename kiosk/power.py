"""The machine's battery, as Linux tells it under /sys; other systems have none here."""

from dataclasses import dataclass
from pathlib import Path

POWER_SUPPLIES = Path("/sys/class/power_supply")


@dataclass(frozen=True, slots=True)
class Charge:
    """How full the battery is, in percent, and whether the machine is on mains."""

    percent: int
    on_mains: bool


def battery_charge(supplies: Path = POWER_SUPPLIES) -> Charge | None:
    """The charge of the first battery; None for a machine without one or a system that does not tell."""
    for supply in sorted(supplies.glob("*")) if supplies.is_dir() else ():
        if _said(supply / "type") == "Battery" and (percent := _said(supply / "capacity")).isdigit():
            return Charge(int(percent), _said(supply / "status") in {"Charging", "Full", "Not charging"})
    return None


def _said(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
