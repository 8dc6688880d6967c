"""The use case of exporting: everything that no registry has confirmed, sealed, on a disk or stick."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from time import monotonic

from kiosk import VERSION
from kiosk.batch.manifest import Manifest, ManifestCampaign, ManifestCounts, ManifestKiosk
from kiosk.batch.writer import write_sealed
from kiosk.entry import Entry, EntryKind
from kiosk.errors import InputRefused, StorageFailed
from kiosk.installed import Kiosk
from kiosk.ledger.chain import proven
from kiosk.ledger.stretches import Stretch, stretches
from kiosk.progress import Progress


@dataclass(frozen=True, slots=True)
class Exported:
    """Sealed batches that were written, read back and found right; `bytes` is their size, `head` the last head.

    There is one, unless the ledger is damaged: then one for each stretch that is whole. `damaged` counts the entries
    that are in none of them, or there without their box.
    """

    batches: tuple[Path, ...]
    records: int
    damaged: int
    head: bytes
    bytes: int
    seconds: float

    @property
    def batch(self) -> Path:
        """The last one, which has the newest entries."""
        return self.batches[-1]


def export_sealed(kiosk: Kiosk, to: Path, progress: Progress) -> Exported:
    """Writes what the ledger holds into the folder `to`; nothing is written into the ledger.

    Raises InputRefused("ledger-broken") where no entry of it is whole, StorageFailed where the stick or disk fails, and
    Cancelled from `progress`; then no half batch is left.
    """
    begun = monotonic()
    first, tip = kiosk.ledger.confirmed_seq + 1, kiosk.ledger.tip
    whole, intact = whole_stretches(kiosk, first, tip.seq)
    batches = tuple(_write(kiosk, to, stretch, progress) for stretch in whole)
    return Exported(
        batches,
        sum(stretch.kinds.count(EntryKind.RECORD) for stretch in whole),
        tip.seq - first + 1 - intact,
        whole[-1].head,
        sum(batch.stat().st_size for batch in batches),
        monotonic() - begun,
    )


def whole_stretches(kiosk: Kiosk, first: int, last: int) -> tuple[list[Stretch], int]:
    """What can be handed on, at least one stretch though it be empty, and how many entries in it have their box.

    Raises InputRefused("ledger-broken") where nothing can, StorageFailed where the disk gives no entry at all.
    """
    base_head = head_after(kiosk, first - 1)
    if last < first and base_head is not None:
        return [Stretch(first, last, base_head, base_head)], 0
    has_box: dict[int, bool] = {}

    def entries() -> Iterator[Entry]:
        for entry in readable_entries(kiosk, first, last):
            has_box[entry.seq] = entry.box is not None
            yield entry

    whole = stretches(entries(), first, base_head, kiosk.is_mine)
    if not whole:
        if not has_box:
            # Entries that cannot be read are passed over, be it all of them; counting them raises what keeps them back.
            kiosk.ledger.counts(after=first - 1)
        raise InputRefused("ledger-broken")
    return whole, sum(has_box[seq] for stretch in whole for seq in range(stretch.first, stretch.last + 1))


def head_after(kiosk: Kiosk, seq: int) -> bytes | None:
    """The head after an entry as the one before it proves it, else as it stands there; None where there is none."""
    previous = _stored_head(kiosk, seq - 1)
    if previous is not None:
        for entry in kiosk.ledger.entries(seq, seq):
            if (true := proven(entry, previous, kiosk.is_mine)) is not None:
                return true.head
    return _stored_head(kiosk, seq)


def _stored_head(kiosk: Kiosk, seq: int) -> bytes | None:
    try:
        return kiosk.ledger.head_at(seq)
    except (InputRefused, StorageFailed):
        return None


def readable_entries(kiosk: Kiosk, first: int, last: int) -> Iterator[Entry]:
    """These entries of the ledger, each without a box that the disk has damaged."""
    return map(_without_damaged_box, kiosk.ledger.entries(first, last))


def entries_to_hand_on(kiosk: Kiosk, stretch: Stretch) -> Iterator[Entry]:
    """The entries of a stretch, as a batch can carry them."""
    return map(stretch.with_true_head, readable_entries(kiosk, stretch.first, stretch.last))


def _write(kiosk: Kiosk, to: Path, stretch: Stretch, progress: Progress) -> Path:
    def entries() -> Iterator[Entry]:
        return entries_to_hand_on(kiosk, stretch)

    return write_sealed(to, manifest_of(kiosk, stretch), entries, kiosk.identity, progress)


def manifest_of(kiosk: Kiosk, stretch: Stretch) -> Manifest:
    """Describes the batch of this stretch; its `files` are for the writer to fill."""
    return Manifest(
        kiosk=ManifestKiosk(kiosk.facts.kiosk_id.hex(), kiosk.facts.name),
        campaign=ManifestCampaign(kiosk.campaign.id, kiosk.campaign.text_hashes()),
        mode=kiosk.facts.mode,
        first_seq=stretch.first,
        last_seq=stretch.last,
        counts=ManifestCounts(*(stretch.kinds.count(kind) for kind in EntryKind)),
        base_head=stretch.base_head.hex(),
        head=stretch.head.hex(),
        day=kiosk.event().day,
        app=VERSION,
        files=(),
    )


def _without_damaged_box(entry: Entry) -> Entry:
    """The entry as a batch can carry it: without a box that the disk has damaged, but in its place in the chain."""
    if entry.box is not None and sha256(entry.box).digest() != entry.box_sha256:
        return replace(entry, box=None)
    return entry
