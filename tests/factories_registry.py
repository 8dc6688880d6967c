"""Kiosks of one campaign and the batches that they export, and registries to merge them into."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from os import urandom
from pathlib import Path

import msgspec
from factories import an_event
from factories_batch import a_manifest
from factories_campaign import the_campaign
from factories_collecting import a_counted_signing_of, a_signing_of
from factories_vault import STARTED, an_issuer
from tables_again import tables_again

from kiosk.batch.copy_writer import GrowingCopy
from kiosk.batch.manifest import Manifest, ManifestCampaign, ManifestKiosk
from kiosk.batch.writer import write_sealed
from kiosk.campaign import Campaign
from kiosk.collecting import Accepted, Collecting
from kiosk.entry import Entry, Mode
from kiosk.ledger.ledger import Ledger
from kiosk.merge.outcome import BatchOutcome, MergeReport, RegistryCounts
from kiosk.merging import Merging
from kiosk.progress import NoProgress, Progress
from kiosk.registry.registry import Registry
from kiosk.signatory import NO_INK, Event, Exposure, Signatory, Signing
from kiosk.unsealing import Unsealing
from kiosk.vault.keys import CampaignKeys, PublicKeys
from kiosk.vault.seal import OpeningKey
from kiosk.words import words_in


def some_keys() -> CampaignKeys:
    """A campaign's keys, unlocked, without the folder that they would lie in."""
    issuer, opening = an_issuer(), OpeningKey.generate()
    public = PublicKeys(issuer.as_signer().to_pem()[0], opening.sealing_key().to_bytes())
    return CampaignKeys(opening, issuer.issue("Desk", "desk", None, STARTED), issuer, public)


@dataclass
class Booth:
    """A kiosk of the campaign at an event, without its screens."""

    folder: Path
    keys: CampaignKeys
    kiosk_id: bytes
    mode: Mode = Mode.LIVE
    event: Event = field(default_factory=an_event)
    campaign: Campaign = field(default_factory=the_campaign)
    campaign_id: str = ""

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.name = f"kiosk-{self.kiosk_id.hex()[:2]}"
        self.identity = self.keys.issuer.issue(self.name, "kiosk", self.kiosk_id, STARTED)
        self.base_head = sha256(self.kiosk_id).digest()
        self.ledger = Ledger.create(self.folder / "ledger.db", self.kiosk_id, self.mode, self.base_head)
        self.collecting = Collecting(
            ledger=self.ledger,
            sealing_key=self.keys.opening.sealing_key(),
            identity=self.identity,
            campaign=self.campaign,
            event=lambda: self.event,
            randomness=urandom,
        )

    def accept(self, signing: Signing) -> Accepted:
        return self.collecting.accept(signing)

    def sign(self, given: str, family: str, *, exposure: Exposure = Exposure.HANDOVER, **details: str) -> Accepted:
        """A signing of this person, drawn unless only counted."""
        signing = a_signing_of(self.campaign, signatory=Signatory(given, family, **details), exposure=exposure)
        return self.accept(replace(signing, ink=NO_INK) if exposure is Exposure.COUNT else signing)

    def entries(self, first: int = 1, last: int | None = None) -> list[Entry]:
        return list(self.ledger.entries(first, last))

    def export(self, to: Path, *, first: int = 1, last: int | None = None) -> Path:
        """A sealed batch of these entries, of all where not said; one of the same end replaces an earlier one."""
        entries = self.entries(first, last)
        return write_sealed(to, self._manifest(entries, first), lambda: entries, self.identity, NoProgress())

    def second_copy(self, path: Path, *, grown_from: int) -> Path:
        """A second copy of all entries, begun with so many and grown to all of them."""
        begun, added = self.entries(1, grown_from), self.entries(grown_from + 1)
        copy = GrowingCopy.begin(path, self._manifest(begun, 1), lambda: begun, self.identity)
        copy.append(added, self.event.day, self.identity)
        return path

    def _manifest(self, entries: list[Entry], first: int) -> Manifest:
        described = a_manifest(entries, self.kiosk_id)
        base_head = self.ledger.head_at(first - 1)
        return msgspec.structs.replace(
            described,
            kiosk=ManifestKiosk(self.kiosk_id.hex(), self.name),
            campaign=ManifestCampaign(self.campaign_id or self.campaign.id, self.campaign.text_hashes()),
            mode=self.mode,
            first_seq=first,
            last_seq=first + len(entries) - 1,
            base_head=base_head.hex(),
            head=(entries[-1].head if entries else base_head).hex(),
            day=self.event.day,
        )

    def export_opened(self, to: Path, *, first: int = 1, last: int | None = None) -> Path:
        """The opened folder of such a batch, with its PDF and CSV, signed by the desk."""
        sealed = self.export(to / "sealed", first=first, last=last)
        unsealing = Unsealing(self.keys.opening, self.keys.desk, words_in("en"))
        return unsealing.open(sealed, lambda _: self.campaign, to, NoProgress()).folder


