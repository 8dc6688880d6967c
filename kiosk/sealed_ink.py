"""Ink as it stands in payloads: checked where it lies, as bytes, and made numbers of only where somebody wants it.

A merge opens a million signatures and draws none. To make numbers of each, look at them and pack them again took three
times as long as looking at the bytes (measured: merge).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated

import msgspec

from kiosk.signatory import INK_WIDTH, MAX_POINTS, MAX_STROKES, Ink, InkKind

MAX_HEIGHT = 4 * INK_WIDTH
HEIGHTS = 64
"""Patterns that are kept: a kiosk's pads have one height or two. Making one takes as long as reading a record."""

Coordinate = Annotated[int, msgspec.Meta(ge=0, le=MAX_HEIGHT)]
_STROKE = msgspec.msgpack.Decoder(tuple[Coordinate, ...])

# Headers of arrays (MessagePack's specification, "Array format family"): up to 15 elements, up to 65,535.
_FEW, _MANY = 0x90, 0xDC


class SealedInk(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """Ink of which every bound was checked when it was decoded; each stroke is a flat list of x, y, still packed."""

    kind: InkKind
    width: Coordinate
    height: Coordinate
    strokes: Annotated[tuple[msgspec.Raw, ...], msgspec.Meta(max_length=MAX_STROKES)]

    def __post_init__(self) -> None:
        """Raises ValueError, which msgspec makes an error of its own, for ink that no kiosk seals."""
        is_drawn = self.kind is InkKind.DRAWN
        pairs = _pairs(self.height)
        points = sum([_points(stroke, pairs, self.height) for stroke in self.strokes])
        if self.width != (INK_WIDTH if is_drawn else 0) or bool(points) != is_drawn or points > MAX_POINTS:
            raise ValueError("ink-broken")

    def __repr__(self) -> str:
        """Without a stroke."""
        return f"SealedInk({self.kind.value})"

    def opened(self) -> Ink:
        """The ink itself."""
        return Ink.of_coordinates(self.kind, self.height, _coordinates(self.strokes))


def _coordinates(strokes: tuple[msgspec.Raw, ...]) -> Iterator[tuple[int, ...]]:
    return map(_STROKE.decode, strokes)


def _points(stroke: msgspec.Raw, pairs: re.Pattern[bytes], height: int) -> int:
    """How many points are in this stroke; raises ValueError where there is anything else, or one outside the box."""
    packed = memoryview(stroke)
    header = packed[0]
    # msgspec has seen that the array is whole, so its header says how many numbers the pattern has met.
    if header == _MANY and pairs.fullmatch(packed, 3):
        return (packed[1] << 8 | packed[2]) // 2
    if header & 0xF0 == _FEW and pairs.fullmatch(packed, 1):
        return (header & 0x0F) // 2
    return _points_one_by_one(stroke, height)


def _points_one_by_one(stroke: msgspec.Raw, height: int) -> int:
    """The whole rule, by which whatever the pattern does not know is judged: numbers written longer than they need."""
    flat = _STROKE.decode(stroke)
    if len(flat) % 2 or max(flat[::2], default=0) > INK_WIDTH or max(flat[1::2], default=0) > height:
        raise ValueError("ink-broken")
    return len(flat) // 2


@lru_cache(HEIGHTS)
def _pairs(height: int) -> re.Pattern[bytes]:
    """Numbers x and y in turns, none above the box's width or this height, each written as short as it can be."""
    # Possessive: each number is told by its first byte, so there is nothing to come back to.
    return re.compile(b"(?:%b%b)*+" % (_up_to(INK_WIDTH), _up_to(height)), re.DOTALL)


def _up_to(most: int) -> bytes:
    """A pattern of the numbers from 0 to this one (MessagePack's specification, "Int format family")."""
    if most < 0x80:
        return b"[\\x00-\\x%02x]" % most
    if most < 0x100:
        return b"(?:[\\x00-\\x7f]|\\xcc[\\x80-\\x%02x])" % most
    high, low = divmod(most, 0x100)
    below = b"[\\x01-\\x%02x].|" % (high - 1) if high > 1 else b""
    return b"(?:[\\x00-\\x7f]|\\xcc[\\x80-\\xff]|\\xcd(?:%b\\x%02x[\\x00-\\x%02x]))" % (below, high, low)
