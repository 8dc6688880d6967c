"""Ink is judged by its bytes exactly as it would be by its numbers, and comes out as it went in."""

from typing import Any

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.sealed_ink import MAX_HEIGHT, SealedInk
from kiosk.signatory import INK_WIDTH, MAX_POINTS, Ink, InkKind

HEIGHTS = st.integers(0, MAX_HEIGHT) | st.sampled_from([0, 1, 127, 128, 129, 255, 256, 257, 511, 512, 767, 768])
NEAR = (-1, 0, 1, 127, 128, 255, 256, 767, 768, 999, 1000, 1001, 4000, 4001, 65_535, 65_536)
NUMBERS = st.integers(0, INK_WIDTH) | st.sampled_from(NEAR)
STROKES = st.lists(st.lists(NUMBERS, max_size=40), max_size=5)


def packed(strokes: Any, height: int = 350, kind: str = "drawn", width: int = INK_WIDTH) -> bytes:
    return msgspec.msgpack.encode({"kind": kind, "width": width, "height": height, "strokes": strokes})


def raw_ink(height: int, *strokes: bytes) -> bytes:
    """Ink whose strokes are these bytes, however they are written."""
    return packed([msgspec.Raw(stroke) for stroke in strokes], height)


def is_taken(ink: bytes) -> bool:
    try:
        msgspec.msgpack.decode(ink, type=SealedInk)
    except msgspec.MsgspecError:
        return False
    return True


def is_right(height: int, strokes: list[list[int]]) -> bool:
    points = [pair for flat in strokes for pair in zip(flat[::2], flat[1::2], strict=False)]
    inside = all(0 <= x <= INK_WIDTH and 0 <= y <= height for x, y in points)
    return bool(points) and inside and not any(len(flat) % 2 for flat in strokes)


@settings(max_examples=500, deadline=None)
@given(height=HEIGHTS, strokes=STROKES)
@example(height=350, strokes=[[1000, 350]])
@example(height=350, strokes=[[1001, 350]])
@example(height=350, strokes=[[1000, 351]])
@example(height=127, strokes=[[5, 127], [5, 128]])
@example(height=255, strokes=[[5, 255]])
@example(height=255, strokes=[[5, 256]])
@example(height=256, strokes=[[5, 256]])
@example(height=256, strokes=[[5, 257]])
@example(height=300, strokes=[[1, 2] * 7, [1, 2] * 8, [1, 2] * 40_000])
def test_ink_is_taken_where_every_point_is_inside(height: int, strokes: list[list[int]]) -> None:
    few = sum(map(len, strokes)) <= 2 * MAX_POINTS
    assert is_taken(packed(strokes, height)) == (is_right(height, strokes) and few)


@settings(deadline=None)
@given(height=st.integers(0, MAX_HEIGHT), data=st.data())
def test_what_is_taken_comes_out_as_it_was(height: int, data: st.DataObject) -> None:
    point = st.tuples(st.integers(0, INK_WIDTH), st.integers(0, height))
    strokes = data.draw(st.lists(st.lists(point, min_size=1, max_size=12), min_size=1, max_size=4))
    flat = [[number for pair in stroke for number in pair] for stroke in strokes]
    sealed = msgspec.msgpack.decode(packed(flat, height), type=SealedInk)
    assert sealed.opened() == Ink(InkKind.DRAWN, height, strokes)


def test_numbers_written_longer_than_need_be_are_numbers_all_the_same() -> None:
    longer = (b"\x92\xcc\x05\x07", b"\x92\xcd\x00\x05\x07", b"\x92\xce\x00\x00\x00\x05\x07", b"\xdc\x00\x02\x05\x07")
    for stroke in (*longer, b"\x92\xd0\x05\x07", b"\xdd\x00\x00\x00\x02\x05\x07"):
        sealed = msgspec.msgpack.decode(raw_ink(350, stroke), type=SealedInk)
        assert sealed.opened() == Ink(InkKind.DRAWN, 350, [[(5, 7)]])


@pytest.mark.parametrize(
    "stroke",
    [
        b"\x92\xcd\x03\xe9\x05",  # x 1001
        b"\x92\x05\xcd\x01\x5f",  # y 351
        b"\x92\xce\x00\x00\x03\xe9\x05",
        b"\x92\xff\x05",
        b"\x91\x05",
        b"\x92\x05\x91\x07",
        b"\x93\x05\x07\xc0",
        b"\x92\x05\xc2",
        b"\x92\x05\xa1a",
        b"\xa2\x05\x07",
        b"\x05",
        b"\xc0",
        b"\x81\x05\x07",
    ],
)
def test_a_stroke_of_anything_else_is_refused(stroke: bytes) -> None:
    assert not is_taken(raw_ink(350, b"\x92\x05\x07", stroke))


def test_only_what_is_drawn_has_strokes_and_it_has_some() -> None:
    assert is_taken(packed([], 0, "declared", 0))
    assert is_taken(packed([], 0, "none", 0))
    for wrong in (packed([]), packed([[]]), packed([[1, 2]], 350, "declared", 0), packed([[1, 2]], width=0)):
        assert not is_taken(wrong)


def test_a_repr_shows_no_stroke() -> None:
    assert repr(msgspec.msgpack.decode(packed([[123, 234]]), type=SealedInk)) == "SealedInk(drawn)"
