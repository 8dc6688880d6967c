"""A payload is read strictly and left as it stands: what it says of a person shows in no repr of it."""

from typing import Any

import pytest

from kiosk.entry import EntryKind
from kiosk.errors import InputRefused
from kiosk.payload import pack_payload
from kiosk.sealed_payload import SealedRecord, read_sealed

RECORD: dict[str, Any] = {
    "v": 1,
    "record_id": bytes(16),
    "campaign": "viasna",
    "text_sha256": "ab" * 32,
    "language": "be",
    "event": {"name": "Kanarejka", "place": "Vilnia", "day": "2026-11-22"},
    "given_name": "Kanarejka",
    "family_name": "Kanarejka",
    "city": "",
    "country": "LT",
    "email": "kanarejka@example.org",
    "exposure": "handover",
    "consent_sha256": "cd" * 32,
    "ink": {"kind": "drawn", "width": 1000, "height": 350, "strokes": [[123, 234]]},
    "withdraw_code": b"0123456789",
}


def test_a_record_is_as_it_was_packed() -> None:
    read = read_sealed(EntryKind.RECORD, pack_payload(RECORD))
    assert isinstance(read, SealedRecord)
    assert (read.given_name, read.signatory.email) == ("Kanarejka", "kanarejka@example.org")
    assert (read.event.opened().place, read.ink.opened().strokes) == ("Vilnia", (((123, 234),),))


@pytest.mark.parametrize("name", ["text_sha256", "consent_sha256"])
@pytest.mark.parametrize("value", ["", "ab" * 31, "ab" * 33, "AB" * 32, "xy" * 32, "ab" * 32 + "\n", "٣" * 64, 7])
def test_a_hash_is_64_digits_in_small_letters(name: str, value: object) -> None:
    with pytest.raises(InputRefused, match="payload-broken"):
        read_sealed(EntryKind.RECORD, pack_payload(RECORD | {name: value}))


@pytest.mark.parametrize("value", ["L", "lt", "LTU", "LT\n", "ŁT", "L1", None])
def test_a_country_is_two_capital_letters_or_none(value: object) -> None:
    assert read_sealed(EntryKind.RECORD, pack_payload(RECORD | {"country": ""}))
    with pytest.raises(InputRefused, match="payload-broken"):
        read_sealed(EntryKind.RECORD, pack_payload(RECORD | {"country": value}))


@pytest.mark.parametrize("name", ["language", "campaign"])
@pytest.mark.parametrize("value", ["be\0", "\n", "be\x9b", "\x1b[2J"])
def test_what_goes_into_a_registry_in_clear_has_no_control_characters(name: str, value: str) -> None:
    with pytest.raises(InputRefused, match="payload-broken"):
        read_sealed(EntryKind.RECORD, pack_payload(RECORD | {name: value}))


def test_whatever_staff_called_an_event_no_signing_is_lost_to_it() -> None:
    event = {"name": "Kir\tmash\0", "place": "\n", "day": "2026-11-22"}
    assert read_sealed(EntryKind.RECORD, pack_payload(RECORD | {"event": event}))


@pytest.mark.parametrize("broken", [{}, {"country": "lt"}, {"ink": {"kind": "drawn"}}])
def test_what_is_newer_is_said_to_be_newer_whatever_else_is_in_it(broken: dict[str, Any]) -> None:
    with pytest.raises(InputRefused, match="payload-newer"):
        read_sealed(EntryKind.RECORD, pack_payload(RECORD | broken | {"v": 2}))


def test_no_repr_says_who_signed() -> None:
    withdrawal = read_sealed(EntryKind.WITHDRAWAL, pack_payload({"v": 1, "withdraw_code": b"0123456789"}))
    record = read_sealed(EntryKind.RECORD, pack_payload(RECORD))
    told = repr([record, withdrawal])
    assert not [word for word in ("anarejka", "Vilnia", "0123456789", "123, 234") if word in told]
