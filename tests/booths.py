"""What the fixtures of the journeys hand out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kiosk.installed import Kiosk
from kiosk.vault.keys import CampaignKeys
from ui.booth.window import BoothWindow


@dataclass(frozen=True)
class Prepared:
    """Keys and a kit's file with its code, made once a session."""

    keys: CampaignKeys
    keys_folder: Path
    kit: Path
    code: str


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
