"""Boxes open with the campaign's key and under their own place in the ledger, and in no other way."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.errors import InputRefused
from kiosk.payload import BLOCK, pack_payload, unpack_payload
from kiosk.vault.seal import OVERHEAD, OpeningKey, SealingKey, box_context

VECTORS = Path(__file__).parents[2] / "vectors" / "vault"
OPENING = OpeningKey.generate()
SEALING = OPENING.sealing_key()
CONTEXT = box_context(bytes(range(16)), 1, 1)


@given(st.binary(max_size=2 * BLOCK), st.binary(max_size=64))
@settings(max_examples=30)
def test_opening_is_the_inverse_of_sealing(payload: bytes, context: bytes) -> None:
    assert OPENING.open(SEALING.seal(payload, context), context) == payload


@pytest.mark.parametrize("letters", [1, 20_000])
def test_a_box_is_1136_bytes_and_whole_blocks(letters: int) -> None:
    box = SEALING.seal(pack_payload({"text": "".join(chr(0x430 + n * n % 977) for n in range(letters))}), CONTEXT)

    assert OVERHEAD == 1136
    assert (len(box) - OVERHEAD) % BLOCK == 0
    assert len(box) > OVERHEAD


def test_the_same_payload_never_gives_the_same_box() -> None:
    assert SEALING.seal(b"same", CONTEXT) != SEALING.seal(b"same", CONTEXT)


@pytest.mark.parametrize(
    "other",
    [box_context(bytes(16), 1, 1), box_context(bytes(range(16)), 2, 1), box_context(bytes(range(16)), 1, 2), b""],
    ids=["kiosk", "place", "kind", "none"],
)
def test_a_box_does_not_open_in_another_place(other: bytes) -> None:
    with pytest.raises(InputRefused, match="box-unreadable"):
        OPENING.open(SEALING.seal(b"payload", CONTEXT), other)


def test_the_context_is_as_the_format_says() -> None:
    assert box_context(b"k" * 16, 258, 3) == b"petition-kiosk/entry/1" + b"k" * 16 + b"\0\0\0\0\0\0\1\2" + b"\3"


def test_another_campaigns_key_opens_nothing() -> None:
    with pytest.raises(InputRefused, match="box-unreadable"):
        OpeningKey.generate().open(SEALING.seal(b"payload", CONTEXT), CONTEXT)


def test_every_changed_byte_is_noticed() -> None:
    box = SEALING.seal(b"payload", CONTEXT)
    for place in range(len(box)):
        changed = box[:place] + bytes([box[place] ^ 1]) + box[place + 1 :]
        with pytest.raises(InputRefused, match="box-unreadable"):
            OPENING.open(changed, CONTEXT)


@given(st.binary(max_size=1300))
@settings(max_examples=50)
def test_any_bytes_that_are_no_box_are_refused(raw: bytes) -> None:
    with pytest.raises(InputRefused, match="box-unreadable"):
        OPENING.open(raw, CONTEXT)


def test_both_keys_come_back_from_their_bytes() -> None:
    opening, sealing = OpeningKey.from_bytes(OPENING.to_bytes()), SealingKey.from_bytes(SEALING.to_bytes())

    assert opening.open(sealing.seal(b"payload", CONTEXT), CONTEXT) == b"payload"
    assert opening.sealing_key().to_bytes() == sealing.to_bytes() == SEALING.to_bytes()


@pytest.mark.parametrize(
    "raw",
    [b"", SEALING.to_bytes()[:-1], SEALING.to_bytes() + b"\0", b"\xff" * 1216, SEALING.to_bytes()[:-32] + bytes(32)],
    ids=["empty", "cut", "longer", "not-reduced", "low-order-point"],
)
def test_a_broken_sealing_key_is_refused_before_the_first_signing(raw: bytes) -> None:
    with pytest.raises(InputRefused, match="sealing-key-broken"):
        SealingKey.from_bytes(raw)


@pytest.mark.parametrize("length", [0, 95, 97])
def test_a_broken_opening_key_is_refused(length: int) -> None:
    with pytest.raises(InputRefused, match="opening-key-broken"):
        OpeningKey.from_bytes(bytes(length))


def test_a_box_of_the_first_version_opens_for_ever() -> None:
    opening = OpeningKey.from_bytes((VECTORS / "opening-key-1.bin").read_bytes())

    assert unpack_payload(opening.open((VECTORS / "box-1.bin").read_bytes(), CONTEXT)) == {"v": 1, "name": "Ў"}
