"""Rows that go in past SQLAlchemy come out through it as they were, however many there are."""

from collections.abc import Iterator

import pytest
from factories_rows import a_registry
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.registry.bulk import BLOCK, copy_rows, empty
from kiosk.registry.inserting import ROWS_AT_ONCE
from kiosk.registry.registry import Registry
from kiosk.registry.staging import Stage, staged

MORE = 3 * ROWS_AT_ONCE
BYTES = st.none() | st.binary(max_size=40)
SMALL = st.integers(-(2**15), 2**15 - 1)
# PostgreSQL's text takes no NUL and nothing that is half a character; nothing here writes either.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
ROWS = st.lists(
    st.tuples(
        *(st.integers(-(2**63), 2**63 - 1), SMALL, st.binary(max_size=40), BYTES, BYTES, TEXT),
        *(SMALL, TEXT, SMALL, SMALL, BYTES, BYTES),
    ),
    max_size=MORE,
    unique_by=lambda row: row[0],
)


def a_row(seq: int) -> tuple[object, ...]:
    return (seq, 1, b"leaf", None, b"", "дзень", 0, "be", 3, 0, None, bytes(range(256)))


@pytest.fixture
def registry(registry_url: str) -> Iterator[Registry]:
    with a_registry(registry_url) as registry:
        Stage(registry, bytes(16))  # makes the table
        yield registry


@settings(max_examples=25)
@given(rows=ROWS)
@example([])
@example([a_row(seq) for seq in range(ROWS_AT_ONCE - 1)])
@example([a_row(seq) for seq in range(ROWS_AT_ONCE)])
@example([a_row(seq) for seq in range(2 * ROWS_AT_ONCE + 1)])
@example([a_row(seq) for seq in range(BLOCK // 300)])
def test_rows_come_back_as_they_were(registry: Registry, rows: list[tuple[object, ...]]) -> None:
    with registry.writing() as connection:
        empty(connection, staged)
        copy_rows(connection, staged, iter(rows))
        found = [tuple(row) for row in connection.execute(select(staged).order_by(staged.c.seq))]
    assert found == sorted(rows, key=lambda row: int(str(row[0])))


def test_rows_that_end_in_the_middle_leave_nothing(registry: Registry) -> None:
    class Gone(Exception):
        pass

    def cut_short() -> Iterator[tuple[object, ...]]:
        yield from (a_row(seq) for seq in range(ROWS_AT_ONCE + 1))
        raise Gone

    with pytest.raises(Gone), registry.writing() as connection:
        copy_rows(connection, staged, cut_short())
    with registry.reading() as connection:
        assert connection.execute(select(staged)).first() is None
