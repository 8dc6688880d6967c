"""The use case of opening a batch: from a sealed file to a folder with its PDF and CSV, signed by whoever opened it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import monotonic

from kiosk.batch.manifest import Manifest, ManifestCampaign
from kiosk.batch.reader import MEMBERS, Batch, read_batch
from kiosk.campaign import Campaign
from kiosk.durable import (
    PRIVATE_FOLDER,
    make_private_folder,
    put_in_place,
    refusal_is_mediums_fault,
    refuse_unless_on_medium,
    sha256_of,
    storage_errors,
    sync_file,
    unfinished_name,
    write_synced,
)
from kiosk.export.snapshot import Row, Snapshot, in_order
from kiosk.export.table import csv_bytes
from kiosk.opened_folder import CSV, PDF, describe, verify_readable
from kiosk.progress import NoProgress, Progress
from kiosk.reading_rows import read_rows
from kiosk.system import sync_folder
from kiosk.vault.identity import Identity
from kiosk.vault.seal import OpeningKey
from kiosk.words import Words, words_in

CampaignOf = Callable[[ManifestCampaign], Campaign]
"""Finds the campaign that a manifest names; raises InputRefused where it is not known."""


@dataclass(frozen=True, slots=True)
class Unsealed:
    """An opened folder that was written, read back and found right."""

    folder: Path
    records: int
    head: bytes
    bytes: int
    seconds: float
    unreadable: int
    without_glyph: tuple[str, ...]
    """Code points (`U+1F600`) for which no bundled font has a picture; the CSV has them."""


class Unsealing:
    """Opens batches with a campaign's key and signs what comes out; `words` None speaks the campaign's own language."""

    def __init__(self, opening: OpeningKey, signer: Identity, words: Words | None) -> None:
        self._opening = opening
        self._signer = signer
        self._words = words

    def open(self, path: Path, campaign_of: CampaignOf, to: Path, progress: Progress) -> Unsealed:
        """Opens a batch into a folder of its name under `to`, replacing an older one whole.

        Raises InputRefused for a batch that does not hold or is for another key, StorageFailed, and Cancelled from
        `progress`; then nothing is left of it.
        """
        begun = monotonic()
        make_private_folder(to)
        with read_batch(path, self._signer.root_der) as batch:
            campaign = campaign_of(batch.manifest.campaign)
            words = self._words or words_in(campaign.default_language)
            rows, unreadable = read_rows(batch, self._opening, progress)
            snapshot = _snapshot(batch.manifest, campaign, words.language, in_order(rows), unreadable)
            folder = to / batch.manifest.batch_name
            missing = self._write(folder, batch, snapshot, words, progress)
            head = bytes.fromhex(batch.manifest.head)
        size = path.stat().st_size if path.is_file() else 0
        return Unsealed(folder, snapshot_records(snapshot), head, size, monotonic() - begun, unreadable, missing)

    def _write(
        self, folder: Path, batch: Batch, snapshot: Snapshot, words: Words, progress: Progress
    ) -> tuple[str, ...]:
        unfinished = unfinished_name(folder)
        with storage_errors(folder.parent):
            try:
                unfinished.mkdir(mode=PRIVATE_FOLDER)
                missing = self._fill(unfinished, batch, snapshot, words, progress)
                self._verify(unfinished)
                put_in_place(unfinished, folder)
            except BaseException:
                shutil.rmtree(unfinished, ignore_errors=True)
                raise
        return missing

    def _fill(
        self, folder: Path, batch: Batch, snapshot: Snapshot, words: Words, progress: Progress
    ) -> tuple[str, ...]:
        from kiosk.export.sheet import write_pdf  # noqa: PLC0415 -- ReportLab and pyHanko take a second to load

        quiet = NoProgress()
        for name in MEMBERS:
            chunks = batch.records() if name not in batch.contents else iter((batch.contents[name],))
            write_synced(folder / name, chunks, 0, quiet)
        table = csv_bytes(snapshot.rows)
        write_synced(folder / CSV, iter((table,)), len(table), quiet)
        missing = write_pdf(
            snapshot, sha256(table).digest(), words, to=folder / PDF, signer=self._signer, progress=progress
        )
        sync_file(folder / PDF)
        for name, content in describe(folder, batch.raw_manifest, self._signer).items():
            write_synced(folder / name, iter((content,)), len(content), quiet)
        sync_folder(folder)
        return missing

    def _verify(self, folder: Path) -> None:
        for file in folder.iterdir():
            refuse_unless_on_medium(file, sha256_of(file))
        root_der = self._signer.root_der
        with refusal_is_mediums_fault(folder.parent), read_batch(folder, root_der) as batch:
            for _ in batch.entries():
                pass
            verify_readable(folder, batch, root_der)


def _snapshot(
    manifest: Manifest, campaign: Campaign, language: str, rows: tuple[Row, ...], unreadable: int
) -> Snapshot:
    shown = language if language in campaign.languages else campaign.default_language
    return Snapshot(
        batch_name=manifest.batch_name,
        campaign_id=campaign.id,
        started=campaign.started,
        started_by=campaign.started_by,
        petition=campaign.petition(shown),
        kiosk_id=manifest.kiosk_id,
        kiosk_name=manifest.kiosk.name,
        mode=manifest.mode,
        head=bytes.fromhex(manifest.head),
        last_day=manifest.day,
        rows=rows,
        unreadable=unreadable,
    )


def snapshot_records(snapshot: Snapshot) -> int:
    """Signings in a snapshot, withdrawn ones included."""
    return sum(1 for row in snapshot.rows if row.record_id)
