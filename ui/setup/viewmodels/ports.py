"""What the wizard asks of the machine behind it: one protocol, and the frozen facts that it answers with.

Methods marked slow run on a worker thread, one after another. Where a method raises, the error is a
`kiosk.errors.KioskError` whose code `kiosk.sentences` has words for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.campaign import Campaign
from kiosk.entry import Mode
from kiosk.finding import CampaignFound, KitFound
from kiosk.own_campaign import OwnCampaign
from kiosk.selftest import Check
from kiosk.settings import EventSettings


@dataclass(frozen=True, slots=True)
class Findings:
    """What lies on the sticks that are in, and what came with the program."""

    kits: tuple[KitFound, ...] = ()
    campaigns: tuple[CampaignFound, ...] = ()


@dataclass(frozen=True, slots=True)
class KitOpened:
    """A kit that its code opened and that holds."""

    name: str
    mode: Mode
    campaign: Campaign
    fingerprint: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resumed:
    """A kiosk that was set up before, but whose PIN nobody has confirmed."""

    mode: Mode
    language: str


class Light(Protocol):
    """The screen's light."""

    def percent(self) -> int:
        """How bright it is."""
        ...

    def set_percent(self, percent: int) -> None:
        """Makes it so bright."""
        ...


class SetupPort(Protocol):
    """A machine that is to become a kiosk."""

    def resumed(self) -> Resumed | None:
        """The kiosk that is there already and awaits its first PIN."""
        ...

    def look(self, places: Sequence[Path]) -> Findings:
        """Slow: what lies in these places, and the program's own campaigns."""
        ...

    def open_kit(self, file: Path, code: str) -> KitOpened:
        """Slow: opens a kit and keeps it for `install`. Raises as `read_kit`."""
        ...

    def make_own(self, order: OwnCampaign) -> str:
        """Slow: keys, a kit and its code, which it returns; keeps the kit for `install`. Raises as `make_own_kit`."""
        ...

    def install(self, event: EventSettings, language: str) -> None:
        """Slow: makes the kiosk. Raises as `kiosk.installing.install`."""
        ...

    def self_test(self) -> tuple[Check, ...]:
        """Slow: every check; raises nothing."""
        ...

    def new_pin(self) -> str:
        """Slow: the PIN that holds from now on. Raises StorageFailed, Busy."""
        ...

    def pin_seen(self) -> None:
        """Slow: somebody has typed it. Raises StorageFailed, Busy."""
        ...

    def light(self) -> Light | None:
        """The screen's light, where it can be set."""
        ...
