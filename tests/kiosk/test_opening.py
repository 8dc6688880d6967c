"""Whatever collecting accepts comes out of its box as it went in; whatever else is in a box is refused."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import a_signatory
from factories_collecting import Stand, a_signing_of, a_stand
from factories_ledger import KIOSK_ID
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kiosk.entry import Entry, EntryKind
from kiosk.errors import InputRefused
from kiosk.opening import OpenedRecord, open_entry
from kiosk.payload import pack_payload, unpack_payload
from kiosk.signatory import (
    DECLARED_INK,
    INK_WIDTH,
    JOINERS,
    Exposure,
    Ink,
    InkKind,
    Signatory,
    name_error,
    signing_errors,
    tidied,
)
from kiosk.vault.seal import OpeningKey, box_context


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    made = a_stand(tmp_path_factory.mktemp("stand"))
    made.collecting.accept(a_signing_of(made.campaign))
    made.collecting.withdraw(bytes(10))
    made.collecting.checkpoint()
    made.collecting.accept(a_signing_of(made.campaign))
    made.collecting.mark_last_spoilt("child")
    yield made
    made.ledger.close()


RECORD, WITHDRAWAL, CHECKPOINT, NOTE = 1, 2, 3, 5


def entry_of(stand: Stand, seq: int) -> Entry:
    (entry,) = stand.ledger.entries(seq, seq)
    return entry


def payload_of(stand: Stand, seq: int) -> dict[str, Any]:
    entry = entry_of(stand, seq)
    return unpack_payload(stand.key.open(entry.box or b"", box_context(entry.kiosk_id, entry.seq, entry.kind)))


def resealed(stand: Stand, seq: int, payload: dict[str, Any]) -> Entry:
    """The entry with another payload in its box, as somebody with the public key could seal it."""
    entry = entry_of(stand, seq)
    context = box_context(entry.kiosk_id, entry.seq, entry.kind)
    return replace(entry, box=stand.key.sealing_key().seal(pack_payload(payload), context))


BLANKS = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
# What is never taken is not even tried: thirty would be made and thrown away for each that is taken.
names = st.text(
    st.characters(exclude_categories=["C"], include_characters=[*JOINERS, *BLANKS]), min_size=1, max_size=100
).filter(lambda name: name_error(name) is None)


def drawn_in(height: int) -> st.SearchStrategy[Ink]:
    points = st.tuples(st.integers(0, INK_WIDTH), st.integers(0, height))
    strokes = st.lists(st.lists(points, max_size=8).map(tuple), max_size=6).filter(any).map(tuple)
    return st.builds(Ink, st.just(InkKind.DRAWN), st.just(height), strokes)


inks = st.integers(1, 4 * INK_WIDTH).flatmap(drawn_in) | st.just(DECLARED_INK)
signatories = st.builds(
    Signatory, names, names, st.just("") | names, st.sampled_from(["", "LT", "XK"]), st.just("") | st.emails()
)


@given(signatory=signatories, ink=inks, exposure=st.sampled_from([Exposure.CAMPAIGN, Exposure.HANDOVER]))
def test_whatever_is_accepted_opens_as_it_was(stand: Stand, signatory: Signatory, ink: Ink, exposure: Exposure) -> None:
    signing = a_signing_of(stand.campaign, signatory=signatory, ink=ink, exposure=exposure)
    assume(not signing_errors(signing))
    seq = stand.collecting.accept(signing).seq
    opened = open_entry(entry_of(stand, seq), stand.key)
    assert isinstance(opened, OpenedRecord)
    assert (opened.signatory, opened.ink, opened.exposure) == (tidied(signatory), ink, exposure)


def test_a_box_opens_only_with_its_key_and_in_its_place(stand: Stand) -> None:
    entry = entry_of(stand, RECORD)
    with pytest.raises(InputRefused, match="box-unreadable"):
        open_entry(entry, OpeningKey.generate())
    moved = (
        replace(entry, seq=entry.seq + 1),
        replace(entry, kiosk_id=KIOSK_ID[::-1]),
        replace(entry, kind=EntryKind.NOTE),
    )
    for other in moved:
        with pytest.raises(InputRefused, match="box-unreadable"):
            open_entry(other, stand.key)


@settings(deadline=None)
@given(at=st.integers(0, 5231), bit=st.integers(0, 7))
def test_any_changed_bit_of_a_box_refuses_it(stand: Stand, at: int, bit: int) -> None:
    entry = entry_of(stand, RECORD)
    changed = bytearray(entry.box or b"")
    changed[at] ^= 1 << bit
    with pytest.raises(InputRefused, match="box-unreadable"):
        open_entry(replace(entry, box=bytes(changed)), stand.key)


def test_an_erased_box_is_said_to_be_erased(stand: Stand) -> None:
    with pytest.raises(InputRefused, match="box-erased"):
        open_entry(replace(entry_of(stand, RECORD), box=None), stand.key)


def test_every_payload_is_as_the_formats_say(stand: Stand) -> None:
    record = payload_of(stand, RECORD)
    assert list(record) == [
        "v",
        "record_id",
        "campaign",
        "text_sha256",
        "language",
        "event",
        "given_name",
        "family_name",
        "city",
        "country",
        "email",
        "exposure",
        "consent_sha256",
        "ink",
        "withdraw_code",
    ]
    assert list(record["event"]) == ["name", "place", "day"]
    assert list(record["ink"]) == ["kind", "width", "height", "strokes"]
    assert record["ink"]["strokes"][0] == [100, 250, 180, 60, 260, 240, 340, 80, 420, 250]
    assert list(payload_of(stand, WITHDRAWAL)) == ["v", "withdraw_code"]
    assert list(payload_of(stand, CHECKPOINT)) == ["v", "event", "counts"]
    assert list(payload_of(stand, NOTE)) == ["v", "seq", "reason"]


@pytest.mark.parametrize("seq", [RECORD, WITHDRAWAL, CHECKPOINT, NOTE])
def test_a_missing_an_unknown_or_a_newer_part_is_refused(stand: Stand, seq: int) -> None:
    payload = payload_of(stand, seq)
    assert open_entry(resealed(stand, seq, payload), stand.key) == open_entry(entry_of(stand, seq), stand.key)
    for name in payload:
        less = {key: value for key, value in payload.items() if key != name}
        with pytest.raises(InputRefused, match="payload-broken"):
            open_entry(resealed(stand, seq, less), stand.key)
    with pytest.raises(InputRefused, match="payload-broken"):
        open_entry(resealed(stand, seq, payload | {"time": "12:00"}), stand.key)
    with pytest.raises(InputRefused, match="payload-newer"):
        open_entry(resealed(stand, seq, payload | {"v": 2, "more": 1}), stand.key)


WRONG: list[dict[str, Any]] = [
    {"v": 0},
    {"v": True},
    {"record_id": b"short"},
    {"text_sha256": "AB" * 32},
    {"exposure": "public"},
    {"given_name": "x" * 101},
    {"given_name": 7},
    {"country": "lt"},
    {"email": "x" * 255},
    {"withdraw_code": "0123456789"},
    {"event": {"name": "a", "place": "b", "day": "2026-02-30"}},
    {"ink": {"kind": "drawn", "width": 1000, "height": 350, "strokes": [[1, 2, 3]]}},
    {"ink": {"kind": "drawn", "width": 1000, "height": 350, "strokes": [[1, 351]]}},
    {"ink": {"kind": "drawn", "width": 1000, "height": 350, "strokes": [[1001, 2]]}},
    {"ink": {"kind": "drawn", "width": 1000, "height": 350, "strokes": [[-1, 2]]}},
    {"ink": {"kind": "drawn", "width": 1000, "height": 350, "strokes": []}},
    {"ink": {"kind": "drawn", "width": 500, "height": 350, "strokes": [[1, 2]]}},
    {"ink": {"kind": "drawn", "width": 1000, "height": 350, "strokes": [[1, 2]] * 201}},
    {"ink": {"kind": "drawn", "width": 1000, "height": 350, "strokes": [[1, 2] * 20_001]}},
    {"ink": {"kind": "declared", "width": 0, "height": 0, "strokes": [[1, 2]]}},
]


@pytest.mark.parametrize("change", WRONG, ids=lambda change: str(change)[:60])
def test_a_record_that_no_kiosk_makes_is_refused(stand: Stand, change: dict[str, Any]) -> None:
    payload = payload_of(stand, RECORD)
    with pytest.raises(InputRefused, match="payload-broken"):
        open_entry(resealed(stand, RECORD, payload | change), stand.key)


def test_what_is_no_payload_at_all_is_refused(stand: Stand, tmp_path: Path) -> None:
    entry = entry_of(stand, RECORD)
    context = box_context(entry.kiosk_id, entry.seq, entry.kind)
    for raw in (b"", bytes(4096), b"\xff" * 4096, b"text"):
        with pytest.raises(InputRefused, match="payload-broken"):
            open_entry(replace(entry, box=stand.key.sealing_key().seal(raw, context)), stand.key)


def test_a_name_with_letters_that_this_python_does_not_know_is_not_lost(stand: Stand) -> None:
    unknown = a_signatory(given_name="A\U0001c8f0")
    payload = payload_of(stand, RECORD) | {"given_name": unknown.given_name}
    opened = open_entry(resealed(stand, RECORD, payload), stand.key)
    assert isinstance(opened, OpenedRecord)
    assert opened.signatory.given_name == unknown.given_name
