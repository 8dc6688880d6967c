"""Whatever is the same in all rows, of one length or neither: what goes in by one statement comes out as it was."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, SmallInteger, Table, Text, create_engine
from sqlalchemy.schema import CreateTable

from kiosk.registry.inserting import LONGEST_JOINED, ROWS_AT_ONCE, insert_rows

kept = Table(
    "kept",
    MetaData(),
    Column("seq", BigInteger),
    Column("kind", SmallInteger, nullable=False),
    Column("leaf", LargeBinary, nullable=False),
    Column("code", LargeBinary),
    Column("day", Text, nullable=False),
    Column("head", LargeBinary, nullable=False),
    Column("batch", Integer, nullable=False),
)


def of_one_length(size: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=size, max_size=size)


def columns_of(cell: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """A column for a whole piece: the same in all rows, or not."""
    different = st.lists(cell, min_size=7, max_size=7).map(lambda few: (few * ROWS_AT_ONCE)[:ROWS_AT_ONCE])
    return cell.map(lambda one: [one] * ROWS_AT_ONCE) | different


BYTES = st.binary(max_size=LONGEST_JOINED + 1)
ANY_BYTES = columns_of(BYTES) | st.sampled_from([0, 1, 32, LONGEST_JOINED, LONGEST_JOINED + 1]).flatmap(
    lambda size: columns_of(of_one_length(size))
)
PIECES = st.tuples(
    columns_of(st.integers(-(2**63), 2**63 - 1)),
    columns_of(st.integers(0, 5)),
    ANY_BYTES,
    ANY_BYTES | columns_of(st.none() | BYTES) | columns_of(st.none() | of_one_length(16)),
    columns_of(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)),
    ANY_BYTES,
    columns_of(st.integers(0, 2**31 - 1)),
)
ALL_THE_SAME = tuple([one] * ROWS_AT_ONCE for one in (1, 1, b"leaf", None, "дзень", b"", 7))


@pytest.fixture
def driver() -> Iterator[sqlite3.Connection]:
    with sqlite3.connect(":memory:") as connection:
        connection.execute(str(CreateTable(kept).compile(create_engine("sqlite://"))))
        yield connection
    connection.close()


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(PIECES, max_size=3), rest=PIECES, more=st.integers(0, ROWS_AT_ONCE - 1))
@example(pieces=[ALL_THE_SAME, ALL_THE_SAME], rest=ALL_THE_SAME, more=1)
def test_rows_come_back_as_they_were(pieces: list[Any], rest: Any, more: int) -> None:
    turned = [*pieces, tuple(column[:more] for column in rest)] if more else pieces
    with sqlite3.connect(":memory:") as driver:
        driver.execute(str(CreateTable(kept).compile(create_engine("sqlite://"))))
        insert_rows(driver, kept, turned)
        found = driver.execute("SELECT * FROM kept ORDER BY rowid").fetchall()
    driver.close()
    assert found == [row for piece in turned for row in zip(*piece, strict=True)]


@pytest.mark.parametrize("place", [1, 2, 4, 5, 6])
@pytest.mark.parametrize("rows", [1, ROWS_AT_ONCE])
def test_what_may_not_be_missing_is_refused_where_it_is(driver: sqlite3.Connection, place: int, rows: int) -> None:
    for column in ([None] * ROWS_AT_ONCE, [None, *ALL_THE_SAME[place][1:]]):
        piece = [*ALL_THE_SAME[:place], column, *ALL_THE_SAME[place + 1 :]]
        with pytest.raises((sqlite3.IntegrityError, TypeError)):
            insert_rows(driver, kept, [[one[:rows] for one in piece]])
