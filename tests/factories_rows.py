"""A registry filled by hand: staged entries of made-up kiosks, without batches, keys or boxes that open."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from tables_again import tables_again

from kiosk.entry import EntryKind, Mode
from kiosk.entry_id import EntryId
from kiosk.merge.plan import Offer
from kiosk.registry.applying import Boxes, Provenance, Taken, take
from kiosk.registry.pairs import KnownPair
from kiosk.registry.registry import Registry, dedicate
from kiosk.registry.schema import Holding, LeadKind, PairVerdict
from kiosk.registry.staging import Stage, StagedEntry, packed_leads

ROOT = sha256(b"root").digest()
KIOSK, OTHER = b"\x01" * 16, b"\x02" * 16


def digest_of(*parts: object) -> bytes:
    return sha256(repr(parts).encode()).digest()


def a_head(kiosk: bytes, seq: int, chain: str = "") -> bytes:
    """The head that this made-up kiosk has after an entry; another `chain` is a fork."""
    return digest_of(kiosk, seq, "head", chain)


def a_staged(seq: int, kiosk: bytes = KIOSK, chain: str = "", **changes: Any) -> StagedEntry:
    """A record with a lead of its own; `tokens` are further leads, e-mails by default."""
    tokens = changes.pop("tokens", ())
    kind = changes.pop("lead_kind", LeadKind.EMAIL)
    leads = tuple((token, int(kind)) for token in tokens)
    entry = StagedEntry(
        seq=seq,
        kind=int(EntryKind.RECORD),
        leaf=digest_of(kiosk, seq, "leaf", chain),
        head=a_head(kiosk, seq, chain),
        event=b"even",
        day="2026-11-22",
        exposure=3,
        language="be",
        holding=Holding.OPENED,
        code=digest_of(kiosk, seq, "code")[:16],
        leads=packed_leads(leads),
    )
    return entry._replace(**changes)


def an_offer(entries: Sequence[StagedEntry], kiosk: bytes = KIOSK, chain: str = "") -> Offer:
    first, last = entries[0].seq, entries[-1].seq
    ends = a_head(kiosk, first - 1, chain if first > 1 else ""), a_head(kiosk, last, chain)
    return Offer("viasna", Mode.LIVE, kiosk, first, last, *ends)


def a_box(seq: int) -> bytes:
    return b"box %d" % seq


def bring(
    registry: Registry,
    entries: Sequence[StagedEntry],
    kiosk: bytes = KIOSK,
    *,
    chain: str = "",
    boxes: Boxes | None = None,
) -> Taken:
    """Stages these entries of a kiosk and takes them in, as a merge does after the plan said yes."""
    Stage(registry, kiosk).add(entries)
    given = boxes if boxes is not None else [(one.seq, a_box(one.seq)) for one in entries]
    with registry.writing() as connection:
        dedicate(connection, "viasna", Mode.LIVE)
        return take(connection, an_offer(entries, kiosk, chain), Provenance("batch", ROOT, "kiosk"), given)


def a_pair(a: EntryId, b: EntryId, verdict: PairVerdict = PairVerdict.DOUBTFUL, **changes: Any) -> KnownPair:
    return KnownPair(a, b, verdict, same_email=False, score=90, why=("same-name",))._replace(**changes)


@contextmanager
def a_registry(url: str) -> Iterator[Registry]:
    with tables_again():
        registry = Registry.open(url, ROOT)
    try:
        yield registry
    finally:
        registry.close()
