"""A line of a CSV comes back out of its new box as it was, in its own place and in no other."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from factories import an_ink
from factories_export import a_row
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.entry import EntryKind
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.merge.resealing import open_resealed, reseal
from kiosk.payload import pack_payload, unpack_payload
from kiosk.signatory import DECLARED_INK, NO_INK, Event, Exposure, Ink, InkKind, Signatory
from kiosk.vault.seal import OpeningKey, box_context

KEY = OpeningKey.generate()
SEALING = KEY.sealing_key()
CONTEXT = b"petition-kiosk/resealed/1"

texts = st.text(max_size=60)
points = st.tuples(st.integers(0, 1000), st.integers(0, 350))
strokes = st.lists(st.lists(points, min_size=1, max_size=8), min_size=1, max_size=4)
inks = st.one_of(st.sampled_from([NO_INK, DECLARED_INK]), st.builds(Ink, st.just(InkKind.DRAWN), st.just(350), strokes))
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))
rows = st.builds(
    replace,
    st.just(a_row()),
    signatory=st.builds(Signatory, *[texts] * 5),
    event=st.builds(Event, texts, texts, days),
    exposure=st.sampled_from(Exposure),
    ink=inks,
    language=texts,
    withdraw_tag=st.binary(min_size=32, max_size=32),
)


def place_of(row: Row) -> EntryId:
    return EntryId(row.kiosk_id, row.seq)


def refused(place: EntryId, box: bytes, key: OpeningKey = KEY) -> str:
    with pytest.raises(InputRefused) as raised:
        open_resealed(place, box, key)
    return raised.value.code


@given(rows)
@settings(max_examples=40)
def test_opening_is_the_inverse_of_sealing_anew(row: Row) -> None:
    assert open_resealed(place_of(row), reseal(row, SEALING), KEY) == row


def test_its_length_is_that_of_any_other_box() -> None:
    lengths = {len(reseal(row, SEALING)) for row in (a_row(), a_row(signatory=Signatory("Я", "Б"), ink=NO_INK))}
    assert lengths == {1136 + 4096}


def test_it_opens_in_no_other_place_and_never_passes_for_the_kiosks_own() -> None:
    row = a_row()
    box, place = reseal(row, SEALING), place_of(row)
    assert refused(place._replace(seq=place.seq + 1), box) == "box-unreadable"
    assert refused(place._replace(kiosk_id=b"o" * 16), box) == "box-unreadable"
    assert refused(place, box, OpeningKey.generate()) == "box-unreadable"
    with pytest.raises(InputRefused, match="box-unreadable"):
        KEY.open(box, box_context(place.kiosk_id, place.seq, EntryKind.RECORD))
    own = SEALING.seal(pack_payload({"v": 1}), box_context(place.kiosk_id, place.seq, EntryKind.RECORD))
    assert refused(place, own) == "box-unreadable"


@pytest.mark.parametrize("changes", [{"event": None}, {"exposure": None}])
def test_a_signed_row_without_event_or_exposure_is_no_row(changes: dict[str, Any]) -> None:
    with pytest.raises(InputRefused) as raised:
        reseal(replace(a_row(), **changes), SEALING)
    assert raised.value.code == "csv-broken"


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2},
        {"withdraw_tag": b"short"},
        {"exposure": "everybody"},
        {"extra": 1},
        {"event": ["Fair", "Vilnius", "yesterday"]},
        {"event": ["Fair", "Vilnius", str(date.max - timedelta(days=1)) + "T00"]},
        {"ink": "1000x350:1,2 three"},
        {"ink": "a drawing"},
        {"ink_kind": "painted"},
        {"signatory": ["Янка", "Купала"]},
    ],
)
def test_what_this_program_does_not_seal_is_refused(changes: dict[str, Any]) -> None:
    """Anybody who has the kits' public key can seal, and who can write to the database can put it there."""
    row = a_row(ink=an_ink())
    context = CONTEXT + place_of(row).to_bytes()
    said = unpack_payload(KEY.open(reseal(row, SEALING), context)) | changes
    assert refused(place_of(row), SEALING.seal(pack_payload(said), context)) == "payload-broken"
