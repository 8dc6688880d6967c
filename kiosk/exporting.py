"""The use case of exporting: everything that no registry has confirmed, as one sealed batch on a disk or stick."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from time import monotonic

from kiosk import VERSION
from kiosk.batch.manifest import Manifest, ManifestCampaign, ManifestCounts, ManifestKiosk
from kiosk.batch.writer import write_sealed
from kiosk.entry import Entry
from kiosk.installed import Kiosk
from kiosk.progress import Progress


@dataclass(frozen=True, slots=True)
class Exported:
    """A sealed batch that was written, read back and found right; `bytes` is its size, `head` its last head."""

    batch: Path
    records: int
    head: bytes
    bytes: int
    seconds: float


def export_sealed(kiosk: Kiosk, to: Path, progress: Progress) -> Exported:
    """Writes the batch into the folder `to`; nothing is written into the ledger.

    Raises StorageFailed where the stick or disk fails, and Cancelled from `progress`; then no half batch is left.
    """
    begun = monotonic()
    first, tip = kiosk.ledger.confirmed_seq + 1, kiosk.ledger.tip
    manifest = _manifest(kiosk, first, tip.seq, tip.head)

    def entries() -> Iterator[Entry]:
        return map(_without_damaged_box, kiosk.ledger.entries(first, tip.seq))

    path = write_sealed(to, manifest, entries, kiosk.identity, progress)
    size = path.stat().st_size
    return Exported(path, manifest.counts.records, tip.head, size, monotonic() - begun)


def _manifest(kiosk: Kiosk, first: int, last: int, head: bytes) -> Manifest:
    counts = kiosk.ledger.counts(after=first - 1)
    return Manifest(
        kiosk=ManifestKiosk(kiosk.facts.kiosk_id.hex(), kiosk.facts.name),
        campaign=ManifestCampaign(kiosk.campaign.id, kiosk.campaign.text_hashes()),
        mode=kiosk.facts.mode,
        first_seq=first,
        last_seq=last,
        counts=ManifestCounts(counts.records, counts.withdrawals, counts.checkpoints, counts.notes),
        base_head=kiosk.ledger.head_at(first - 1).hex(),
        head=head.hex(),
        day=kiosk.event().day,
        app=VERSION,
        files=(),
    )


def _without_damaged_box(entry: Entry) -> Entry:
    """The entry as a batch can carry it: without a box that the disk has damaged, but in its place in the chain."""
    if entry.box is not None and sha256(entry.box).digest() != entry.box_sha256:
        return replace(entry, box=None)
    return entry
