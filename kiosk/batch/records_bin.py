"""`records.bin`: the entries of a batch with their boxes, each as msgpack with its length in front."""

from collections.abc import Iterable, Iterator
from typing import Annotated, BinaryIO

import msgspec

from kiosk.entry import Entry, EntryKind, Mode
from kiosk.errors import InputRefused

LENGTH_BYTES = 4
MAX_ENTRY_BYTES = 2 * 1024 * 1024
"""More than any entry has; a reader allocates no more, whatever a file says."""

Digest = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]


class PackedEntry(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """An entry as it stands in the file: an array in this order. `box` is nil where the kiosk has erased it."""

    kiosk_id: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    seq: Annotated[int, msgspec.Meta(ge=1)]
    kind: EntryKind
    mode: Mode
    event: Annotated[bytes, msgspec.Meta(min_length=4, max_length=4)]
    day: Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    box_sha256: Digest
    head: Digest
    sig: Annotated[bytes, msgspec.Meta(max_length=80)]
    box: bytes | None


def write_entries(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The file's bytes, an entry at a time."""
    for entry in entries:
        packed = msgspec.msgpack.encode(
            PackedEntry(
                entry.kiosk_id,
                entry.seq,
                entry.kind,
                entry.mode,
                entry.event,
                entry.day,
                entry.box_sha256,
                entry.head,
                entry.sig,
                entry.box,
            )
        )
        yield len(packed).to_bytes(LENGTH_BYTES, "big") + packed


def read_entries(file: BinaryIO, size: int) -> Iterator[Entry]:
    """The entries in the next `size` bytes of an open file; raises InputRefused("records-broken")."""
    decoder = msgspec.msgpack.Decoder(PackedEntry)
    while size > 0:
        length = int.from_bytes(file.read(LENGTH_BYTES), "big")
        size -= LENGTH_BYTES + length
        if not 0 < length <= MAX_ENTRY_BYTES or size < 0:
            raise InputRefused("records-broken")
        packed = file.read(length)
        try:
            entry = decoder.decode(packed)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise InputRefused("records-broken") from error
        if msgspec.msgpack.encode(entry) != packed:
            raise InputRefused("records-broken")
        yield Entry(*(getattr(entry, name) for name in PackedEntry.__struct_fields__))
