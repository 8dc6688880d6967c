"""A batch's manifest: what is in it, from which kiosk, and where the kiosk's chain begins and ends."""

import hashlib
from datetime import date
from typing import Annotated, Literal

import msgspec

from kiosk.canonical import canonical_json
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.later_format import is_of_later_format
from kiosk.short_text import Short

FORMAT: Literal["petition-kiosk/batch/1"] = "petition-kiosk/batch/1"
MIMETYPE = b"application/vnd.petition-kiosk.batch"

Hex32 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Hex64 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class ManifestKiosk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The kiosk that a batch is from."""

    id: Hex32
    name: Short


class ManifestCampaign(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The campaign, and the hashes of its texts by language."""

    id: Short
    text_sha256: dict[str, Hex64]


class ManifestCounts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Entries by kind."""

    records: Count
    withdrawals: Count
    checkpoints: Count
    notes: Count


class ManifestFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the batch, its size and digest."""

    name: Short
    bytes: Count
    sha256: Hex64


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole manifest (docs/formats.md: batch). `base_head` is head[first_seq - 1], `head` is head[last_seq]."""

    kiosk: ManifestKiosk
    campaign: ManifestCampaign
    mode: Mode
    first_seq: Annotated[int, msgspec.Meta(ge=1)]
    last_seq: Count
    counts: ManifestCounts
    base_head: Hex64
    head: Hex64
    day: date
    app: Short
    files: tuple[ManifestFile, ...]
    format: Literal["petition-kiosk/batch/1"] = FORMAT

    @property
    def kiosk_id(self) -> bytes:
        """The kiosk's id, 16 bytes."""
        return bytes.fromhex(self.kiosk.id)

    @property
    def batch_name(self) -> str:
        """The name that a batch of this content has, without the suffix of the sealed file."""
        return f"batch-{self.kiosk.id[:8]}-{self.last_seq}"

    def file(self, name: str) -> ManifestFile:
        """The description of a file; raises InputRefused("manifest-broken") where there is none."""
        for file in self.files:
            if file.name == name:
                return file
        raise InputRefused("manifest-broken")


MIMETYPE_FILE = ManifestFile("mimetype", len(MIMETYPE), hashlib.sha256(MIMETYPE).hexdigest())
FILES = ("mimetype", "records.bin")
"""What a manifest describes, in this order: all members but itself and its signature."""


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as canonical JSON, the bytes that are signed."""
    return canonical_json(msgspec.to_builtins(manifest))


def read_manifest(raw: bytes) -> Manifest:
    """The manifest in these bytes.

    Raises InputRefused("batch-newer") for a later format, "manifest-broken" for anything that `manifest_bytes` did
    not make byte for byte, and for numbers that contradict each other.
    """
    if is_of_later_format(raw, FORMAT):
        raise InputRefused("batch-newer")
    try:
        manifest = msgspec.json.decode(raw, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused("manifest-broken") from error
    counts = manifest.counts
    entries = counts.records + counts.withdrawals + counts.checkpoints + counts.notes
    if manifest_bytes(manifest) != raw or manifest.last_seq - manifest.first_seq + 1 != entries:
        raise InputRefused("manifest-broken")
    if entries == 0 and manifest.head != manifest.base_head:
        raise InputRefused("manifest-broken")
    if tuple(file.name for file in manifest.files) != FILES or manifest.file("mimetype") != MIMETYPE_FILE:
        raise InputRefused("manifest-broken")
    return manifest
