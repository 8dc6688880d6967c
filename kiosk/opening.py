"""Opens boxes with the campaign's key and reads what was sealed in them, strictly."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.entry import Entry, EntryKind
from kiosk.errors import InputRefused
from kiosk.sealed_payload import (
    Sealed,
    SealedCheckpoint,
    SealedNote,
    SealedRecord,
    SealedWithdrawal,
    read_sealed,
)
from kiosk.signatory import Event, Exposure, Ink, Signatory
from kiosk.vault.seal import box_context


class Opens(Protocol):
    """Whatever opens boxes."""

    def open(self, box: bytes, context: bytes) -> bytes:
        """The padded payload; raises InputRefused("box-unreadable")."""
        ...


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """A record out of its box."""

    record_id: bytes
    campaign: str
    text_sha256: str
    language: str
    event: Event
    signatory: Signatory
    exposure: Exposure
    consent_sha256: str
    ink: Ink
    withdraw_code: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedWithdrawal:
    """A withdrawal out of its box."""

    withdraw_code: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedCheckpoint:
    """A checkpoint out of its box; `counts` by kind of entry."""

    event: Event
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class OpenedNote:
    """A note out of its box: staff say that entry `seq` is spoilt, and why."""

    seq: int
    reason: str


Opened = OpenedRecord | OpenedWithdrawal | OpenedCheckpoint | OpenedNote


def open_entry(entry: Entry, key: Opens) -> Opened:
    """What was sealed in this entry; raises as `open_sealed`."""
    return _opened(open_sealed(entry, key))


def open_sealed(entry: Entry, key: Opens) -> Sealed:
    """The same as it stands in the box, checked no less: for those who want little of it, as a merge does.

    Raises InputRefused("box-unreadable" | "box-erased" | "payload-broken" | "payload-newer"). Names are not judged by
    the form's rules again: those depend on the Unicode that a Python knows, and no signing may be lost to that.
    """
    if entry.box is None:
        raise InputRefused("box-erased")
    return read_sealed(entry.kind, key.open(entry.box, box_context(entry.kiosk_id, entry.seq, entry.kind)))


def refuse_if_none_opened(opened: int, refused: Collection[str]) -> None:
    """Says why where not one box of a batch opened; `refused` are the codes of those that did not.

    Where some did, these are the campaign's keys, and what did not open is for who has a newer version, or for nobody.
    Raises InputRefused("payload-newer" | "keys-of-another-campaign" | "payload-broken").
    """
    if opened or not refused:
        return
    if "payload-newer" in refused:
        raise InputRefused("payload-newer")
    raise InputRefused("keys-of-another-campaign" if "box-unreadable" in refused else "payload-broken")


def read_payload(kind: EntryKind, padded: bytes) -> Opened:
    """What a padded payload of this kind says; raises InputRefused("payload-broken" | "payload-newer")."""
    return _opened(read_sealed(kind, padded))


def _opened(sealed: Sealed) -> Opened:
    match sealed:
        case SealedRecord():
            return _record(sealed)
        case SealedWithdrawal():
            return OpenedWithdrawal(sealed.withdraw_code)
        case SealedCheckpoint():
            return OpenedCheckpoint(sealed.event.opened(), sealed.counts)
        case SealedNote():
            return OpenedNote(sealed.seq, sealed.reason)


def _record(sealed: SealedRecord) -> OpenedRecord:
    return OpenedRecord(
        record_id=sealed.record_id,
        campaign=sealed.campaign,
        text_sha256=sealed.text_sha256,
        language=sealed.language,
        event=sealed.event.opened(),
        signatory=sealed.signatory,
        exposure=sealed.exposure,
        consent_sha256=sealed.consent_sha256,
        ink=sealed.ink.opened(),
        withdraw_code=sealed.withdraw_code,
    )
