"""What the fixtures of the journeys hand out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kiosk.home import Home
from kiosk.installed import Kiosk
from kiosk.vault.keys import CampaignKeys
from ui.booth.window import BoothWindow


@dataclass(frozen=True)
class Prepared:
    """Keys, a kit's file with its code, and a kiosk of it that nobody has opened, made once a session."""

    keys: CampaignKeys
    keys_folder: Path
    kit: Path
    code: str
    home: Home
    pin: str


class KitWithCode(NamedTuple):
    """A kit, its set-up code, and the keys folder that staff are offered."""

    file: Path
    code: str
    keys_folder: Path


@dataclass
class Booth:
    """An open kiosk and its window."""

    kiosk: Kiosk
    window: BoothWindow
    pin: str
    export_to: Path


BoothMaker = Callable[..., Booth]
