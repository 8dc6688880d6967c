"""Batches made of real entries, keys and certificates, to be broken in what a test is about."""

import hashlib
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from os import urandom
from pathlib import Path
from shutil import copy2

import msgspec
from factories import an_event
from factories_vault import KIOSK_ID, an_identity, an_issuer

from kiosk.batch.archive import member, read_archive, write_archive
from kiosk.batch.cms import sign_detached
from kiosk.batch.manifest import (
    FILES,
    MIMETYPE,
    MIMETYPE_FILE,
    Manifest,
    ManifestCampaign,
    ManifestCounts,
    ManifestFile,
    ManifestKiosk,
    manifest_bytes,
)
from kiosk.batch.reader import read_batch
from kiosk.batch.records_bin import write_entries
from kiosk.batch.writer import write_sealed
from kiosk.entry import Entry, EntryKind, Mode, event_tag, first_head, head_of
from kiosk.progress import NoProgress
from kiosk.vault.identity import Identity, Issuer

BASE_HEAD = first_head(b"kit.json")
SEED = 20211201
SMALL_BOX = 96
"""Bytes: tests that touch every bit want a small file, and nothing here looks into a box."""


def a_chain(identity: Identity, kinds: Iterable[EntryKind] = (EntryKind.RECORD,) * 3) -> list[Entry]:
    """Entries that follow from one another, each signed."""
    entries: list[Entry] = []
    head = BASE_HEAD
    for seq, kind in enumerate(kinds, start=1):
        box = urandom(SMALL_BOX)
        digest = hashlib.sha256(box).digest()
        tag = event_tag(an_event())
        entry = Entry(KIOSK_ID, seq, kind, Mode.LIVE, tag, "2026-11-22", digest, b"", b"", box)
        head = head_of(entry, head)
        entries.append(replace(entry, head=head, sig=identity.sign_head(head)))
    return entries


def a_manifest(entries: list[Entry], kiosk_id: bytes = KIOSK_ID) -> Manifest:
    """The manifest of these entries, which are the first of their kiosk; its `files` are for the writer to fill."""
    kinds = [entry.kind for entry in entries]
    return Manifest(
        kiosk=ManifestKiosk(kiosk_id.hex(), "kiosk-01"),
        campaign=ManifestCampaign("viasna", {"be": "ab" * 32}),
        mode=Mode.LIVE,
        first_seq=1,
        last_seq=len(entries),
        counts=ManifestCounts(*(kinds.count(kind) for kind in EntryKind)),
        base_head=BASE_HEAD.hex(),
        head=(entries[-1].head if entries else BASE_HEAD).hex(),
        day=an_event().day,
        app="0.1.0",
        files=(),
    )


@dataclass(frozen=True)
class Sealed:
    """A sealed batch on disk, and everything that it was made of."""

    path: Path
    issuer: Issuer
    identity: Identity
    entries: list[Entry]
    manifest: Manifest

    @property
    def root(self) -> bytes:
        """The campaign's root certificate, DER."""
        return self.issuer.certificate_der

    def members(self) -> dict[str, bytes]:
        """The members' contents by name, in order."""
        return members_of(self.path)


def a_sealed(folder: Path, kinds: Iterable[EntryKind] = (EntryKind.RECORD,) * 3) -> Sealed:
    issuer = an_issuer()
    identity = an_identity(issuer)
    entries = a_chain(identity, kinds)
    manifest = a_manifest(entries)
    path = write_sealed(folder, manifest, lambda: entries, identity, NoProgress())
    return Sealed(path, issuer, identity, entries, manifest)


def copied(sealed: Sealed, folder: Path) -> Sealed:
    """The same batch once more in a new folder, for somebody who changes it."""
    folder.mkdir()
    return replace(sealed, path=Path(copy2(sealed.path, folder)))


def members_of(path: Path) -> dict[str, bytes]:
    with path.open("rb") as file:
        stored = read_archive(file, path.stat().st_size)
        raw = path.read_bytes()
    return {one.name: raw[one.offset : one.offset + one.size] for one in stored}


def packed(members: Mapping[str, bytes]) -> bytes:
    """The one archive of these members, in this order."""
    return b"".join(write_archive([member(name, content) for name, content in members.items()]))


def resealed(
    folder: Path,
    sealed: Sealed,
    *,
    signer: Identity | None = None,
    entries: list[Entry] | None = None,
    changed: Callable[[Manifest], Manifest] = lambda manifest: manifest,
) -> Path:
    """A batch with other contents whose signature and hashes are right, as only a signer could make it."""
    records = b"".join(write_entries(entries or sealed.entries))
    files = (MIMETYPE_FILE, ManifestFile(FILES[1], len(records), hashlib.sha256(records).hexdigest()))
    described = manifest_bytes(changed(msgspec.structs.replace(sealed.manifest, files=files)))
    signature = sign_detached(described, signer or sealed.identity)
    path = folder / "resealed.kiosk-batch"
    path.write_bytes(
        packed(
            {
                "mimetype": MIMETYPE,
                "manifest.json": described,
                "manifest.json.p7s": signature,
                "records.bin": records,
            }
        )
    )
    return path


def some_of(population: int, count: int) -> list[int]:
    """Numbers below `population`, the same in every run."""
    return random.Random(SEED).sample(range(population), min(count, population))  # noqa: S311 -- repeatable


def flipped(raw: bytes, bit: int) -> bytes:
    """The same bytes with one bit changed."""
    changed = bytearray(raw)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def read_whole(path: Path, root: bytes) -> list[Entry]:
    """Every entry of a batch that holds; raises as `read_batch`."""
    with read_batch(path, root) as batch:
        return list(batch.entries())
