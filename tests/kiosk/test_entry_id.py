"""An entry's id reads back from bytes and from text, sorts alike in both, and is refused where it was mistyped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused

LARGEST = 2**63 - 1
"""What a database keeps of a number."""

ids = st.builds(EntryId, st.binary(min_size=16, max_size=16), st.integers(1, LARGEST))


@given(ids)
def test_bytes_and_text_read_back(entry: EntryId) -> None:
    assert EntryId.from_bytes(entry.to_bytes()) == entry
    assert EntryId.parse(str(entry)) == entry
    assert len(entry.to_bytes()) == 24


@given(ids, ids)
def test_bytes_sort_as_ids_do(one: EntryId, other: EntryId) -> None:
    assert (one < other) == (one.to_bytes() < other.to_bytes())


def test_the_text_is_32_hex_digits_a_hyphen_and_the_number() -> None:
    assert str(EntryId(bytes(range(16)), 12)) == "000102030405060708090a0b0c0d0e0f-12"


def test_blanks_around_and_capitals_are_forgiven() -> None:
    entry = EntryId(b"\xab" * 16, 7)
    assert EntryId.parse(f" {str(entry).upper()}\n") == entry


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "-7",
        "ab" * 16,
        "ab" * 16 + "-",
        "ab" * 16 + "-0",
        "ab" * 16 + "-07",
        "ab" * 16 + "--7",
        "ab" * 16 + "-7.5",
        "ab" * 16 + "-٧",
        "ab" * 16 + "-" + "9" * 20,
        "ab" * 15 + "-7",
        "ab" * 17 + "-7",
        "xy" * 16 + "-7",
        "ab" * 16 + " 7",
    ],
)
def test_what_was_mistyped_is_refused(text: str) -> None:
    with pytest.raises(InputRefused) as raised:
        EntryId.parse(text)
    assert raised.value.code == "entry-id-mistyped"
