"""Reads entries out of a ledger's file that SQLite refuses as a whole, page by page, without the pages that lead there.

Source: sqlite.org, "Database File Format". A leaf page of the entries says for itself what is on it, so that damage to
the first page or to those between it and the leaves costs nothing. What is read is no more trusted than any entry: the
chain and the signatures say what is whole.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from io import FileIO
from os import fstat
from pathlib import Path

import msgspec

from kiosk.entry import Entry, EntryKind, Mode
from kiosk.errors import StorageFailed

PAGE = 4096
"""Bytes: SQLite's default since 3.12, which nothing here changes."""
LEAF_OF_TABLE = 0x0D
COLUMNS = 9
MOST_LOCAL, LEAST_LOCAL = PAGE - 35, (PAGE - 12) * 32 // 255 - 23
"""A longer payload goes on in a chain of overflow pages; these say how much of it stays on the leaf."""
WAL_HEADER, FRAME_HEADER = 32, 24
LONGEST_PAYLOAD = 2 * 1024 * 1024
"""As in a batch: a broken length allocates no more."""
LAST_SEQ = 2**63 - 1
INTEGER_BYTES = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)

Pages = Mapping[int, bytes]
Row = tuple[None, int, int, bytes, str, bytes, bytes, bytes, bytes | None]
"""The columns of an entry in the file; the first is the number, which SQLite keeps beside the row."""


def salvage(path: Path, kiosk_id: bytes) -> list[Entry]:
    """Every entry that can still be made out, by number; of a page's older and newer version the newer counts.

    Pages that the disk does not give back are passed over. Raises StorageFailed("disk-failed") where it gives no file.
    """
    pages = _pages(path)
    found = {entry.seq: entry for number in sorted(pages) for entry in _entries_on(pages, number, kiosk_id)}
    return [found[seq] for seq in sorted(found)]


def _pages(path: Path) -> dict[int, bytes]:
    """The pages by number, from 1; those committed to the WAL and not folded in yet over those of the file."""
    with _opened(path) as file:
        pages = {place // PAGE + 1: page for place, page in _pieces(file, 0, PAGE)}
    wal = path.with_name(f"{path.name}-wal")
    if not wal.exists():
        return pages
    with _opened(wal) as file:
        salt, uncommitted = _read_at(file, 0, WAL_HEADER)[16:24], dict[int, bytes]()
        for _, frame in _pieces(file, WAL_HEADER, FRAME_HEADER + PAGE):
            # Where the header cannot be read, the first frame says as well which ones belong together.
            salt = salt or frame[8:16]
            if frame[8:16] != salt:
                break
            uncommitted[int.from_bytes(frame[:4], "big")] = frame[FRAME_HEADER:]
            if any(frame[4:8]):
                pages |= uncommitted
                uncommitted = {}
    return pages


@contextmanager
def _opened(path: Path) -> Iterator[FileIO]:
    try:
        file = FileIO(path)
    except OSError as error:
        raise StorageFailed("disk-failed") from error
    with file:
        yield file


def _pieces(file: FileIO, start: int, size: int) -> Iterator[tuple[int, bytes]]:
    """The whole pieces of so many bytes from `start` on, each with its place, without those that cannot be read."""
    for place in range(start, fstat(file.fileno()).st_size - size + 1, size):
        piece = _read_at(file, place, size)
        if len(piece) == size:
            yield place, piece


def _read_at(file: FileIO, place: int, size: int) -> bytes:
    with suppress(OSError):
        file.seek(place)
        return file.read(size)
    return b""


def _entries_on(pages: Pages, number: int, kiosk_id: bytes) -> Iterator[Entry]:
    page = pages[number]
    if page[0] != LEAF_OF_TABLE:
        return
    cells = int.from_bytes(page[3:5], "big")
    for cell in range(min(cells, PAGE // 4)):
        place = int.from_bytes(page[8 + 2 * cell : 10 + 2 * cell], "big")
        try:
            entry = _entry_at(pages, page, place, kiosk_id)
        except (IndexError, KeyError, ValueError, msgspec.ValidationError):
            continue  # a broken cell; its neighbours stand for themselves
        if entry is not None:
            yield entry


def _entry_at(pages: Pages, page: bytes, place: int, kiosk_id: bytes) -> Entry | None:
    length, place = _varint(page, place)
    seq, place = _varint(page, place)
    if length > LONGEST_PAYLOAD or not 0 < seq <= LAST_SEQ:
        return None
    values = _values(_payload(pages, page, place, length))
    row = msgspec.convert(values, Row, builtin_types=(bytes,))
    return Entry(kiosk_id, seq, EntryKind(row[1]), Mode.from_byte(row[2]), *row[3:])


def _payload(pages: Pages, page: bytes, place: int, length: int) -> bytes:
    if length <= MOST_LOCAL:
        return page[place : place + length]
    local = LEAST_LOCAL + (length - LEAST_LOCAL) % (PAGE - 4)
    local = local if local <= MOST_LOCAL else LEAST_LOCAL
    payload = page[place : place + local]
    following = int.from_bytes(page[place + local : place + local + 4], "big")
    while len(payload) < length:
        overflow = pages[following]
        payload += overflow[4 : 4 + length - len(payload)]
        following = int.from_bytes(overflow[:4], "big")
    return payload


def _values(payload: bytes) -> list[int | str | bytes | None]:
    end, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < end and len(kinds) <= COLUMNS:
        kind, place = _varint(payload, place)
        kinds.append(kind)
    values: list[int | str | bytes | None] = []
    place = end
    for kind in kinds:
        size = INTEGER_BYTES[kind] if kind < len(INTEGER_BYTES) else (kind - 12) // 2
        values.append(_value(kind, payload[place : place + size]))
        place += size
    if place != len(payload):
        raise ValueError("a record that is not as long as it says")
    return values


def _value(kind: int, raw: bytes) -> int | str | bytes | None:
    if kind == 0:
        return None
    if kind in (8, 9):
        return kind - 8
    if kind < len(INTEGER_BYTES):
        return int.from_bytes(raw, "big", signed=True)
    # A day that is no text any more cannot be stored as it is; its entry still has the head that the next follows from.
    return raw if kind % 2 == 0 else raw.decode("utf-8", "replace")


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """SQLite's integer of one to nine bytes, and where the next thing begins."""
    value = 0
    for count in range(8):
        byte = content[place + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1
    return value << 8 | content[place + 8], place + 9
