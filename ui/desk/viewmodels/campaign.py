"""A campaign before it is used: checked, looked at, given keys and kits."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.campaign import Campaign
from kiosk.campaign_check import CampaignReport
from kiosk.entry import Mode
from kiosk.kit import KitMade
from kiosk.preparing import CODES, MAX_KITS, KitOrder
from kiosk.vault.keys import KeysMade
from kiosk.words import Words
from ui.desk.viewmodels.ports import DeskPort
from ui.jobs import JobRunner
from ui.task import Task


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the campaign's folder; no campaign where problems keep it from being read."""

    folder: Path
    report: CampaignReport
    campaign: Campaign | None


@dataclass(frozen=True, slots=True)
class KitsMade:
    """The kits, and where they and their set-up codes lie. The codes are shown this once."""

    folder: Path
    kits: tuple[KitMade, ...] = field(repr=False)

    @property
    def codes(self) -> Path:
        """The sheet of set-up codes."""
        return self.folder / CODES


class CampaignViewModel(QObject):
    """Checks a folder, and makes keys and kits. Nothing here needs an open registry."""

    changed = Signal()

    def __init__(self, port: DeskPort, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._port = port
        self.folder: Path | None = None
        self.language = ""
        self.check: Task[Checked] = Task(jobs, self)
        self.keys: Task[KeysMade] = Task(jobs, self)
        self.kits: Task[KitsMade] = Task(jobs, self)
        for task in (self.check, self.keys, self.kits):
            task.signals.changed.connect(self.changed)

    def look_into(self, folder: Path, words: Words) -> None:
        """Checks the folder, in the words of that language, and reads it where it can be read."""

        def work() -> Checked:
            report = self._port.check_campaign(folder, words)
            return Checked(folder, report, self._port.read_campaign(folder) if report.ok else None)

        self.folder = folder
        self.check.run(work)

    def check_again(self, words: Words) -> None:
        """The same folder, say after a mend or in another language."""
        if self.folder is not None:
            self.look_into(self.folder, words)

    def show_language(self, language: str) -> None:
        """The language of the preview."""
        self.language = language
        self.changed.emit()

    def preview_language(self, preferred: str) -> str:
        """The language to preview in: the one chosen, else the screen's, else the campaign's first."""
        campaign = self.campaign
        offered = campaign.languages if campaign else ()
        wanted = (self.language, preferred, *offered)
        return next((language for language in wanted if language in offered), "")

    @property
    def campaign(self) -> Campaign | None:
        """The campaign that was read."""
        return self.check.state.result.campaign if self.check.state.result else None

    def make_keys(self, out: Path, passphrase: str) -> None:
        """Makes keys, valid from the day of the campaign that was checked, if there is one."""
        campaign = self.folder if self.campaign is not None else None
        self.keys.run(lambda: self._port.make_keys(out, passphrase, campaign))

    def make_kits(self, order: KitOrder) -> None:
        """Makes kits."""
        self.kits.run(lambda: KitsMade(order.out, self._port.make_kits(order)))

    def forget_codes(self) -> None:
        """The set-up codes leave the screen and the memory."""
        self.kits.start()

    def forget(self) -> None:
        """The desk locked itself: no code stays, and none comes."""
        self.keys.start()
        self.kits.forget()


def may_make_kits(order: KitOrder, campaign: Campaign | None) -> bool:
    """Whether the order has all it needs: live kits want the controller's word."""
    agreed = order.controller_confirmed or (campaign is not None and campaign.privacy.controller_confirmed)
    return bool(order.passphrase) and 1 <= order.count <= MAX_KITS and (order.mode is Mode.REHEARSAL or agreed)


def passphrase_fault(first: str, second: str) -> str:
    """What keeps the two from being one passphrase: "" for nothing, "empty", "short" or "different"."""
    if not first:
        return "empty"
    if len(first) < LEAST_PASSPHRASE:
        return "short"
    return "" if first == second else "different"


LEAST_PASSPHRASE = 12
"""Characters; six short words have more. A guess at shorter ones takes hours even through Argon2id."""
