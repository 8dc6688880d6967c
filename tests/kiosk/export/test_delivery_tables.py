"""The tables of deliveries: columns as the formats say, every cell guarded, and no more in them than there may be."""

import csv
import io
from collections.abc import Iterator

import pytest
from factories import a_signatory, an_event
from factories_deliver import a_person, many_persons, some_contents

from kiosk.deliver.contents import PROFILES, Contents, Profile
from kiosk.deliver.profiles import delivery_of
from kiosk.export.delivery_tables import COUNT_COLUMNS, FULL_COLUMNS, HANDOVER_COLUMNS, table_chunks
from kiosk.export.table import COLUMNS, FORMULA_STARTS, LINES_AT_ONCE, csv_bytes


def table(contents: Contents, profile: Profile) -> bytes:
    return b"".join(table_chunks(delivery_of(contents, profile, "en")))


def lines_of(raw: bytes) -> Iterator[list[str]]:
    return iter(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize("profile", PROFILES)
def test_it_is_written_as_the_other_tables_are(profile: Profile) -> None:
    raw = table(some_contents(many_persons(20)), profile)

    assert raw.startswith(b"\xef\xbb\xbfformat,")
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    header, *lines = lines_of(raw)
    assert {line[0] for line in lines} == {f"petition-kiosk/{profile}/1"}
    assert {len(line) for line in lines} == {len(header)}


def test_the_columns_are_those_of_the_formats() -> None:
    assert (*COLUMNS, "person") == FULL_COLUMNS
    assert HANDOVER_COLUMNS == ("format", "kind", "given_name", "family_name", "country", "count")
    assert COUNT_COLUMNS == ("format", "group", "value", "count")
    for profile, columns in zip(PROFILES, (FULL_COLUMNS, HANDOVER_COLUMNS, COUNT_COLUMNS), strict=True):
        assert tuple(next(lines_of(table(some_contents([]), profile)))) == columns


def test_a_full_row_is_the_row_of_a_batch_and_the_person() -> None:
    contents = some_contents(many_persons(30))
    rows = [one.row for one in delivery_of(contents, "full", "en").all_signings]

    _, *batch = lines_of(csv_bytes(rows))
    _, *full = lines_of(table(contents, "full"))

    assert [line[1:-1] for line in full] == [line[1:] for line in batch]


@pytest.mark.parametrize("profile", PROFILES)
def test_no_cell_is_a_formula(profile: Profile) -> None:
    who = a_signatory(given_name="=1+1", family_name="@SUM(A1)", city="+375", email="-x@example.org")
    event = an_event("=HYPERLINK(1)", "＝x")
    persons = [a_person(number, signatory=who, event=event) for number in range(1, 8)]

    cells = [cell for line in lines_of(table(some_contents(persons), profile)) for cell in line]

    assert any(cell.startswith("'=") for cell in cells)
    assert [cell for cell in cells if cell[:1] in FORMULA_STARTS] == []


def test_a_long_table_is_one_table() -> None:
    contents = some_contents(many_persons(LINES_AT_ONCE + 5))

    pieces = list(table_chunks(delivery_of(contents, "full", "en")))
    _, *lines = lines_of(b"".join(pieces))

    assert len(pieces) == 3
    assert len(lines) == contents.signings


def test_a_count_names_its_groups_by_codes() -> None:
    persons = [a_person(number, signatory=a_signatory(country="LT")) for number in range(1, 8)]

    lines = [line[1:] for line in lines_of(table(some_contents(persons), "count"))][1:]

    assert lines == [
        ["total", "", "7"],
        ["day", "2026-11-22", "7"],
        ["event", "Fair, Vilnius, 2026-11-22", "7"],
        ["country", "LT", "7"],
        ["language", "be", "7"],
    ]
