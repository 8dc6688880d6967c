"""What is sealed: a payload as msgpack, compressed, and padded so that its length tells nothing of the person."""

import zlib
from collections.abc import Mapping
from typing import Any

import msgspec

from kiosk.errors import InputRefused

BLOCK = 4096
"""Payloads are padded to whole blocks of this many bytes (docs/formats.md: box)."""

LENGTH_BYTES = 4
_LESS_THAN_A_BLOCK = bytes(BLOCK - 1)
MAX_UNPACKED = 1024 * 1024
"""More than any payload can hold; what unpacks to more was not made by this program."""

ZLIB_ROOM = 1 << 17
"""More than zlib ever keeps of what it compresses: its window is twice 32 KiB (zlib's manual)."""


def pack_payload(payload: Mapping[str, Any]) -> bytes:
    """The payload as msgpack, zlib, its length in front, zero-padded to whole blocks.

    Raises InputRefused("payload-too-large") rather than making what `unpack_payload` would refuse.
    """
    # Made at its full size: a buffer that grows leaves what it held in memory that is freed and not overwritten.
    encoded = bytearray(MAX_UNPACKED)
    msgspec.msgpack.Encoder().encode_into(payload, encoded)
    if len(encoded) > MAX_UNPACKED:
        raise InputRefused("payload-too-large")
    packed = zlib.compress(encoded, 9)
    _overwrite(encoded)
    framed = len(packed).to_bytes(LENGTH_BYTES, "big") + packed
    return framed.ljust(-(-len(framed) // BLOCK) * BLOCK, b"\0")


def _overwrite(encoded: bytearray) -> None:
    """Nothing readable of the person stays in memory: neither here nor where zlib kept a copy, which it frees as it is.

    The next stream gets the room of the last one, and fills it; tests/faults/left_overs.py reads the memory to see.
    """
    encoded[:] = bytes(len(encoded))
    zlib.compress(bytes(ZLIB_ROOM), 9)


def unpack_payload(padded: bytes) -> dict[str, Any]:
    """The inverse of `pack_payload`; raises InputRefused("payload-broken") for anything it did not make."""
    try:
        return msgspec.msgpack.decode(unpack_bytes(padded), type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputRefused("payload-broken") from error


def unpack_bytes(padded: bytes) -> bytes:
    """The msgpack inside; raises InputRefused("payload-broken") where frame, padding or compression are not ours."""
    end = LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")
    packed, padding = padded[LENGTH_BYTES:end], padded[end:]
    # All zeros and less than a block of them: the beginning of as many.
    if len(padded) % BLOCK or not LENGTH_BYTES <= end <= len(padded) or not _LESS_THAN_A_BLOCK.startswith(padding):
        raise InputRefused("payload-broken")
    try:
        return _decompressed(packed)
    except zlib.error as error:
        raise InputRefused("payload-broken") from error


def _decompressed(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(packed, MAX_UNPACKED)
    if not unpacker.eof or unpacker.unused_data:
        raise InputRefused("payload-broken")
    return unpacked
