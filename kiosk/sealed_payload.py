"""What stands in boxes, by kind of entry: decoded strictly, every bound checked, and left as it stands there."""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from kiosk.entry import EntryKind
from kiosk.errors import InputRefused
from kiosk.payload import unpack_bytes
from kiosk.sealed_ink import SealedInk
from kiosk.short_text import MAX_SHORT, has_control
from kiosk.signatory import MAX_EMAIL_LENGTH, MAX_NAME_LENGTH, Event, Exposure, Signatory

PAYLOAD_VERSION = 1
"""The newest that is read; formats carry a version, and a newer one is refused by name."""

Code = Annotated[bytes, msgspec.Meta(min_length=10, max_length=10)]
Name = Annotated[str, msgspec.Meta(max_length=MAX_NAME_LENGTH)]
Short = Annotated[str, msgspec.Meta(max_length=MAX_SHORT)]
"""Of any characters: what staff called an event is kept in boxes alone, and no signing may be lost to it."""
Digest = Annotated[str, msgspec.Meta(min_length=64, max_length=64)]
Country = Annotated[str, msgspec.Meta(max_length=2)]
Count = Annotated[int, msgspec.Meta(ge=0)]

_DIGEST = re.compile("[0-9a-f]{64}")
_COUNTRY = re.compile("(?:[A-Z]{2})?")
PUBLIC_PARTS = 4_096
"""How many texts, notices and countries, together, are known to be well written: those of one campaign are few."""


# Nothing in these can hold itself, so Python need not look for that, which it does often among so many (`gc`).


class SealedEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """An event as it stands in payloads."""

    name: Short
    place: Short
    day: date

    def opened(self) -> Event:
        """The event itself."""
        return Event(self.name, self.place, self.day)


class SealedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """The payload of a record (docs/formats.md: record)."""

    v: Literal[1]
    record_id: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    campaign: Short
    text_sha256: Digest
    language: Short
    event: SealedEvent
    given_name: Name
    family_name: Name
    city: Name
    country: Country
    email: Annotated[str, msgspec.Meta(max_length=MAX_EMAIL_LENGTH)]
    exposure: Exposure
    consent_sha256: Digest
    ink: SealedInk
    withdraw_code: Code

    def __post_init__(self) -> None:
        """Raises ValueError, which msgspec makes its own, for hashes, countries and languages that are none."""
        if not _are_well_written(self.text_sha256, self.consent_sha256, self.country, self.language, self.campaign):
            raise ValueError("not-well-written")

    def __repr__(self) -> str:
        """Without a word of it."""
        return "SealedRecord()"

    @property
    def signatory(self) -> Signatory:
        """Who signed."""
        return Signatory(self.given_name, self.family_name, self.city, self.country, self.email)


class SealedWithdrawal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The payload of a withdrawal."""

    v: Literal[1]
    withdraw_code: Code

    def __repr__(self) -> str:
        """Without the code."""
        return "SealedWithdrawal()"


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


@lru_cache(PUBLIC_PARTS)
def _are_well_written(text_sha256: str, consent_sha256: str, country: str, language: str, campaign: str) -> bool:
    # Kept, for these are the same in most records, and msgspec's patterns took a quarter of decoding one.
    is_digest = _DIGEST.fullmatch
    are_codes = is_digest(text_sha256) and is_digest(consent_sha256) and _COUNTRY.fullmatch(country)
    return bool(are_codes) and not has_control(language) and not has_control(campaign)


Sealed = SealedRecord | SealedWithdrawal | SealedCheckpoint | SealedNote
Kind = TypeVar("Kind", bound=msgspec.Struct)

_RECORD = msgspec.msgpack.Decoder(SealedRecord)
_WITHDRAWAL = msgspec.msgpack.Decoder(SealedWithdrawal)
_CHECKPOINT = msgspec.msgpack.Decoder(SealedCheckpoint)
_NOTE = msgspec.msgpack.Decoder(SealedNote)


def read_sealed(kind: EntryKind, padded: bytes) -> Sealed:
    """What a padded payload of this kind says; raises InputRefused("payload-broken" | "payload-newer")."""
    packed = unpack_bytes(padded)
    match kind:
        case EntryKind.RECORD:
            return _decoded(packed, _RECORD)
        case EntryKind.WITHDRAWAL:
            return _decoded(packed, _WITHDRAWAL)
        case EntryKind.CHECKPOINT:
            return _decoded(packed, _CHECKPOINT)
        case EntryKind.NOTE:
            return _decoded(packed, _NOTE)


def _decoded(packed: bytes, decoder: msgspec.msgpack.Decoder[Kind]) -> Kind:
    try:
        return decoder.decode(packed)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused("payload-newer" if _is_newer(packed) else "payload-broken") from error


def _is_newer(packed: bytes) -> bool:
    try:
        version = msgspec.msgpack.decode(packed, type=dict[str, Any]).get("v")
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(version, int) and version > PAYLOAD_VERSION
