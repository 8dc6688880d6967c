"""Payloads come back as they were, all of one length, and nothing that packs anything else gets through."""

import zlib
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.errors import InputRefused
from kiosk.payload import BLOCK, MAX_UNPACKED, pack_payload, unpack_payload

scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=30) | st.binary(max_size=30)
keys = st.text(max_size=20)
# Not st.recursive: it counts what it made, and begins anew where that is too much.
values: st.SearchStrategy[Any] = st.deferred(
    lambda: scalars | st.lists(values, max_size=5) | st.dictionaries(keys, values, max_size=8)
)
payloads = st.dictionaries(keys, values, max_size=8)
MANY_AND_LONG = {"many": {f"{number}" * 30: number for number in range(100)}}


def framed(packed: bytes) -> bytes:
    whole = len(packed).to_bytes(4, "big") + packed
    return whole.ljust(-(-len(whole) // BLOCK) * BLOCK, b"\0")


def of_msgpack(raw: bytes) -> bytes:
    return framed(zlib.compress(raw, 9))


@example(MANY_AND_LONG)
@given(payloads)
def test_unpacking_is_the_inverse_of_packing(payload: dict[str, Any]) -> None:
    packed = pack_payload(payload)

    assert unpack_payload(packed) == payload
    assert len(packed) % BLOCK == 0


def test_a_short_and_a_long_name_pack_to_the_same_length() -> None:
    assert len(pack_payload({"given_name": "Ян"})) == len(pack_payload({"given_name": "Канстанцін" * 10})) == BLOCK


@pytest.mark.parametrize("size", [BLOCK - 5, BLOCK - 4, BLOCK - 3])
def test_the_frame_uses_the_block_to_its_last_byte(size: int) -> None:
    incompressible = b"".join(zlib.crc32(bytes([n % 256, n // 256])).to_bytes(4, "big") for n in range(1100))
    payload = next(
        made
        for cut in range(3900, 4200)
        if len(zlib.compress(msgspec.msgpack.encode(made := {"ink": incompressible[:cut]}), 9)) == size
    )
    packed = pack_payload(payload)

    assert len(packed) == (BLOCK if size + 4 <= BLOCK else 2 * BLOCK)
    assert unpack_payload(packed) == payload


def test_what_would_not_unpack_is_not_packed() -> None:
    with pytest.raises(InputRefused, match="payload-too-large"):
        pack_payload({"ink": b"x" * MAX_UNPACKED})


@given(st.binary(max_size=64))
def test_any_other_bytes_are_refused_with_a_code(raw: bytes) -> None:
    for padded in (raw, of_msgpack(raw)):
        try:
            assert isinstance(unpack_payload(padded), dict)
        except InputRefused as refused:
            assert refused.code == "payload-broken"  # noqa: PT017 -- some random bytes are a payload


GOOD = pack_payload({"v": 1})
PACKED = zlib.compress(msgspec.msgpack.encode({"v": 1}), 9)


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        bytes(BLOCK),
        GOOD[:-1],
        GOOD + b"\0",
        GOOD + bytes(BLOCK),
        GOOD[:-1] + b"\1",
        b"\xff\xff\xff\xff" + GOOD[4:],
        framed(PACKED[:-1]),
        framed(PACKED + b"more"),
        framed(PACKED + PACKED),
        of_msgpack(b"\x01"),
        of_msgpack(msgspec.msgpack.encode({"v": 1}) + b"\0"),
        of_msgpack(b"\x81\xa1a\xa1\xff"),
        of_msgpack(b"\x81\xa1\xff\x01"),
        of_msgpack(b"\x81\xa1a\xdd\xff\xff\xff\xff"),
        of_msgpack(b"\x81\xa1a\xdf\xff\xff\xff\xff"),
        of_msgpack(b"\x81\xa1a" + b"\x91" * 200_000 + b"\xc0"),
        of_msgpack(b"\x81\xa1a\xc7\x0c\xff" + b"\xff" * 12),
        of_msgpack(b"\x81\xa1a\x81\x81\x01\x01\x01"),
    ],
    ids=[
        "empty", "zeroes", "cut", "byte-more", "block-more", "padding-used", "length-lies", "zlib-cut",
        "zlib-trailer", "zlib-twice", "no-map", "msgpack-trailer", "text-not-utf8", "key-not-utf8", "endless-list",
        "endless-map", "deep", "moment-out-of-range", "map-as-key",
    ],
)  # fmt: skip
def test_broken_payloads_are_refused(padded: bytes) -> None:
    with pytest.raises(InputRefused, match="payload-broken"):
        unpack_payload(padded)


def test_a_bomb_is_not_unpacked_beyond_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = of_msgpack(msgspec.msgpack.encode({"a": b"\0" * 50_000_000}))
    seen: list[bytes] = []
    monkeypatch.setattr(msgspec.msgpack, "decode", lambda raw, **_: seen.append(raw))

    with pytest.raises(InputRefused, match="payload-broken"):
        unpack_payload(bomb)

    assert len(bomb) < 60_000
    assert seen == []
