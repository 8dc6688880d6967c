"""ZIP in one encoding: stored, fixed dates, no extras, so that any changed byte of the file is a changed file.

A tolerant reader accepts about half of all single-bit changes of a ZIP's headers (measured). Here the whole file is
laid out anew from the names, sizes and checksums of its members, and must come out byte for byte.
Layout: PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end record).
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from struct import Struct
from typing import BinaryIO

from kiosk.errors import InputRefused

LOCAL = Struct("<4s5H3L2H")
CENTRAL = Struct("<4s6H3L5H2L")
END = Struct("<4s4H2LH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"

VERSION = 20
UTF8_FLAG = 0x0800
STORED = 0
MIDNIGHT, FIRST_DOS_DAY = 0, 0x0021
MADE_ON_UNIX = 3 << 8 | VERSION
PRIVATE_REGULAR_FILE = 0o100600 << 16

MAX_SIZE = 2**31
"""Plain ZIP ends at 4 GiB; half of that is a hundred thousand signings in one batch."""
MAX_MEMBERS = 128
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """A member to be written: its size and CRC-32 stand in front of its contents, so they are known before."""

    name: str
    size: int
    crc: int
    chunks: Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Stored:
    """A member found in a file: where its contents begin, and how long they are."""

    name: str
    offset: int
    size: int
    crc: int


def member(name: str, content: bytes) -> Member:
    """A member with its contents in memory."""
    return Member(name, len(content), zlib.crc32(content), lambda: (content,))


def write_archive(members: Sequence[Member]) -> Iterator[bytes]:
    """The archive's bytes in order.

    Raises InputRefused("archive-name-wrong" | "archive-too-large") for what `read_archive` would not take.
    """
    _refuse_names([one.name for one in members])
    if len(members) > MAX_MEMBERS or archive_size(members) > MAX_SIZE:
        raise InputRefused("archive-too-large")
    offsets, offset = [], 0
    for one in members:
        offsets.append(offset)
        header = _local(one.name, one.size, one.crc)
        offset += len(header) + one.size
        yield header
        yield from one.chunks()
    yield _directory([(one.name, one.size, one.crc) for one in members], offsets, offset)


def archive_size(members: Sequence[Member]) -> int:
    """How many bytes `write_archive` will give."""
    names = [one.name.encode() for one in members]
    headers = sum(LOCAL.size + CENTRAL.size + 2 * len(name) for name in names)
    return headers + sum(one.size for one in members) + END.size


def _local(name: str, size: int, crc: int) -> bytes:
    raw = name.encode()
    fields = (VERSION, UTF8_FLAG, STORED, MIDNIGHT, FIRST_DOS_DAY, crc, size, size, len(raw), 0)
    return LOCAL.pack(LOCAL_MARK, *fields) + raw


def _directory(members: Sequence[tuple[str, int, int]], offsets: Sequence[int], start: int) -> bytes:
    rows = b"".join(_central(*one, offset) for one, offset in zip(members, offsets, strict=True))
    count = len(members)
    return rows + END.pack(END_MARK, 0, 0, count, count, len(rows), start, 0)


def _central(name: str, size: int, crc: int, offset: int) -> bytes:
    raw = name.encode()
    common = (VERSION, UTF8_FLAG, STORED, MIDNIGHT, FIRST_DOS_DAY, crc, size, size, len(raw))
    return CENTRAL.pack(CENTRAL_MARK, MADE_ON_UNIX, *common, 0, 0, 0, 0, PRIVATE_REGULAR_FILE, offset) + raw


def read_archive(file: BinaryIO, file_size: int) -> tuple[Stored, ...]:
    """The members of an archive that `write_archive` made, each read once and found whole.

    Raises InputRefused: "archive-too-large", "archive-name-wrong" (absolute, climbing, twice), "archive-broken".
    """
    if file_size > MAX_SIZE:
        raise InputRefused("archive-too-large")
    members: list[Stored] = []
    offset = 0
    while (mark := _read_at(file, offset, 4)) == LOCAL_MARK:
        if len(members) == MAX_MEMBERS:
            raise InputRefused("archive-too-large")
        found = _read_member(file, offset, file_size)
        members.append(found)
        offset = found.offset + found.size
    if mark != CENTRAL_MARK or not members:
        raise InputRefused("archive-broken")
    _refuse_names([one.name for one in members])
    headers = [LOCAL.size + len(one.name.encode()) for one in members]
    offsets = [one.offset - header for one, header in zip(members, headers, strict=True)]
    expected = _directory([(one.name, one.size, one.crc) for one in members], offsets, offset)
    if file_size - offset != len(expected) or _read_at(file, offset, len(expected)) != expected:
        raise InputRefused("archive-broken")
    return tuple(members)


def _read_at(file: BinaryIO, offset: int, size: int) -> bytes:
    file.seek(offset)
    return file.read(size)


def _read_member(file: BinaryIO, offset: int, file_size: int) -> Stored:
    header = _read_at(file, offset, LOCAL.size)
    if len(header) != LOCAL.size:
        raise InputRefused("archive-broken")
    *_, crc, size, _, name_length, _ = LOCAL.unpack(header)
    raw_name = file.read(name_length)
    start = offset + LOCAL.size + name_length
    try:
        name = raw_name.decode()
    except UnicodeDecodeError as error:
        raise InputRefused("archive-broken") from error
    if header + raw_name != _local(name, size, crc) or start + size > file_size:
        raise InputRefused("archive-broken")
    if _crc_of(file, size) != crc:
        raise InputRefused("archive-broken")
    return Stored(name, start, size, crc)


def _crc_of(file: BinaryIO, size: int) -> int:
    crc = 0
    while size > 0:
        chunk = file.read(min(size, CHUNK))
        if not chunk:
            return -1
        crc = zlib.crc32(chunk, crc)
        size -= len(chunk)
    return crc


def _refuse_names(names: Sequence[str]) -> None:
    for name in names:
        path = PurePosixPath(name)
        plain = str(path) == name and not path.is_absolute() and ".." not in path.parts
        if not plain or not name or "\\" in name or ":" in name or not name.isprintable():
            raise InputRefused("archive-name-wrong")
    if len({name.casefold() for name in names}) != len(names):
        raise InputRefused("archive-name-wrong")


def content_of(file: BinaryIO, stored: Stored, at_most: int) -> bytes:
    """A member's contents in memory; raises InputRefused("archive-too-large") for more than `at_most` bytes."""
    if stored.size > at_most:
        raise InputRefused("archive-too-large")
    return _read_at(file, stored.offset, stored.size)
