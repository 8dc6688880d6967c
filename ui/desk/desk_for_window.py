"""The desk as its window may use it: what `DeskPort` promises, done by the use cases of the core."""

import os
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from kiosk.campaign import Campaign
from kiosk.campaign_check import CampaignReport, campaign_problems
from kiosk.campaign_folder import read_campaign
from kiosk.clock import SystemClock
from kiosk.deliver.contents import Delivered, Profile
from kiosk.deliver.profiles import delivery_of
from kiosk.deliver.statistics import Statistics, statistics_of
from kiosk.desk import Desk, open_desk
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.kit import KitMade
from kiosk.merge.outcome import BatchOutcome, MergeReport
from kiosk.preparing import KitOrder, make_campaign_keys, make_kits
from kiosk.progress import Progress
from kiosk.signatory import Exposure
from kiosk.vault.keys import KeysMade
from kiosk.words import Words
from ui.desk.viewmodels.ports import Decision, OpenedRegistry, PairShown, PairSummary, Preview, SigningShown

SHORT_ID = 8
NOTHING = Statistics(0, (), (), (), ())


class DeskForWindow:
    """Holds the open desk, and with it the keys, from `open` to `close`. For one thread at a time."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self._desk: Desk | None = None

    # Before an event

    def check_campaign(self, folder: Path, words: Words) -> CampaignReport:
        """See `DeskPort.check_campaign`."""
        return campaign_problems(folder, words)

    def read_campaign(self, folder: Path) -> Campaign:
        """See `DeskPort.read_campaign`."""
        return read_campaign(folder)

    def make_keys(self, out: Path, passphrase: str, campaign: Path | None) -> KeysMade:
        """See `DeskPort.make_keys`."""
        return make_campaign_keys(out, passphrase, campaign, SystemClock().now().date())

    def make_kits(self, order: KitOrder) -> tuple[KitMade, ...]:
        """See `DeskPort.make_kits`."""
        return make_kits(order, os.urandom)

    # The registry

    def open(self, keys: Path, passphrase: str, registry: str) -> OpenedRegistry:
        """See `DeskPort.open`."""
        self.close()
        self._desk = self._held.enter_context(open_desk(registry, keys, passphrase))
        return self.holds()

    def close(self) -> None:
        """See `DeskPort.close`."""
        self._desk = None
        self._held.close()

    @property
    def desk(self) -> Desk:
        """The open desk; raises InputRefused("registry-closed")."""
        if self._desk is None:
            raise InputRefused("registry-closed")
        return self._desk

    def holds(self) -> OpenedRegistry:
        """See `DeskPort.holds`."""
        facts = self.desk.facts()
        return OpenedRegistry(facts.campaign, facts.mode, self.desk.counts())

    def merge(
        self, paths: Sequence[Path], receipts: Path | None, progress: Progress, told: Callable[[BatchOutcome], None]
    ) -> MergeReport:
        """See `DeskPort.merge`."""
        return self.desk.merge(paths, progress, told, receipts)

    # Review

    def pairs(self) -> tuple[PairSummary, ...]:
        """See `DeskPort.pairs`."""
        return tuple(PairSummary(pair.a, pair.b, pair.score, pair.why) for pair in self.desk.pairs())

    def look_at(self, pair: PairSummary) -> PairShown:
        """See `DeskPort.look_at`."""
        opened = self.desk.look_at(pair.a, pair.b)
        right = None if opened.other is None else _shown(opened.other, opened.kiosks)
        return PairShown(_shown(opened.one, opened.kiosks), right, opened.note)

    def decide(self, pair: PairSummary, decision: Decision | None) -> None:
        """See `DeskPort.decide`."""
        self.desk.decide(pair.a, pair.b, decision)

    # What comes out

    def results(self, progress: Progress) -> Statistics:
        """See `DeskPort.results`."""
        if self.desk.facts().mode is None:
            return NOTHING
        with self.desk.contents(progress, with_ink=False) as contents:
            return statistics_of(contents)

    def preview(self, profile: Profile, progress: Progress) -> Preview:
        """See `DeskPort.preview`."""
        if self.desk.facts().mode is None:
            return Preview(0, 0, 0)
        with self.desk.contents(progress, with_ink=False) as contents:
            delivery = delivery_of(contents, profile, contents.campaign.default_language)
        return Preview(delivery.signings, delivery.persons, delivery.named, contents.to_review)

    def deliver(self, profile: Profile, language: str, to: Path, progress: Progress) -> Delivered:
        """See `DeskPort.deliver`."""
        return self.desk.deliver(profile, language, to, progress)


def _shown(row: Row, kiosks: dict[bytes, str]) -> SigningShown:
    signatory = row.signatory
    if row.event is None:  # a withdrawn signing has nothing left to show, and waits for nobody
        raise InputRefused("box-unreadable")
    return SigningShown(
        name=f"{signatory.given_name} {signatory.family_name}".strip(),
        city=signatory.city,
        country=signatory.country,
        kiosk=kiosks.get(row.kiosk_id) or row.kiosk_id.hex()[:SHORT_ID],
        day=row.event.day,
        language=row.language,
        exposure=row.exposure or Exposure.COUNT,
        ink=row.ink,
    )
