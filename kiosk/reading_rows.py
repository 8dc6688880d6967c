"""From a batch's entries to the rows of an export: boxes opened, withdrawals applied whichever came first."""

from dataclasses import dataclass, field, replace

from kiosk.batch.reader import Batch
from kiosk.entry import Entry, Mode
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.export.snapshot import NOBODY, Row
from kiosk.opening import OpenedRecord, OpenedWithdrawal, Opens, open_entry
from kiosk.progress import Progress
from kiosk.receipt_code import withdraw_tag
from kiosk.signatory import NO_INK


@dataclass
class _Read:
    records: list[Row] = field(default_factory=list)
    withdrawals: dict[bytes, Entry] = field(default_factory=dict)
    unreadable: int = 0


def read_rows(batch: Batch, key: Opens, progress: Progress) -> tuple[list[Row], int]:
    """The rows of all records and of withdrawals that meet none of them, and how many boxes did not open.

    Raises InputRefused("keys-of-another-campaign") where not a single box opens, and Cancelled.
    """
    manifest, read, opened = batch.manifest, _Read(), 0
    total = manifest.last_seq - manifest.first_seq + 1
    for done, entry in enumerate(batch.entries(), start=1):
        progress.advance(done, total)
        try:
            content = open_entry(entry, key)
        except InputRefused:
            read.unreadable += 1
            continue
        opened += 1
        match content:
            case OpenedRecord():
                read.records.append(row_of(content, EntryId(entry.kiosk_id, entry.seq), entry.mode, entry.box_sha256))
            case OpenedWithdrawal(withdraw_code=code):
                read.withdrawals[withdraw_tag(code)] = entry
            case _:
                pass
    if read.unreadable and not opened:
        raise InputRefused("keys-of-another-campaign")
    return _applied(read, manifest.campaign.id), read.unreadable


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


def _applied(read: _Read, campaign: str) -> list[Row]:
    tags = {row.withdraw_tag for row in read.records}
    signed = [replace(row, status="withdrawn") if row.withdraw_tag in read.withdrawals else row for row in read.records]
    others = [_lone(entry, tag, campaign) for tag, entry in read.withdrawals.items() if tag not in tags]
    return signed + others


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
