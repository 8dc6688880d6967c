"""The campaign that is shipped, as it is read, and copies of its folder to be spoilt, with places changed by hand."""

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.campaign import Campaign
from kiosk.campaign_folder import read_campaign
from kiosk.paths import CAMPAIGNS

SHIPPED = CAMPAIGNS / "viasna"


@cache
def the_campaign() -> Campaign:
    """The one that is shipped, read once in a process; nobody can change it."""
    return read_campaign(SHIPPED)


@dataclass(frozen=True)
class CampaignCopy:
    """A campaign folder that a test may change."""

    folder: Path

    def replace(self, file: str, old: str, new: str) -> None:
        """Replaces the first place; AssertionError where it is not there."""
        text = (self.folder / file).read_text("utf-8")
        assert old in text, f"{file} has no {old!r}"
        (self.folder / file).write_text(text.replace(old, new, 1), "utf-8")

    def append(self, file: str, text: str) -> None:
        """Adds text at the end."""
        with (self.folder / file).open("a", encoding="utf-8") as handle:
            handle.write(text)


def a_campaign_copy(folder: Path) -> CampaignCopy:
    shutil.copytree(SHIPPED, folder)
    return CampaignCopy(folder)
