"""Whether a chain of entries is as it was appended: every hash, head, signature and number, without a database."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kiosk.entry import Entry, Mode, head_of

MAX_LISTED_GAP = 100_000
"""A longer gap is one broken number, not so many lost entries: only the entry behind it is named."""

Signed = Callable[[bytes, bytes], bool]
"""Whether (head, signature) belong together."""


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What verifying found: the last number that was reached, and those whose entry is not as it was appended."""

    entries: int
    bad: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChainFacts:
    """What the entries of a ledger have in common: whose they are, their mode, where the chain begins.

    Up to `confirmed_seq` boxes may be missing: a registry holds them.
    """

    kiosk_id: bytes
    mode: Mode
    base_head: bytes
    confirmed_seq: int


def examine(entries: Iterable[Entry], facts: ChainFacts, signed: Signed | None) -> ChainReport:
    """Walks the chain once. An entry is judged by the head before it, as it is stored or proven: one bad stays one."""
    bad: set[int] = set()
    head, last = facts.base_head, 0
    for entry in entries:
        missing = range(last + 1, entry.seq)
        bad.update(missing if len(missing) <= MAX_LISTED_GAP else ())
        is_signed = signed is None or signed(entry.head, entry.sig)
        if not (is_signed and _is_sound(entry, head, last, facts)):
            bad.add(entry.seq)
            true = None if signed is None else proven(entry, head, signed)
        else:
            true = entry
        head, last = (true or entry).head, entry.seq
    bad.update(range(last + 1, facts.confirmed_seq + 1)[:MAX_LISTED_GAP])
    return ChainReport(last, tuple(sorted(bad)))


def is_last_sound(found: Sequence[Entry], facts: ChainFacts, seq: int, signed: Signed) -> bool:
    """Whether the last of a ledger's entries is number `seq`, signed, and as it was appended after the one before it.

    `found`: that one and it; it alone where it is the first, nothing where `seq` is 0.
    """
    before = facts.base_head if seq == 1 else found[0].head if found else b""
    if [entry.seq for entry in found] != list(range(max(1, seq - 1), seq + 1)):
        return False
    return seq == 0 or (_is_sound(found[-1], before, seq - 1, facts) and signed(found[-1].head, found[-1].sig))


def proven(entry: Entry, previous: bytes, signed: Signed) -> Entry | None:
    """The entry with the head that it has after this one, if it was appended there; None where nothing says so.

    The head that stands in it says so, or its signature: that holds for the true head though the stored one be damaged.
    """
    head = _head_after(entry, previous)
    if head is None or head == entry.head:
        return None if head is None else entry
    return replace(entry, head=head) if signed(head, entry.sig) else None


def _head_after(entry: Entry, previous: bytes) -> bytes | None:
    try:
        return head_of(entry, previous)
    except (UnicodeEncodeError, OverflowError):
        # A day that is not ASCII or a number out of range was never appended.
        return None


def _is_sound(entry: Entry, previous: bytes, last: int, facts: ChainFacts) -> bool:
    in_place = entry.seq == last + 1 and entry.kiosk_id == facts.kiosk_id and entry.mode is facts.mode
    if entry.box is None:
        whole = entry.seq <= facts.confirmed_seq
    else:
        whole = hashlib.sha256(entry.box).digest() == entry.box_sha256
    return in_place and whole and _head_after(entry, previous) == entry.head
