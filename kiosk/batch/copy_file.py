"""The lay-out of a second copy: a sealed batch that grows in place, whole at every byte at which a stick is pulled.

    mark (4,096 bytes) | description (64 KiB) | description (64 KiB) | records.bin, growing

A description is a batch's manifest with its signature, so that a copy is read, verified and merged as any batch, with
no key of the kiosk. Entries are appended and synced first; then the description that is not in force is overwritten
and synced, and is in force from then on. So a torn write harms nothing that was sealed before. What stands behind the
records that are described, or in a description that is not in force, means nothing (decision 20).
"""

import hashlib
from dataclasses import dataclass
from struct import Struct
from typing import BinaryIO

from kiosk.batch.manifest import MIMETYPE, Manifest, read_manifest
from kiosk.errors import InputRefused

COPY_SUFFIX = ".kiosk-copy"
FAMILY = b"petition-kiosk/copy/"
MARK_BYTES = 4096
"""A sector of every stick, so that no write to a description touches it."""
MARK = (FAMILY + b"1\n").ljust(MARK_BYTES, b"\0")
DESCRIPTION_BYTES = 64 * 1024
PLACES = 2
RECORDS_AT = MARK_BYTES + PLACES * DESCRIPTION_BYTES
LENGTHS = Struct(">2L")
"""Of manifest and signature. Before them stands the SHA-256 over all three, the stamp: it tells a torn write."""
STAMP_BYTES = 32
HEAD_BYTES = STAMP_BYTES + LENGTHS.size
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Description:
    """One of the two descriptions as it stands in a file; `stamp` is its SHA-256, and no two are alike."""

    place: int
    stamp: bytes
    raw_manifest: bytes
    signature: bytes
    manifest: Manifest

    @property
    def contents(self) -> dict[str, bytes]:
        """The small members of a batch, by name."""
        return {"mimetype": MIMETYPE, "manifest.json": self.raw_manifest, "manifest.json.p7s": self.signature}

    @property
    def records_bytes(self) -> int:
        """How many bytes of records it describes."""
        return self.manifest.file("records.bin").bytes


def packed(raw_manifest: bytes, signature: bytes) -> bytes:
    """A description as it is written; raises InputRefused("archive-too-large") where it has no room."""
    stamped = LENGTHS.pack(len(raw_manifest), len(signature)) + raw_manifest + signature
    if STAMP_BYTES + len(stamped) > DESCRIPTION_BYTES:
        raise InputRefused("archive-too-large")
    return (hashlib.sha256(stamped).digest() + stamped).ljust(DESCRIPTION_BYTES, b"\0")


def stamp_of(packed_description: bytes) -> bytes:
    """The stamp that stands in a packed description."""
    return packed_description[:STAMP_BYTES]


def offset_of(place: int) -> int:
    """Where the description with this number, 0 or 1, begins."""
    return MARK_BYTES + place * DESCRIPTION_BYTES


def in_force(file: BinaryIO) -> tuple[Description, "hashlib._Hash"]:
    """The newest description whose records are there, and the running SHA-256 over these.

    Where the records of none are there it is the newest, and the hash tells. Raises InputRefused("batch-newer") for a
    later lay-out, "archive-broken" for what is no copy or has no whole description, and as `read_manifest`.
    """
    found = sorted(read_descriptions(file), key=lambda one: one.manifest.last_seq, reverse=True)
    for one in found:
        digest = _records_hash(file, one.records_bytes)
        if digest.hexdigest() == one.manifest.file("records.bin").sha256:
            return one, digest
    return found[0], hashlib.sha256()


def read_descriptions(file: BinaryIO) -> list[Description]:
    """Those of the two that are whole, at least one; raises as `in_force`."""
    mark = _at(file, 0, MARK_BYTES)
    if mark != MARK:
        raise InputRefused("batch-newer" if mark.startswith(FAMILY) else "archive-broken")
    read = [description_in(_at(file, offset_of(place), DESCRIPTION_BYTES), place) for place in range(PLACES)]
    found = [one for one in read if one is not None]
    if not found:
        raise InputRefused("archive-broken")
    return found


def description_in(raw: bytes, place: int) -> Description | None:
    """The description in these bytes; None where they are not whole. Raises as `read_manifest`."""
    if len(raw) != DESCRIPTION_BYTES:
        return None
    manifest_bytes, signature_bytes = LENGTHS.unpack_from(raw, STAMP_BYTES)
    behind = HEAD_BYTES + manifest_bytes
    end = behind + signature_bytes
    if end > len(raw) or hashlib.sha256(raw[STAMP_BYTES:end]).digest() != stamp_of(raw):
        return None
    manifest = raw[HEAD_BYTES:behind]
    return Description(place, stamp_of(raw), manifest, raw[behind:end], read_manifest(manifest))


def _at(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size)


def _records_hash(file: BinaryIO, size: int) -> "hashlib._Hash":
    """Over so many bytes of records, or as many as there are."""
    file.seek(RECORDS_AT)
    digest = hashlib.sha256()
    while size > 0 and (chunk := file.read(min(size, CHUNK))):
        digest.update(chunk)
        size -= len(chunk)
    return digest
