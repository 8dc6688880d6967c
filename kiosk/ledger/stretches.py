"""What of a damaged chain can still be handed on: stretches in which every entry follows from the one before it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kiosk.entry import Entry, EntryKind
from kiosk.ledger.chain import Signed, proven


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries without a gap: where they begin and end, the heads before the first and after the last, their kinds.

    A chain that holds is one stretch. An empty one ends before it begins. `true_heads`: by number, where the stored
    head is damaged.
    """

    first: int
    last: int
    base_head: bytes
    head: bytes
    kinds: tuple[EntryKind, ...] = ()
    true_heads: Mapping[int, bytes] = field(default_factory=dict)

    def with_true_head(self, entry: Entry) -> Entry:
        """An entry of this stretch as it was appended, though its head in the ledger be damaged."""
        return replace(entry, head=self.true_heads[entry.seq]) if entry.seq in self.true_heads else entry


def stretches(entries: Iterable[Entry], first: int, base_head: bytes | None, signed: Signed) -> list[Stretch]:
    """The stretches of these entries, which are those from `first` on that can be read, in order; empty ones left out.

    `base_head`: the head before `first`, None where it cannot be read. An entry that does not follow from its
    predecessor is in no stretch, and the next one begins behind it, for its head is all that is known there; but one
    whose head alone is damaged follows still (see `proven`). The last of each is signed, as a batch needs it.
    """
    found: list[Stretch] = []
    run: list[Entry] = []
    true_heads: dict[int, bytes] = {}
    start, base = first, base_head
    previous = base_head
    for entry in entries:
        is_next = entry.seq == start + len(run)
        true = proven(entry, previous, signed) if is_next and previous is not None else None
        if true is None:
            found += _closed(start, base, run, true_heads, signed)
            start, base, run, true_heads = entry.seq + 1, entry.head, [], {}
        else:
            run.append(replace(true, box=None))
            if true is not entry:
                true_heads[entry.seq] = true.head
        previous = (true or entry).head
    return [*found, *_closed(start, base, run, true_heads, signed)]


def _closed(
    start: int, base: bytes | None, run: list[Entry], true_heads: Mapping[int, bytes], signed: Signed
) -> list[Stretch]:
    while run and not signed(run[-1].head, run[-1].sig):
        run = run[:-1]
    if base is None or not run:
        return []
    return [Stretch(start, run[-1].seq, base, run[-1].head, tuple(entry.kind for entry in run), true_heads)]
