"""What the desk's window asks of the core behind it: one protocol, and the frozen facts that it answers with.

Every method may be called from a worker thread, and always is; two never run at once, as the window runs its jobs one
after another. Where a method raises, the error is a `kiosk.errors.KioskError` whose code `kiosk.sentences` has words
for. Names of signatories come out of `look_at` alone, and nothing that holds them shows them in its `repr`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from kiosk.campaign import Campaign
from kiosk.campaign_check import CampaignReport
from kiosk.deliver.contents import Delivered, Profile
from kiosk.deliver.statistics import Statistics
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.kit import KitMade
from kiosk.merge.outcome import BatchOutcome, MergeReport, RegistryCounts
from kiosk.preparing import KitOrder
from kiosk.progress import Progress
from kiosk.signatory import Exposure, Ink
from kiosk.vault.keys import KeysMade
from kiosk.words import Words

Decision = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class OpenedRegistry:
    """A registry that stands open. `campaign` is empty and `mode` None while nothing is in it."""

    campaign: str
    mode: Mode | None
    counts: RegistryCounts


@dataclass(frozen=True, slots=True)
class PairSummary:
    """Two entries that may be of one person: how alike they are, 0 to 100, and the codes of the reasons."""

    a: EntryId
    b: EntryId
    score: int
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SigningShown:
    """One signing, opened to be looked at. `kiosk` is the kiosk's name, or the beginning of its id."""

    name: str = field(repr=False)
    city: str = field(repr=False)
    country: str = field(repr=False)
    """ISO 3166-1 alpha-2, or empty."""
    kiosk: str
    day: date
    language: str
    exposure: Exposure
    ink: Ink = field(repr=False)


@dataclass(frozen=True, slots=True)
class PairShown:
    """Two signings side by side; or one, and the reason for which staff marked it as spoilt."""

    left: SigningShown
    right: SigningShown | None = None
    note: str = ""
    """What the note says: one of `SPOILT_REASONS`, or anything; empty where there are two signings."""


class Preview(NamedTuple):
    """What a delivery would count now; `to_review` are pairs that wait for a coordinator."""

    signings: int
    persons: int
    named: int
    to_review: int = 0


class DeskPort(Protocol):
    """The core as the window may use it."""

    def check_campaign(self, folder: Path, words: Words) -> CampaignReport:
        """Everything that is wrong with the folder or worth a look; raises nothing."""
        ...

    def read_campaign(self, folder: Path) -> Campaign:
        """The campaign as the kiosk would show it. Raises InputRefused."""
        ...

    def make_keys(self, out: Path, passphrase: str, campaign: Path | None) -> KeysMade:
        """Makes a keys folder, valid from the campaign's day on where one is named.

        Raises InputRefused("keys-folder-not-empty" | …), StorageFailed; then there is no folder."""
        ...

    def make_kits(self, order: KitOrder) -> tuple[KitMade, ...]:
        """Makes the kits and adds their set-up codes to `codes.csv` beside them.

        Raises InputRefused("passphrase-wrong" | "controller-not-confirmed" | …), StorageFailed."""
        ...

    def open(self, keys: Path, passphrase: str, registry: str) -> OpenedRegistry:
        """Opens a registry, a SQLAlchemy URL, with the keys; a SQLite file that is not there is made.

        Raises InputRefused, StorageFailed, Busy; then nothing is held."""
        ...

    def close(self) -> None:
        """Lets go of the registry and drops the keys; of no effect where nothing is open."""
        ...

    def holds(self) -> OpenedRegistry:
        """What the registry holds now; others may be merging into it too."""
        ...

    def merge(
        self,
        paths: Sequence[Path],
        receipts: Path | None,
        progress: Progress,
        told: Callable[[BatchOutcome], None],
    ) -> MergeReport:
        """Merges batches, each whole or not at all. Progress is in records; `told` hears of each batch's end.

        Raises Cancelled, and then the batches that were told are in; StorageFailed, Busy."""
        ...

    def pairs(self) -> tuple[PairSummary, ...]:
        """What nobody has decided yet, the likeliest first."""
        ...

    def look_at(self, pair: PairSummary) -> PairShown:
        """Opens both boxes of the pair. Raises InputRefused("box-unreadable" | …)."""
        ...

    def decide(self, pair: PairSummary, decision: Decision | None) -> None:
        """Writes a decision, or takes it back with None. A note that was seen is decided "different"."""
        ...

    def results(self, progress: Progress) -> Statistics:
        """Counts persons by day, event, country and language. Raises Cancelled."""
        ...

    def preview(self, profile: Profile, progress: Progress) -> Preview:
        """What a delivery would count now. Raises Cancelled."""
        ...

    def deliver(self, profile: Profile, language: str, to: Path, progress: Progress) -> Delivered:
        """Writes PDF, CSV and chart whole, or nothing. Raises Cancelled, StorageFailed, InputRefused."""
        ...
