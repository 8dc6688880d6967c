"""What stands in a ledger: one entry, its kind and mode, and how its place in the chain is computed."""

import hashlib
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from kiosk.canonical import canonical_json
from kiosk.signatory import Event

CHAIN_PREFIX = b"\x01"
"""Sets heads apart from every other hash of the project (docs/formats.md: entry)."""


class EntryKind(IntEnum):
    """What an entry is; the byte that stands in the clear."""

    RECORD = 1
    WITHDRAWAL = 2
    CHECKPOINT = 3
    NOTE = 4


class Mode(StrEnum):
    """Whether signings count. Rehearsal and live never meet in one registry."""

    LIVE = "live"
    REHEARSAL = "rehearsal"

    @property
    def byte(self) -> int:
        """The byte that stands in the clear and is signed with every entry."""
        return 1 if self is Mode.LIVE else 2

    @classmethod
    def from_byte(cls, byte: int) -> "Mode":
        """The mode of such a byte; ValueError for any other."""
        return {1: cls.LIVE, 2: cls.REHEARSAL}[byte] if byte in (1, 2) else cls(str(byte))


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a ledger.

    `seq` counts from 1 without a gap; `event` is 4 bytes (see `event_tag`); `day` is the event's day as ISO text;
    `box_sha256`, `head` are 32 bytes; `sig` is an ECDSA signature (DER) over `head`. `box` is None where the kiosk
    has erased it after a registry confirmed it.
    """

    kiosk_id: bytes
    seq: int
    kind: EntryKind
    mode: Mode
    event: bytes
    day: str
    box_sha256: bytes
    head: bytes
    sig: bytes
    box: bytes | None


def event_tag(event: Event) -> bytes:
    """Four bytes that tell events apart in the clear without naming them to anyone who does not know them."""
    return hashlib.sha256(canonical_json([event.name, event.place, event.day.isoformat()])).digest()[:4]


def first_head(kit_json: bytes) -> bytes:
    """head[0]: ties a ledger to the very kit that it was set up from."""
    return hashlib.sha256(kit_json).digest()


def next_head(
    previous: bytes,
    *,
    kiosk_id: bytes,
    seq: int,
    kind: EntryKind,
    mode: Mode,
    event: bytes,
    day: str,
    box_sha256: bytes,
) -> bytes:
    """head[n] from head[n-1] and the clear fields of entry n (docs/formats.md: entry)."""
    clear = b"".join(
        (
            CHAIN_PREFIX,
            kiosk_id,
            seq.to_bytes(8, "big"),
            bytes((kind, mode.byte)),
            event,
            day.encode("ascii"),
            box_sha256,
            previous,
        )
    )
    return hashlib.sha256(clear).digest()


def head_of(entry: Entry, previous: bytes) -> bytes:
    """What the head of this entry must be, given the head before it."""
    return next_head(
        previous,
        kiosk_id=entry.kiosk_id,
        seq=entry.seq,
        kind=entry.kind,
        mode=entry.mode,
        event=entry.event,
        day=entry.day,
        box_sha256=entry.box_sha256,
    )
