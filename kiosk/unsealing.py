"""The use case of opening a batch: from a sealed file to a folder with its PDF and CSV, signed by whoever opened it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from kiosk.batch.manifest import ManifestCampaign
from kiosk.batch.naming import place_for
from kiosk.batch.reader import MEMBERS, Batch, read_batch
from kiosk.campaign import Campaign
from kiosk.durable import (
    PRIVATE_FOLDER,
    clear_unfinished,
    make_private_folder,
    put_in_place,
    refusal_is_mediums_fault,
    refuse_unless_on_medium,
    sha256_of,
    storage_errors,
    sync_file,
    unfinished_name,
    write_hashed,
    write_synced,
)
from kiosk.export.snapshot import Asked, Row, Snapshot
from kiosk.export.table import row_chunks
from kiosk.opened_folder import CSV, PDF, describe, verify_readable
from kiosk.progress import NoProgress, Progress
from kiosk.shown_rows import shown_rows
from kiosk.spooled import Spooled
from kiosk.system import sync_folder
from kiosk.vault.identity import Identity
from kiosk.vault.seal import OpeningKey
from kiosk.vault.spool import Spool
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
        """Opens a batch into a folder of its name under `to`, replacing whole one that has no more (see `place_for`).

        Raises InputRefused for a batch that does not hold or is for another key, StorageFailed, and Cancelled from
        `progress`; then nothing is left of it.
        """
        begun = monotonic()
        make_private_folder(to)
        with read_batch(path, self._signer.root_der) as batch, Spool() as spool:
            campaign = campaign_of(batch.manifest.campaign)
            words = self._words or words_in(campaign.default_language)
            folder = place_for(batch, to, self._signer.root_der)
            kept = Spooled(spool, Row)
            snapshot = self._snapshot(batch, campaign, words.language, kept, progress, name=folder.name)
            missing = self._write(folder, batch, snapshot, words, progress)
        size = path.stat().st_size if path.is_file() else 0
        seconds = monotonic() - begun
        records, unreadable = snapshot.summary.records, snapshot.unreadable
        return Unsealed(folder, records, snapshot.head, size, seconds, unreadable, missing)

    def _snapshot(
        self, batch: Batch, campaign: Campaign, language: str, kept: Spooled[Row], progress: Progress, *, name: str
    ) -> Snapshot:
        found, manifest = shown_rows(batch, self._opening, kept, progress), batch.manifest
        shown = language if language in campaign.languages else campaign.default_language
        return Snapshot(
            batch_name=name,
            campaign_id=campaign.id,
            started=campaign.started,
            started_by=campaign.started_by,
            starter=campaign.starter(shown),
            petition=campaign.petition(shown),
            kiosk_id=manifest.kiosk_id,
            kiosk_name=manifest.kiosk.name,
            mode=manifest.mode,
            head=bytes.fromhex(manifest.head),
            last_day=manifest.day,
            rows=found.rows,
            summary=found.summary,
            unreadable=found.unreadable,
            asked=Asked.by(campaign.form),
        )

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
                clear_unfinished(folder)
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
        digest = write_hashed(folder / CSV, row_chunks(snapshot.rows), progress)
        missing = write_pdf(snapshot, digest, words, to=folder / PDF, signer=self._signer, progress=progress)
        sync_file(folder / PDF)
        for name, content in describe(folder, digest, batch.raw_manifest, self._signer).items():
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
