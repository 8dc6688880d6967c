"""Opens boxes with the campaign's key and reads what was sealed in them, strictly."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal, Protocol, TypeVar

import msgspec

from kiosk.entry import Entry, EntryKind
from kiosk.errors import InputRefused
from kiosk.payload import unpack_bytes
from kiosk.signatory import (
    INK_WIDTH,
    MAX_EMAIL_LENGTH,
    MAX_NAME_LENGTH,
    MAX_POINTS,
    MAX_STROKES,
    Event,
    Exposure,
    Ink,
    InkKind,
    Signatory,
)
from kiosk.vault.seal import box_context

PAYLOAD_VERSION = 1
"""The newest that is read; formats carry a version, and a newer one is refused by name."""

Code = Annotated[bytes, msgspec.Meta(min_length=10, max_length=10)]
Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Coordinate = Annotated[int, msgspec.Meta(ge=0, le=4 * INK_WIDTH)]
Name = Annotated[str, msgspec.Meta(max_length=MAX_NAME_LENGTH)]
Short = Annotated[str, msgspec.Meta(max_length=200)]
Count = Annotated[int, msgspec.Meta(ge=0)]


class Opens(Protocol):
    """Whatever opens boxes."""

    def open(self, box: bytes, context: bytes) -> bytes:
        """The padded payload; raises InputRefused("box-unreadable")."""
        ...


class SealedEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event as it stands in payloads."""

    name: Short
    place: Short
    day: date


class SealedInk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Ink as it stands in payloads: strokes are flat lists of x, y."""

    kind: InkKind
    width: Coordinate
    height: Coordinate
    strokes: Annotated[tuple[tuple[Coordinate, ...], ...], msgspec.Meta(max_length=MAX_STROKES)]


class SealedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The payload of a record (formats: payload of a record)."""

    v: Literal[1]
    record_id: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    campaign: Short
    text_sha256: Digest
    language: Short
    event: SealedEvent
    given_name: Name
    family_name: Name
    city: Name
    country: Annotated[str, msgspec.Meta(pattern="^([A-Z]{2})?$")]
    email: Annotated[str, msgspec.Meta(max_length=MAX_EMAIL_LENGTH)]
    exposure: Exposure
    consent_sha256: Digest
    ink: SealedInk
    withdraw_code: Code


class SealedWithdrawal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The payload of a withdrawal."""

    v: Literal[1]
    withdraw_code: Code


class SealedCheckpoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The payload of a checkpoint."""

    v: Literal[1]
    event: SealedEvent
    counts: dict[str, Count]


class SealedNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The payload of a note."""

    v: Literal[1]
    seq: Annotated[int, msgspec.Meta(ge=1)]
    reason: str


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


Sealed = TypeVar("Sealed", bound=msgspec.Struct)

Opened = OpenedRecord | OpenedWithdrawal | OpenedCheckpoint | OpenedNote


def open_entry(entry: Entry, key: Opens) -> Opened:
    """What was sealed in this entry.

    Raises InputRefused("box-unreadable" | "box-erased" | "payload-broken" | "payload-newer"). Names are not judged by
    the form's rules again: those depend on the Unicode that a Python knows, and no signing may be lost to that.
    """
    if entry.box is None:
        raise InputRefused("box-erased")
    return read_payload(entry.kind, key.open(entry.box, box_context(entry.kiosk_id, entry.seq, entry.kind)))


def read_payload(kind: EntryKind, padded: bytes) -> Opened:
    """What a padded payload of this kind says; raises InputRefused("payload-broken" | "payload-newer")."""
    packed = unpack_bytes(padded)
    match kind:
        case EntryKind.RECORD:
            return _record(_read(packed, SealedRecord))
        case EntryKind.WITHDRAWAL:
            return OpenedWithdrawal(_read(packed, SealedWithdrawal).withdraw_code)
        case EntryKind.CHECKPOINT:
            checkpoint = _read(packed, SealedCheckpoint)
            return OpenedCheckpoint(_event(checkpoint.event), checkpoint.counts)
        case EntryKind.NOTE:
            note = _read(packed, SealedNote)
            return OpenedNote(note.seq, note.reason)


def _read(packed: bytes, kind: type[Sealed]) -> Sealed:
    try:
        return msgspec.msgpack.decode(packed, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused("payload-newer" if _is_newer(packed) else "payload-broken") from error


def _is_newer(packed: bytes) -> bool:
    try:
        version = msgspec.msgpack.decode(packed, type=dict[str, Any]).get("v")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(version, int) and version > PAYLOAD_VERSION


def _record(sealed: SealedRecord) -> OpenedRecord:
    return OpenedRecord(
        record_id=sealed.record_id,
        campaign=sealed.campaign,
        text_sha256=sealed.text_sha256,
        language=sealed.language,
        event=_event(sealed.event),
        signatory=Signatory(sealed.given_name, sealed.family_name, sealed.city, sealed.country, sealed.email),
        exposure=sealed.exposure,
        consent_sha256=sealed.consent_sha256,
        ink=_ink(sealed.ink),
        withdraw_code=sealed.withdraw_code,
    )


def _ink(sealed: SealedInk) -> Ink:
    # Looked at as whole strokes and not point by point: a merge opens a million of them.
    is_drawn = sealed.kind is InkKind.DRAWN
    points = sum(map(len, sealed.strokes)) // 2
    if sealed.width != (INK_WIDTH if is_drawn else 0) or bool(points) != is_drawn or points > MAX_POINTS:
        raise InputRefused("payload-broken")
    for flat in sealed.strokes:
        if len(flat) % 2 or max(flat[::2], default=0) > INK_WIDTH or max(flat[1::2], default=0) > sealed.height:
            raise InputRefused("payload-broken")
    return Ink.of_coordinates(sealed.kind, sealed.height, sealed.strokes)


def _event(sealed: SealedEvent) -> Event:
    return Event(sealed.name, sealed.place, sealed.day)
