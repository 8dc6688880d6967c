"""Whoever edits an entry breaks the chain there, whatever they edit, and the others stay good."""

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from factories_ledger import BASE_HEAD, KIOSK_ID, a_ledger, save, stand_in_sign, stand_in_signed
from hypothesis import given
from hypothesis import strategies as st

from kiosk.entry import Entry, EntryKind, Mode, head_of
from kiosk.ledger.chain import MAX_LISTED_GAP, ChainFacts, examine

LENGTH = 6
FACTS = ChainFacts(KIOSK_ID, Mode.LIVE, BASE_HEAD, confirmed_seq=0)

positions = st.integers(0, LENGTH - 1)
EDITS: dict[str, st.SearchStrategy[Any]] = {
    "kiosk_id": st.binary(min_size=16, max_size=16),
    "seq": st.integers(1, 2**62),
    "kind": st.sampled_from(EntryKind),
    "mode": st.sampled_from(Mode),
    "event": st.binary(min_size=4, max_size=4),
    "day": st.dates().map(str) | st.text(max_size=12),
    "box_sha256": st.binary(min_size=32, max_size=32),
    "head": st.binary(min_size=32, max_size=32),
    "sig": st.binary(max_size=72),
    "box": st.none() | st.binary(max_size=64),
}


@cache
def a_chain() -> tuple[Entry, ...]:
    with TemporaryDirectory() as folder:
        ledger = a_ledger(Path(folder))
        kinds = (EntryKind.RECORD, EntryKind.RECORD, EntryKind.WITHDRAWAL, EntryKind.RECORD, *list(EntryKind)[2:])
        entries = tuple(save(ledger, kind) for kind in kinds)
        ledger.close()
    return entries


def test_an_untouched_chain_is_sound() -> None:
    report = examine(a_chain(), FACTS, stand_in_signed)
    assert (report.entries, report.bad) == (LENGTH, ())


@given(positions, st.sampled_from(sorted(EDITS)), st.data())
def test_any_edit_of_any_field_is_found_where_it_is(at: int, field: str, data: st.DataObject) -> None:
    chain = list(a_chain())
    edited = replace(chain[at], **{field: data.draw(EDITS[field], label=field)})
    unchanged = edited == chain[at]
    chain[at] = edited
    bad = examine(chain, FACTS, stand_in_signed).bad
    if unchanged:
        assert bad == ()
    else:
        assert set(bad) & {at + 1, edited.seq}
        # The next entry too where the head before it is gone; a moved number leaves a hole besides.
        assert field == "seq" or set(bad) <= {at + 1, at + 2}


@given(positions, st.sampled_from(["event", "day", "kind", "box"]), st.data())
def test_an_edit_with_the_whole_chain_computed_anew_breaks_every_signature_from_there(
    at: int, field: str, data: st.DataObject
) -> None:
    chain = list(a_chain())
    different: dict[str, st.SearchStrategy[Any]] = {
        "event": st.just(b"\xff\xfe\xfd\xfc"),
        "day": st.just("1999-12-31"),
        "kind": st.sampled_from([kind for kind in EntryKind if kind is not chain[at].kind]),
        "box": st.binary(min_size=1, max_size=64),
    }
    chain[at] = replace(chain[at], **{field: data.draw(different[field])})
    box = chain[at].box
    assert box is not None
    chain[at] = replace(chain[at], box_sha256=hashlib.sha256(box).digest())
    head = chain[at - 1].head if at else BASE_HEAD
    for number in range(at, LENGTH):
        head = head_of(chain[number], head)
        chain[number] = replace(chain[number], head=head)
    assert examine(chain, FACTS, None).bad == ()
    assert examine(chain, FACTS, stand_in_signed).bad == tuple(range(at + 1, LENGTH + 1))


@given(st.permutations(range(LENGTH)))
def test_another_order_is_found(order: list[int]) -> None:
    bad = examine([a_chain()[at] for at in order], FACTS, stand_in_signed).bad
    assert (bad == ()) == (order == list(range(LENGTH)))


@given(st.sets(positions, max_size=LENGTH - 1))
def test_removed_entries_are_named(removed: set[int]) -> None:
    report = examine([entry for at, entry in enumerate(a_chain()) if at not in removed], FACTS, stand_in_signed)
    named = {at + 1 for at in removed if at + 1 < report.entries}
    assert named <= set(report.bad)
    # A tail cut off leaves a whole chain behind: documented, and found by heads that stand elsewhere.
    assert report.entries == max(set(range(LENGTH)) - removed) + 1


def test_another_kit_or_mode_is_found() -> None:
    assert examine(a_chain(), replace(FACTS, base_head=bytes(32)), stand_in_signed).bad == (1,)
    every = tuple(range(1, LENGTH + 1))
    assert examine(a_chain(), replace(FACTS, mode=Mode.REHEARSAL), stand_in_signed).bad == every


def test_boxes_may_be_missing_only_where_a_registry_has_them() -> None:
    erased = [replace(entry, box=None) for entry in a_chain()]
    assert examine(erased, replace(FACTS, confirmed_seq=LENGTH), stand_in_signed).bad == ()
    assert examine(erased, replace(FACTS, confirmed_seq=4), stand_in_signed).bad == (5, 6)
    assert examine((), replace(FACTS, confirmed_seq=2), stand_in_signed).bad == (1, 2)


def test_one_broken_number_does_not_count_as_a_million_lost_entries() -> None:
    last = a_chain()[-1]
    far = replace(last, seq=2**60)
    head = head_of(far, a_chain()[-2].head)
    far = replace(far, head=head, sig=stand_in_sign(head))
    report = examine([*a_chain()[:-1], far], FACTS, stand_in_signed)
    assert report.bad == (2**60,)
    assert examine((), replace(FACTS, confirmed_seq=2**60), None).bad[-1] == MAX_LISTED_GAP
