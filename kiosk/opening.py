"""Opens boxes with the campaign's key and reads what was sealed in them, strictly."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Protocol, TypeVar

import msgspec

from kiosk.entry import Entry, EntryKind
from kiosk.errors import InputRefused
from kiosk.payload import unpack_payload
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
    Stroke,
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
    withdraw_code: bytes


@dataclass(frozen=True, slots=True)
class OpenedWithdrawal:
    """A withdrawal out of its box."""

    withdraw_code: bytes


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
    payload = unpack_payload(key.open(entry.box, box_context(entry.kiosk_id, entry.seq, entry.kind)))
    match entry.kind:
        case EntryKind.RECORD:
            return _record(_read(payload, SealedRecord))
        case EntryKind.WITHDRAWAL:
            return OpenedWithdrawal(_read(payload, SealedWithdrawal).withdraw_code)
        case EntryKind.CHECKPOINT:
            checkpoint = _read(payload, SealedCheckpoint)
            return OpenedCheckpoint(_event(checkpoint.event), checkpoint.counts)
        case EntryKind.NOTE:
            note = _read(payload, SealedNote)
            return OpenedNote(note.seq, note.reason)


def _read(payload: dict[str, Any], kind: type[Sealed]) -> Sealed:
    version = payload.get("v")
    if isinstance(version, int) and version > PAYLOAD_VERSION:
        raise InputRefused("payload-newer")
    try:
        return msgspec.convert(payload, type=kind)
    except msgspec.ValidationError as error:
        raise InputRefused("payload-broken") from error


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
    ink = Ink(sealed.kind, sealed.height, tuple(_stroke(flat) for flat in sealed.strokes))
    is_drawn = ink.kind is InkKind.DRAWN
    points = [point for stroke in ink.strokes for point in stroke]
    is_inside = all(x <= INK_WIDTH and y <= ink.height for x, y in points)
    if sealed.width != ink.width or bool(points) != is_drawn or len(points) > MAX_POINTS or not is_inside:
        raise InputRefused("payload-broken")
    return ink


def _event(sealed: SealedEvent) -> Event:
    return Event(sealed.name, sealed.place, sealed.day)


def _stroke(flat: tuple[int, ...]) -> Stroke:
    if len(flat) % 2:
        raise InputRefused("payload-broken")
    return tuple(zip(flat[::2], flat[1::2], strict=True))
