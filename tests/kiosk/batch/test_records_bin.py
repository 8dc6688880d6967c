"""`records.bin` gives back the entries that were written, and takes nothing in another encoding."""

from io import BytesIO

import msgspec
import pytest
from factories_batch import flipped, some_of
from hypothesis import given
from hypothesis import strategies as st

from kiosk.batch.records_bin import LENGTH_BYTES, MAX_ENTRY_BYTES, read_entries, write_entries
from kiosk.entry import Entry, EntryKind, Mode
from kiosk.errors import InputRefused

digests = st.binary(min_size=32, max_size=32)
entries = st.builds(
    Entry,
    kiosk_id=st.binary(min_size=16, max_size=16),
    seq=st.integers(1, 2**64 - 1),
    kind=st.sampled_from(EntryKind),
    mode=st.sampled_from(Mode),
    event=st.binary(min_size=4, max_size=4),
    day=st.dates().map(str),
    box_sha256=digests,
    head=digests,
    sig=st.binary(max_size=80),
    box=st.none() | st.binary(max_size=300),
)
ENTRY = Entry(bytes(16), 1, EntryKind.RECORD, Mode.LIVE, bytes(4), "2026-11-22", bytes(32), bytes(32), b"sig", b"box")


def framed(packed: bytes) -> bytes:
    return len(packed).to_bytes(LENGTH_BYTES, "big") + packed


def read(raw: bytes) -> list[Entry]:
    return list(read_entries(BytesIO(raw), len(raw)))


def refused(raw: bytes) -> str:
    with pytest.raises(InputRefused) as caught:
        read(raw)
    return caught.value.code


@given(st.lists(entries, max_size=5))
def test_entries_come_back(written: list[Entry]) -> None:
    assert read(b"".join(write_entries(written))) == written


def test_nothing_behind_its_own_bytes_is_read() -> None:
    raw = b"".join(write_entries([ENTRY]))
    assert list(read_entries(BytesIO(raw + b"next"), len(raw))) == [ENTRY]


def test_every_cut_is_refused() -> None:
    raw = b"".join(write_entries([ENTRY, ENTRY]))
    whole = {0, len(raw) // 2, len(raw)}
    assert {refused(raw[:size]) for size in range(len(raw)) if size not in whole} == {"records-broken"}
    assert {refused(raw[:size] + b"\0") for size in whole} == {"records-broken"}


def test_a_changed_bit_gives_another_entry_or_none() -> None:
    raw = b"".join(write_entries([ENTRY]))
    found = [read_or_code(flipped(raw, bit)) for bit in some_of(len(raw) * 8, 2_000)]
    assert [ENTRY] not in found
    assert {one for one in found if isinstance(one, str)} == {"records-broken"}


def read_or_code(raw: bytes) -> list[Entry] | str:
    try:
        return read(raw)
    except InputRefused as error:
        return error.code


def test_a_length_beyond_any_entry_is_refused_unread() -> None:
    class Counting(BytesIO):
        asked = 0

        def read(self, size: int | None = -1) -> bytes:
            Counting.asked = max(Counting.asked, size or 0)
            return super().read(size)

    for length in (0, MAX_ENTRY_BYTES + 1, 2**32 - 1):
        with pytest.raises(InputRefused, match="records-broken"):
            list(read_entries(Counting(length.to_bytes(LENGTH_BYTES, "big") + bytes(100)), 2**33))
    assert Counting.asked == LENGTH_BYTES


FIELDS = [bytes(16), 1, 1, "live", bytes(4), "2026-11-22", bytes(32), bytes(32), b"sig", b"box"]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        *((0, value) for value in (bytes(15), "x" * 16, None)),
        *((1, value) for value in (0, -1, 1.0, "1")),
        *((2, value) for value in (0, 5, "record")),
        *((3, value) for value in ("test", 1)),
        *((5, value) for value in ("22.11.2026", "2026-11-2", b"2026-11-22", "2026-11-22T00:00")),
        *((7, value) for value in (bytes(31), bytes(33))),
        *((8, value) for value in (bytes(81), None)),
        *((9, value) for value in ("box", 1)),
    ],
)
def test_what_no_kiosk_writes_is_refused(place: int, value: object) -> None:
    assert read(framed(msgspec.msgpack.encode(FIELDS))) == [ENTRY]
    fields = [*FIELDS[:place], value, *FIELDS[place + 1 :]]
    assert refused(framed(msgspec.msgpack.encode(fields))) == "records-broken"


def test_more_and_fewer_fields_longer_forms_and_depth_are_refused() -> None:
    packed = msgspec.msgpack.encode(FIELDS)
    assert refused(framed(msgspec.msgpack.encode([*FIELDS, 1]))) == "records-broken"
    assert refused(framed(msgspec.msgpack.encode(FIELDS[:-1]))) == "records-broken"
    assert refused(framed(packed + b"\xc0")) == "records-broken"
    assert refused(framed(b"\xdc\x00\x0a" + packed[1:])) == "records-broken"
    assert refused(framed(b"\x91" * 100_000 + b"\xc0")) == "records-broken"
