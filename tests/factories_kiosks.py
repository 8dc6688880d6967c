"""What kiosks that were really set up are made from: a campaign, an event, and made-up people who sign."""

import os
from datetime import date
from pathlib import Path
from shutil import copy2, copytree

from kiosk.installed import Kiosk
from kiosk.paths import CAMPAIGNS
from kiosk.settings import EventSettings
from kiosk.signatory import Signing
from kiosk.simulating import made_up_signings

CAMPAIGN = CAMPAIGNS / "viasna"
EVENT = EventSettings("Кірмаш", "Вільня", date(2026, 11, 22))


def signings(kiosk: Kiosk, count: int) -> list[Signing]:
    return list(made_up_signings(count, 7, kiosk.campaign))


def copied_kiosk(folder: Path, to: Path) -> Path:
    """A kiosk's folder once more, for somebody who changes it. The space held back is not written anew: nothing ever
    writes into it, and whoever gives it up gives up a name of it."""
    return Path(copytree(folder, to, copy_function=_copy))


def _copy(source: str, to: str) -> None:
    if Path(source).name == "ballast":
        os.link(source, to)
    else:
        copy2(source, to)
