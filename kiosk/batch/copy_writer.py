"""Writes a second copy: makes it whole at first, and lets it grow by whole pieces, each synced and read back."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from kiosk.batch.cms import sign_detached
from kiosk.batch.copy_file import (
    DESCRIPTION_BYTES,
    MARK,
    PLACES,
    RECORDS_AT,
    Description,
    description_in,
    in_force,
    offset_of,
    packed,
    stamp_of,
)
from kiosk.batch.manifest import MIMETYPE_FILE, Manifest, ManifestCounts, ManifestFile, manifest_bytes
from kiosk.batch.reader import read_batch
from kiosk.batch.records_bin import write_entries
from kiosk.batch.writer import Entries, measure
from kiosk.durable import (
    clear_unfinished,
    put_in_place,
    refuse_unless_on_medium,
    storage_errors,
    unfinished_name,
    write_synced,
)
from kiosk.entry import Entry, EntryKind
from kiosk.errors import StorageFailed
from kiosk.plain_file import open_plain
from kiosk.progress import NoProgress
from kiosk.system import HANDLE_FLAGS, NO_LINK, drop_from_cache, sync
from kiosk.vault.identity import Identity


class GrowingCopy:
    """A copy on a stick as this process left it; nothing of it is kept in memory, and no file stays open."""

    def __init__(self, path: Path, described: Description, digest: "hashlib._Hash") -> None:
        self.path = path
        self._described = described
        self._digest = digest

    @classmethod
    def begin(cls, path: Path, manifest: Manifest, entries: Entries, identity: Identity) -> "GrowingCopy":
        """A new copy, whole and read back from the medium before it has its name; raises StorageFailed.

        `manifest` describes the entries but for its `files`. There must be nothing at `path`.
        """
        measured = measure(entries)
        described = _described(manifest, ManifestFile("records.bin", measured.size, measured.sha256), identity)
        whole, records = hashlib.sha256(), hashlib.sha256()

        def chunks() -> Iterator[bytes]:
            for chunk in (MARK, described, bytes(DESCRIPTION_BYTES)):
                whole.update(chunk)
                yield chunk
            for chunk in write_entries(entries()):
                whole.update(chunk)
                records.update(chunk)
                yield chunk

        unfinished = unfinished_name(path)
        with storage_errors(path.parent):
            try:
                write_synced(unfinished, chunks(), RECORDS_AT + measured.size, NoProgress())
                _date(unfinished, manifest.day)
                refuse_unless_on_medium(unfinished, whole.digest())
                put_in_place(unfinished, path)
                clear_unfinished(path)
            except BaseException:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)
                raise
        return cls(path, _unpacked(described, 0), records)

    @classmethod
    def resume(cls, path: Path, root_der: bytes) -> "GrowingCopy":
        """A copy that is on the stick already, all of it verified; raises InputRefused as `read_batch`."""
        with read_batch(path, root_der):
            """Opening it verifies all of it."""
        with storage_errors(path.parent), open_plain(path) as file:
            return cls(path, *in_force(file))

    @property
    def manifest(self) -> Manifest:
        """What the copy holds."""
        return self._described.manifest

    def is_as_left(self) -> bool:
        """Whether this is still the same file, with the same description in force: quick."""
        try:
            with open_plain(self.path) as file:
                file.seek(offset_of(self._described.place))
                head = file.read(DESCRIPTION_BYTES)
                end = os.fstat(file.fileno()).st_size
        except OSError:
            return False
        whole = len(head) == DESCRIPTION_BYTES and end >= RECORDS_AT + self._described.records_bytes
        return whole and stamp_of(head) == self._described.stamp

    def append(self, entries: Sequence[Entry], day: date, identity: Identity) -> None:
        """Adds entries, which must follow from those that it holds; a page of them at a time, as they are in memory.

        Returns only after they were synced and read back from the medium. Raises StorageFailed; then the copy on the
        stick is as it was, or has them: `resume` tells.
        """
        added = b"".join(write_entries(entries))
        digest = self._digest.copy()
        digest.update(added)
        end, place = self._described.records_bytes, (self._described.place + 1) % PLACES
        records = ManifestFile("records.bin", end + len(added), digest.hexdigest())
        described = _described(_grown(self.manifest, entries, day), records, identity)
        # In this order, each on the medium before the next: what is in force is never without its records.
        writes = ((RECORDS_AT + end, added), (offset_of(place), described))
        with storage_errors(self.path.parent):
            for offset, content in writes:
                _write_synced_at(self.path, offset, content, day)
            drop_from_cache(self.path)
            if not all(_stands_at(self.path, offset, content) for offset, content in writes):
                raise StorageFailed("target-reads-back-wrong", folder=str(self.path.parent))
        self._described, self._digest = _unpacked(described, place), digest


def _described(manifest: Manifest, records: ManifestFile, identity: Identity) -> bytes:
    raw = manifest_bytes(msgspec.structs.replace(manifest, files=(MIMETYPE_FILE, records)))
    return packed(raw, sign_detached(raw, identity))


def _unpacked(described: bytes, place: int) -> Description:
    found = description_in(described, place)
    assert found is not None  # noqa: S101 -- it was packed here
    return found


def _grown(manifest: Manifest, entries: Sequence[Entry], day: date) -> Manifest:
    kinds = [entry.kind for entry in entries]
    counted = [had + kinds.count(kind) for had, kind in zip(_counts(manifest), EntryKind, strict=True)]
    return msgspec.structs.replace(
        manifest,
        last_seq=entries[-1].seq,
        counts=ManifestCounts(*counted),
        head=entries[-1].head.hex(),
        day=day,
    )


def _counts(manifest: Manifest) -> tuple[int, ...]:
    counts = manifest.counts
    return counts.records, counts.withdrawals, counts.checkpoints, counts.notes


def _write_synced_at(path: Path, offset: int, content: bytes, day: date) -> None:
    handle = os.open(path, os.O_RDWR | HANDLE_FLAGS | NO_LINK)
    with os.fdopen(handle, "r+b") as file:
        file.seek(offset)
        file.write(content)
        file.flush()
        _date(path, day)
        sync(file.fileno())


def _stands_at(path: Path, offset: int, content: bytes) -> bool:
    with open_plain(path) as file:
        file.seek(offset)
        return file.read(len(content)) == content


def _date(path: Path, day: date) -> None:
    """Dates the file to the event's day: the moment of the last save and a camera together would name somebody."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()
    with suppress(OSError, OverflowError):
        os.utime(path, (moment, moment))
