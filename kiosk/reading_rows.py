"""From a batch's entries to the rows of an export: boxes opened, withdrawals applied whichever came first."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.batch.reader import Batch
from kiosk.entry import Entry, EntryKind, Mode
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.export.snapshot import NOBODY, Row
from kiosk.opening import Opened, OpenedRecord, OpenedWithdrawal, Opens, open_entry, refuse_if_none_opened
from kiosk.progress import Progress
from kiosk.receipt_code import withdraw_tag
from kiosk.signatory import NO_INK


class ReadingRows:
    """Goes through a batch, twice if somebody in it withdrew. `unreadable` counts the boxes that did not open."""

    def __init__(self, batch: Batch, key: Opens, progress: Progress) -> None:
        self._batch = batch
        self._key = key
        self._progress = progress
        self._opened = 0
        self._refused: set[str] = set()
        self.unreadable = 0

    def rows(self) -> Iterator[Row]:
        """The rows of all records, and of withdrawals that meet none of them, each as soon as it is read.

        Raises as `refuse_if_none_opened`, and Cancelled.
        """
        manifest = self._batch.manifest
        withdrawn = self._withdrawals() if manifest.counts.withdrawals else {}
        unmet = dict(withdrawn)
        total = manifest.last_seq - manifest.first_seq + 1
        for done, entry in enumerate(self._batch.entries(), start=1):
            self._progress.advance(done, total)
            content = self._content(entry) if entry.kind is not EntryKind.WITHDRAWAL else None
            if isinstance(content, OpenedRecord):
                row = row_of(content, EntryId(entry.kiosk_id, entry.seq), entry.mode, entry.box_sha256)
                unmet.pop(row.withdraw_tag, None)
                yield replace(row, status="withdrawn") if row.withdraw_tag in withdrawn else row
        refuse_if_none_opened(self._opened, self._refused)
        yield from (_lone(entry, tag, manifest.campaign.id) for tag, entry in unmet.items())

    def _withdrawals(self) -> dict[bytes, Entry]:
        """All withdrawals by the tag of what they take back, without their boxes."""
        found: dict[bytes, Entry] = {}
        for entry in self._batch.entries():
            self._progress.advance(0, 1)  # only asks whether to stop: the rows are what takes its time
            if entry.kind is EntryKind.WITHDRAWAL:
                content = self._content(entry)
                if isinstance(content, OpenedWithdrawal):
                    found[withdraw_tag(content.withdraw_code)] = replace(entry, box=None)
        return found

    def _content(self, entry: Entry) -> Opened | None:
        try:
            content = open_entry(entry, self._key)
        except InputRefused as error:
            self.unreadable += 1
            if entry.box is not None:
                self._refused.add(error.code)
            return None
        self._opened += 1
        return content


def row_of(record: OpenedRecord, entry: EntryId, mode: Mode, box_sha256: bytes) -> Row:
    """A record that was opened as a row of exports."""
    return Row(
        record_id=record.record_id,
        kiosk_id=entry.kiosk_id,
        seq=entry.seq,
        status="signed",
        mode=mode,
        event=record.event,
        language=record.language,
        campaign=record.campaign,
        text_sha256=record.text_sha256,
        signatory=record.signatory,
        exposure=record.exposure,
        consent_sha256=record.consent_sha256,
        ink=record.ink,
        withdraw_tag=withdraw_tag(record.withdraw_code),
        box_sha256=box_sha256,
    )


def _lone(entry: Entry, tag: bytes, campaign: str) -> Row:
    """A withdrawal whose signing is elsewhere: another kiosk's, an earlier batch's, or nobody's."""
    return Row(
        record_id=b"",
        kiosk_id=entry.kiosk_id,
        seq=entry.seq,
        status="withdrawn",
        mode=entry.mode,
        event=None,
        language="",
        campaign=campaign,
        text_sha256="",
        signatory=NOBODY,
        exposure=None,
        consent_sha256="",
        ink=NO_INK,
        withdraw_tag=tag,
        box_sha256=entry.box_sha256,
    )