def a_booth(folder: Path, keys: CampaignKeys, number: int = 1, **changes: object) -> Booth:
    """The kiosk with this number: 1 comes first where ids are put in order."""
    return Booth(folder / f"kiosk-{number}", keys, bytes((number,)) * 16, **changes)  # type: ignore[arg-type]  # the fields' types are checked by what tests pass


@dataclass(frozen=True)
class Weekend:
    """Some kiosks, each exported three times as its ledger grew, and what a merge of all of it must come to."""

    keys: CampaignKeys
    batches: tuple[Path, ...]
    """First those of all kiosks after some signings, then all with more in them, then all whole."""
    counts: RegistryCounts
    records: int


def a_weekend(folder: Path, keys: CampaignKeys, kiosks: int = 5) -> Weekend:
    """Withdrawals reach over kiosks, and come before and after what they take back; one person signs at each."""
    booths = [a_booth(folder, keys, number) for number in range(1, kiosks + 1)]
    batches: list[Path] = []
    codes = [booth.sign("Зося", f"Першая-{booth.name}").withdraw_code for booth in booths]
    for booth in booths:
        booth.sign("Янка", "Купала", email="janka@example.org")  # the same person at every kiosk
        booth.accept(a_counted_signing_of(booth.campaign))
    batches += [booth.export(folder / "stick") for booth in booths]
    for place, booth in enumerate(booths):
        booth.collecting.withdraw(codes[(place + 1) % kiosks])  # of another kiosk's signing
        booth.sign("Алена", "Новак", city=booth.name)
        booth.collecting.checkpoint()
    batches += [booth.export(folder / "stick") for booth in booths]
    for booth in booths:
        late = booth.sign("Пётр", "Позні").withdraw_code
        booth.collecting.mark_last_spoilt("test")
        booth.collecting.withdraw(late)
    batches += [booth.export(folder / "stick") for booth in booths]
    records, withdrawn = 5 * kiosks, 2 * kiosks
    signings, again = records - withdrawn, kiosks - 1
    return Weekend(keys, tuple(batches), RegistryCounts(signings, signings - again, withdrawn, -1), records)


@dataclass
class Desk:
    """A registry with the keys to it, and the use case of merging over them."""

    registry: Registry
    keys: CampaignKeys
    executor: ThreadPoolExecutor
    heard: list[BatchOutcome] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.merging = Merging(self.registry, self.keys, self.executor)

    def merge(
        self, paths: Sequence[Path], progress: Progress | None = None, receipts: Path | None = None
    ) -> MergeReport:
        return self.merging.merge(paths, progress or NoProgress(), self.heard.append, receipts)

    def codes(self, paths: Sequence[Path]) -> list[str | None]:
        """What became of each batch: None for those that are in."""
        return [outcome.code for outcome in self.merge(paths).batches]


@contextmanager
def a_desk(url: str, keys: CampaignKeys, workers: int = 2) -> Iterator[Desk]:
    """A desk at the registry of this URL."""
    with ThreadPoolExecutor(workers) as executor:
        with tables_again():
            registry = Registry.open(url, sha256(keys.desk.root_der).digest())
        try:
            yield Desk(registry, keys, executor)
        finally:
            registry.close()
