"""Reads a sealed batch, checking from the outside in; a key is looked for only after everything here holds.

What stands there is in docs/formats.md. The order: caps, names, one encoding, the signature over the raw manifest, the
signer's place under the campaign's root, hashes, and every head of the chain with the signature of the last.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kiosk.batch.archive import content_of, read_archive
from kiosk.batch.cms import MAX_CMS_BYTES, verify_detached
from kiosk.batch.copy_file import COPY_SUFFIX, RECORDS_AT, in_force, read_descriptions
from kiosk.batch.manifest import MIMETYPE, Manifest, ManifestCounts, read_manifest
from kiosk.batch.records_bin import read_entries
from kiosk.entry import Entry, EntryKind, head_of
from kiosk.errors import InputRefused
from kiosk.plain_file import open_plain, read_plain
from kiosk.vault.certificates import check_chain, verify_head

SUFFIX = ".kiosk-batch"
SIGNATURE = "manifest.json.p7s"
MEMBERS = ("mimetype", "manifest.json", SIGNATURE, "records.bin")
MAX_MANIFEST_BYTES = 256 * 1024
MAX_ENTRIES = 1_000_000
"""More than a kiosk takes in its life; a file that says more is refused before anything is allocated."""
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Batch:
    """A batch whose signature, hashes and chain hold. Its file stays open while `read_batch` lasts."""

    name: str
    """Of its file or folder."""
    manifest: Manifest
    contents: Mapping[str, bytes]
    """The small members as they were read, by name: all but `records.bin`."""
    certificate_der: bytes
    file: BinaryIO
    start: int
    size: int
    """Where `records.bin` begins in the file, and how long it is."""

    @property
    def raw_manifest(self) -> bytes:
        """The bytes that are signed."""
        return self.contents["manifest.json"]

    def records(self) -> Iterator[bytes]:
        """The bytes of `records.bin`, in chunks."""
        with _unreadable_is_refused(self.name):
            self.file.seek(self.start)
            left = self.size
            while left > 0 and (chunk := self.file.read(min(left, CHUNK))):
                left -= len(chunk)
                yield chunk

    def entries(self) -> Iterator[Entry]:
        """The entries in order, straight from the file, the chain checked along the way.

        It was checked before; that it is again costs little and no memory, and a stick may change meanwhile. Raises
        InputRefused("chain-broken" | "chain-signature-wrong" | "records-broken" | "box-changed" | "counts-wrong").
        """
        manifest = self.manifest
        head, seq, counted = bytes.fromhex(manifest.base_head), manifest.first_seq, dict.fromkeys(EntryKind, 0)
        last: Entry | None = None
        with _unreadable_is_refused(self.name):
            self.file.seek(self.start)
            for entry in read_entries(self.file, self.size):
                _refuse_link(entry, manifest, seq, head)
                head, seq, last = entry.head, seq + 1, entry
                counted[entry.kind] += 1
                yield entry
        if head.hex() != manifest.head or seq != manifest.last_seq + 1:
            raise InputRefused("chain-broken")
        if last is not None and not verify_head(self.certificate_der, last.head, last.sig):
            raise InputRefused("chain-signature-wrong")
        if ManifestCounts(*counted.values()) != manifest.counts:
            raise InputRefused("counts-wrong")


def _refuse_link(entry: Entry, manifest: Manifest, seq: int, previous: bytes) -> None:
    belongs = entry.kiosk_id == manifest.kiosk_id and entry.mode is manifest.mode and entry.seq == seq
    if not belongs or head_of(entry, previous) != entry.head:
        raise InputRefused("chain-broken")
    if entry.box is not None and hashlib.sha256(entry.box).digest() != entry.box_sha256:
        raise InputRefused("box-changed")


@contextmanager
def _unreadable_is_refused(name: str) -> Iterator[None]:
    """A stick that goes while it is read is a file that cannot be read."""
    try:
        yield
    except OSError as error:
        raise InputRefused("file-unreadable", file=name) from error


@contextmanager
def read_batch(path: Path, root_der: bytes) -> Iterator[Batch]:
    """A sealed file, a second copy or an opened folder, all verified against the campaign's root before it is given.

    Raises InputRefused with a code for each kind of harm: "file-unreadable", "archive-broken", "archive-too-large",
    "archive-name-wrong", "batch-members-wrong", "batch-unsigned", "batch-newer", "manifest-broken",
    "records-changed", and those of `Batch.entries`, `verify_detached` and `check_chain`.
    """
    with ExitStack() as opened:
        with _unreadable_is_refused(path.name):
            contents, records, size = _members(path)
            opened.enter_context(records)
            batch = _verified(path.name, contents, records, size, root_der)
            for _ in batch.entries():
                pass  # the walk itself is the check of the chain
        yield batch


@dataclass(frozen=True)
class Description:
    """An opened folder without its `records.bin`: the kiosk's manifest, whose signature holds."""

    name: str
    manifest: Manifest
    raw_manifest: bytes
    certificate_der: bytes


