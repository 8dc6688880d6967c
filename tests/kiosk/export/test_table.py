"""The table: any text in any field comes back as it was, and no spreadsheet takes a cell for a formula."""

import csv
import io
from dataclasses import replace

import pytest
from factories import an_event, an_ink
from hypothesis import given
from hypothesis import strategies as st

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.export.table import FORMULA_STARTS, GUARD, csv_bytes, guarded, read_csv, unguarded
from kiosk.signatory import MAX_POINTS, NO_INK, Exposure, Ink, InkKind, Signatory, ink_errors

HARD = st.sampled_from(
    ["=1+1", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "''=", '"', '","', ";", " =", "＝", "\u00a0@"]
)
TEXTS = st.lists(HARD | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=4).map("".join)


def a_row() -> Row:
    return Row(
        record_id=b"\x01" * 16,
        kiosk_id=b"\x02" * 16,
        seq=7,
        status="signed",
        mode=Mode.LIVE,
        event=an_event(),
        language="be",
        campaign="viasna",
        text_sha256="ab" * 32,
        signatory=Signatory("Янка", "Ў"),
        exposure=Exposure.HANDOVER,
        consent_sha256="cd" * 32,
        ink=an_ink(),
        withdraw_tag=b"\x03" * 32,
        box_sha256=b"\x04" * 32,
    )


@given(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_text_in_any_field_comes_back(  # noqa: PLR0917 -- the free texts of a row, one argument each
    given_name: str, family: str, city: str, country: str, email: str, name: str, place: str
) -> None:
    row = replace(
        a_row(), signatory=Signatory(given_name, family, city, country, email), event=an_event(name=name, place=place)
    )
    assert read_csv(csv_bytes([row])) == (row,)


def test_the_longest_ink_that_may_be_signed_comes_back() -> None:
    """A cell of 180 kB: more than Python's reader takes unless it is told."""
    row = replace(a_row(), ink=Ink(InkKind.DRAWN, 1000, [[(1000, 1000)] * (MAX_POINTS // 2)] * 2))
    assert not ink_errors(row.ink, Exposure.HANDOVER)
    assert read_csv(csv_bytes([row])) == (row,)


@pytest.mark.parametrize("language", ["be\0", "\n", "\x1b"])
def test_a_language_is_no_control_character(language: str) -> None:
    with pytest.raises(InputRefused, match="csv-broken"):
        read_csv(csv_bytes([replace(a_row(), language=language)]))


@given(TEXTS)
def test_guarded_text_starts_no_formula_and_is_guarded_once(text: str) -> None:
    shown = guarded(text)
    assert unguarded(shown) == text
    assert not FORMULA_STARTS & {shown[:1], shown.lstrip()[:1]}


def test_cells_carry_the_guard_in_the_file() -> None:
    row = replace(a_row(), signatory=Signatory("=HYPERLINK(1)", "'Ў"))
    (_, cells) = csv.reader(io.StringIO(csv_bytes([row]).decode("utf-8-sig"), newline=""))
    assert GUARD + "=HYPERLINK(1)" in cells
    assert GUARD + "'Ў" in cells


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_begins_with_the_mark_of_utf8_and_ends_lines_as_rfc_4180_says(rows: int) -> None:
    raw = csv_bytes([a_row()] * rows)
    assert raw.startswith(b"\xef\xbb\xbfformat,record_id,")
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == rows + 1


def test_withdrawn_rows_come_back() -> None:
    row = replace(a_row(), status="withdrawn", signatory=Signatory("", ""), exposure=None, ink=NO_INK, event=None)
    assert read_csv(csv_bytes([row])) == (row,)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"csv/1", b"csv/2", "csv-newer"),
        (b"petition-kiosk/csv/1", b"somebody/csv/1", "csv-broken"),
        (b"\r\n", b"\n", "csv-broken"),
        (b"\xef\xbb\xbf", b"", "csv-broken"),
        (b",signed,", b",Signed,", "csv-broken"),
        (b",7,", b",07,", "csv-broken"),
        (b",viasna,", b',"viasna",', "csv-broken"),
        (b"place,day", b"day,place", "csv-broken"),
    ],
)
def test_anything_that_it_would_not_write_is_refused(old: bytes, new: bytes, code: str) -> None:
    raw = csv_bytes([a_row()])
    assert old in raw
    with pytest.raises(InputRefused) as refused:
        read_csv(raw.replace(old, new))
    assert refused.value.code == code


@pytest.mark.parametrize("harm", [b"," * 300_000, b'"' + b"a" * 200_000, b"\r\n" * 10])
def test_a_line_that_no_row_can_be_is_refused_where_it_stands(harm: bytes) -> None:
    raw = csv_bytes([a_row()])
    with pytest.raises(InputRefused, match="csv-broken"):
        read_csv(raw[: raw.index(b"\r\n") + 2] + harm)


def test_more_rows_than_there_can_be_are_refused() -> None:
    raw = csv_bytes([a_row(), a_row()])
    assert len(read_csv(raw, 2)) == 2
    with pytest.raises(InputRefused, match="csv-of-other-batch"):
        read_csv(raw, 1)
