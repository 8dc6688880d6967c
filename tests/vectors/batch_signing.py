"""Signs batches of any contents as only the kiosk itself could: what a reader must refuse all the same."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import msgspec
from factories_batch import packed
from vectors.originals import KEYS, PASSPHRASE
from vectors.vector import FOLDER

from kiosk.batch.cms import sign_detached
from kiosk.batch.manifest import MIMETYPE, MIMETYPE_FILE, Manifest, ManifestFile, manifest_bytes, read_manifest
from kiosk.batch.records_bin import read_entries, write_entries
from kiosk.entry import Entry, head_of
from kiosk.vault.identity import Identity
from kiosk.vault.keys import CampaignKeys, load_keys

KIOSK_ID = bytes(range(0x10, 0x20))
"""Of the vectors' one kiosk."""


def the_keys() -> CampaignKeys:
    """The vectors' campaign keys, unlocked."""
    return load_keys(KEYS, PASSPHRASE)


def kiosk_identity() -> Identity:
    """The identity of the vectors' kiosk."""
    kiosk = FOLDER / "kiosk"
    parts = ("identity.pem", "identity.key", "kit/root.pem")
    return Identity.from_pem(*((kiosk / name).read_bytes() for name in parts))


def signed_members(signer: Identity, members: Mapping[str, bytes], manifest: bytes) -> dict[str, bytes]:
    """The members with this manifest under this signer's signature, in the order of the format."""
    return {
        "mimetype": MIMETYPE,
        "manifest.json": manifest,
        "manifest.json.p7s": sign_detached(manifest, signer),
        "records.bin": members["records.bin"],
    }


def signed_by(signer: Identity, members: Mapping[str, bytes], manifest: bytes) -> bytes:
    """As `signed_members`, packed."""
    return packed(signed_members(signer, members, manifest))


def entries_in(members: Mapping[str, bytes]) -> list[Entry]:
    """The entries of a batch that holds."""
    return list(read_entries(BytesIO(members["records.bin"]), len(members["records.bin"])))


def chained(entries: Iterable[Entry], base_head: bytes) -> list[Entry]:
    """The entries with heads and signatures made right."""
    made: list[Entry] = []
    head, signer = base_head, kiosk_identity()
    for entry in entries:
        head = head_of(entry, head)
        made.append(replace(entry, head=head, sig=signer.sign_head(head)))
    return made


def with_records(
    members: Mapping[str, bytes],
    records: bytes,
    changed: Callable[[Manifest], Manifest] = lambda manifest: manifest,
) -> bytes:
    """A batch with these records, whose size and hash and signature are right."""
    files = (MIMETYPE_FILE, ManifestFile("records.bin", len(records), sha256(records).hexdigest()))
    manifest = msgspec.structs.replace(read_manifest(members["manifest.json"]), files=files)
    return signed_by(kiosk_identity(), {"records.bin": records}, manifest_bytes(changed(manifest)))


def with_entries(members: Mapping[str, bytes], entries: Iterable[Entry], **fields: object) -> bytes:
    """A batch with these entries as they are, and these fields of the manifest changed."""
    return with_records(
        members, b"".join(write_entries(entries)), lambda manifest: msgspec.structs.replace(manifest, **fields)
    )