def read_description(folder: Path, root_der: bytes) -> Description:
    """The signed description in an opened folder that has lost its records; raises as `read_batch`."""
    with _unreadable_is_refused(folder.name):
        plain = [name for name in MEMBERS[:-1] if (folder / name).is_file() and not (folder / name).is_symlink()]
        _refuse_members((*plain, MEMBERS[-1]))
        contents = {name: _read_capped(folder / name, _cap(name)) for name in plain}
    manifest, certificate = _signed(contents, root_der)
    return Description(folder.name, manifest, contents["manifest.json"], certificate)


def peek_manifest(path: Path) -> Manifest | None:
    """What a file or folder says of itself, nothing of it verified: to plan the work, never to trust. None for none."""
    try:
        if path.is_dir():
            return read_manifest(_read_capped(path / "manifest.json", MAX_MANIFEST_BYTES))
        with open_plain(path) as file:
            if path.suffix == COPY_SUFFIX:
                return max((one.manifest for one in read_descriptions(file)), key=lambda one: one.last_seq)
            stored = {one.name: one for one in read_archive(file, os.fstat(file.fileno()).st_size)}
            return read_manifest(content_of(file, stored["manifest.json"], MAX_MANIFEST_BYTES))
    except (InputRefused, OSError, KeyError):
        return None


Found = tuple[dict[str, bytes], BinaryIO, int]


def _members(path: Path) -> Found:
    if path.is_dir():
        return _folder_members(path)
    return _copy_members(path) if path.suffix == COPY_SUFFIX else _file_members(path)


def _copy_members(path: Path) -> Found:
    with ExitStack() as unless_found:
        file = unless_found.enter_context(open_plain(path))
        described, _ = in_force(file)
        file.seek(RECORDS_AT)
        unless_found.pop_all()
    return described.contents, file, described.records_bytes


def _file_members(path: Path) -> Found:
    with ExitStack() as unless_found:
        file = unless_found.enter_context(open_plain(path))
        stored = {one.name: one for one in read_archive(file, os.fstat(file.fileno()).st_size)}
        _refuse_members(tuple(stored))
        contents = {name: content_of(file, stored[name], _cap(name)) for name in MEMBERS[:-1]}
        file.seek(stored["records.bin"].offset)
        unless_found.pop_all()
    return contents, file, stored["records.bin"].size


def _folder_members(path: Path) -> Found:
    plain = [name for name in MEMBERS if (path / name).is_file() and not (path / name).is_symlink()]
    _refuse_members(tuple(plain))
    contents = {name: _read_capped(path / name, _cap(name)) for name in MEMBERS[:-1]}
    records = open_plain(path / "records.bin")
    return contents, records, os.fstat(records.fileno()).st_size


def _refuse_members(found: tuple[str, ...]) -> None:
    if found == tuple(name for name in MEMBERS if name != SIGNATURE):
        raise InputRefused("batch-unsigned")
    if found != MEMBERS:
        raise InputRefused("batch-members-wrong")


def _cap(name: str) -> int:
    return {"mimetype": len(MIMETYPE), "manifest.json": MAX_MANIFEST_BYTES}.get(name, MAX_CMS_BYTES)


def _read_capped(path: Path, at_most: int) -> bytes:
    content = read_plain(path, at_most)
    if content is None:
        raise InputRefused("archive-too-large")
    return content


def _verified(name: str, contents: dict[str, bytes], records: BinaryIO, size: int, root_der: bytes) -> Batch:
    manifest, certificate = _signed(contents, root_der)
    described = manifest.file("records.bin")
    batch = Batch(name, manifest, contents, certificate, records, records.tell(), size)
    if described.bytes != size or _sha256(batch.records()) != described.sha256:
        raise InputRefused("records-changed")
    return batch


def _signed(contents: Mapping[str, bytes], root_der: bytes) -> tuple[Manifest, bytes]:
    """The manifest and the certificate of the kiosk that signed it."""
    raw = contents["manifest.json"]
    if contents["mimetype"] != MIMETYPE:
        raise InputRefused("batch-members-wrong")
    certificate = verify_detached(raw, contents[SIGNATURE], root_der)
    manifest = read_manifest(raw)
    check_chain(certificate, root_der, "kiosk", manifest.kiosk_id)
    if manifest.last_seq - manifest.first_seq + 1 > MAX_ENTRIES:
        raise InputRefused("archive-too-large")
    return manifest, certificate


def _sha256(chunks: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()
