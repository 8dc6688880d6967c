"""Writes a sealed batch: whole, on the medium, read back and verified before it has its final name."""

import hashlib
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.batch.archive import Member, archive_size, member, write_archive
from kiosk.batch.cms import sign_detached
from kiosk.batch.manifest import MIMETYPE, MIMETYPE_FILE, Manifest, ManifestFile, manifest_bytes
from kiosk.batch.naming import place_for
from kiosk.batch.reader import SUFFIX, read_batch
from kiosk.batch.records_bin import write_entries
from kiosk.durable import (
    clear_unfinished,
    make_private_folder,
    put_in_place,
    refusal_is_mediums_fault,
    refuse_unless_on_medium,
    storage_errors,
    unfinished_name,
    write_synced,
)
from kiosk.entry import Entry
from kiosk.progress import Progress
from kiosk.vault.identity import Identity

Entries = Callable[[], Iterable[Entry]]
"""Gives the same entries each time it is called: they are read once to be measured and once to be written."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Size, CRC-32 and SHA-256 (hex) of `records.bin`, which stand in front of it."""

    size: int
    crc: int
    sha256: str


def measure(entries: Entries) -> Measured:
    """Reads the entries once to know what will be written."""
    size, crc, digest = 0, 0, hashlib.sha256()
    for chunk in write_entries(entries()):
        size += len(chunk)
        crc = zlib.crc32(chunk, crc)
        digest.update(chunk)
    return Measured(size, crc, digest.hexdigest())


def write_sealed(to: Path, manifest: Manifest, entries: Entries, identity: Identity, progress: Progress) -> Path:
    """Writes the batch that `manifest` describes (its `files` are filled in here) into the folder `to`.

    A batch that has the name is replaced only after the new one was read back from the medium and verified, and only
    where that has all of it: else the new one lies beside it (see `place_for`). Returns where it is. Raises
    StorageFailed, and Cancelled from `progress`; then no half batch is left.
    """
    make_private_folder(to)
    records = measure(entries)
    members = _members(manifest, records, entries, identity)
    usual = to / f"{manifest.batch_name}{SUFFIX}"
    unfinished = unfinished_name(usual)
    with storage_errors(to):
        try:
            final = _write_and_verify(unfinished, members, identity.root_der, progress)
            put_in_place(unfinished, final)
            clear_unfinished(usual)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
    return final


def _members(manifest: Manifest, records: Measured, entries: Entries, identity: Identity) -> list[Member]:
    files = (MIMETYPE_FILE, ManifestFile("records.bin", records.size, records.sha256))
    described = manifest_bytes(msgspec.structs.replace(manifest, files=files))
    return [
        member("mimetype", MIMETYPE),
        member("manifest.json", described),
        member("manifest.json.p7s", sign_detached(described, identity)),
        Member("records.bin", records.size, records.crc, lambda: write_entries(entries())),
    ]


def _write_and_verify(unfinished: Path, members: list[Member], root_der: bytes, progress: Progress) -> Path:
    """Returns where it may go."""
    digest = hashlib.sha256()

    def hashed() -> Iterable[bytes]:
        for chunk in write_archive(members):
            digest.update(chunk)
            yield chunk

    write_synced(unfinished, iter(hashed()), archive_size(members), progress)
    refuse_unless_on_medium(unfinished, digest.digest())
    with refusal_is_mediums_fault(unfinished.parent), read_batch(unfinished, root_der) as batch:
        return place_for(batch, unfinished.parent, root_der, SUFFIX)
