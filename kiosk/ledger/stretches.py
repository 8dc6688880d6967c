"""What of a damaged chain can still be handed on: stretches in which every entry follows from the one before it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.entry import Entry, EntryKind
from kiosk.ledger.chain import Signed, follows


@dataclass(frozen=True, slots=True)
class Stretch:
    """Entries without a gap: where they begin and end, the heads before the first and after the last, their kinds.

    A chain that holds is one stretch. An empty one ends before it begins.
    """

    first: int
    last: int
    base_head: bytes
    head: bytes
    kinds: tuple[EntryKind, ...] = ()


def stretches(entries: Iterable[Entry], first: int, base_head: bytes | None, signed: Signed) -> list[Stretch]:
    """The stretches of these entries, which are those from `first` on that can be read, in order; empty ones left out.

    `base_head`: the head before `first`, None where it cannot be read. An entry that does not follow from its
    predecessor is in no stretch, and the next one begins behind it, for its head is all that is known there. The last
    of each is signed, as a batch needs it.
    """
    found: list[Stretch] = []
    run: list[Entry] = []
    start, previous = first, base_head
    base = base_head
    for entry in entries:
        if previous is not None and entry.seq == start + len(run) and follows(entry, previous):
            run.append(replace(entry, box=None))
        else:
            found += _closed(start, base, run, signed)
            start, base, run = entry.seq + 1, entry.head, []
        previous = entry.head
    return [*found, *_closed(start, base, run, signed)]


def _closed(start: int, base: bytes | None, run: list[Entry], signed: Signed) -> list[Stretch]:
    while run and not signed(run[-1].head, run[-1].sig):
        run = run[:-1]
    if base is None or not run:
        return []
    return [Stretch(start, run[-1].seq, base, run[-1].head, tuple(entry.kind for entry in run))]
