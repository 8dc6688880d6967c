"""What lies on a stick that a kiosk can be set up from: kits, campaigns, and keys folders."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.campaign import Campaign
from kiosk.campaign_folder import read_campaign
from kiosk.errors import KioskError
from kiosk.kit import SUFFIX, peek_kit
from kiosk.kit_facts import KitFacts

MOST_FOLDERS = 200
MOST_KITS = 60
"""A stick full of photos must not hold anybody up, and nobody chooses among more."""

DEPTH = 2


@dataclass(frozen=True, slots=True)
class KitFound:
    """A kit's file, and who it says it is for, or why it cannot be one."""

    file: Path
    facts: KitFacts | None
    error: KioskError | None = None


@dataclass(frozen=True, slots=True)
class CampaignFound:
    """A campaign's folder that holds."""

    folder: Path
    campaign: Campaign


def kits_under(root: Path) -> tuple[KitFound, ...]:
    """The kits in this folder and down to two below it, by place and name; those that are broken too."""
    files = (folder / name for folder in _folders(root) for name in _names(folder) if name.endswith(SUFFIX))
    return tuple(kit_at(file) for file in islice(files, MOST_KITS))


def kit_at(file: Path) -> KitFound:
    """The kit that this file is, or why it is none."""
    try:
        return KitFound(file, peek_kit(file))
    except KioskError as error:
        return KitFound(file, None, error)


def campaigns_under(root: Path) -> tuple[CampaignFound, ...]:
    """The campaigns in this folder and down to two below it; those with problems are left out."""
    found = (_campaign(folder) for folder in _folders(root) if "campaign.toml" in _names(folder))
    return tuple(one for one in found if one is not None)


def _campaign(folder: Path) -> CampaignFound | None:
    try:
        return CampaignFound(folder, read_campaign(folder))
    except (KioskError, OSError):
        return None


def holds_keys(folder: Path) -> bool:
    """Whether a campaign's keys lie in this folder, whoever may open them."""
    return (folder / "root.pem").is_file() and (folder / "seal.key").is_file()


def _folders(root: Path) -> Iterator[Path]:
    return islice(_walk(root, DEPTH), MOST_FOLDERS)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    yield folder
    if depth:
        for name in _names(folder):
            below = folder / name
            if below.is_dir() and not below.is_symlink():
                yield from _walk(below, depth - 1)


def _names(folder: Path) -> list[str]:
    """What is in the folder, what is hidden left out: unfinished files are."""
    try:
        return sorted(name for name in (one.name for one in folder.iterdir()) if not name.startswith("."))
    except OSError:
        return []
