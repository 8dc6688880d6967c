"""Rows that go in past SQLAlchemy come out through it as they were, however many there are."""

from collections.abc import Iterator

import pytest
from factories_rows import a_registry
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import NullPool, create_engine, select

from kiosk.errors import KioskError, StorageFailed
from kiosk.registry.bulk import BLOCK, copy_rows, empty
from kiosk.registry.inserting import ROWS_AT_ONCE
from kiosk.registry.registry import Registry
from kiosk.registry.staging import Stage, StagedEntry, staged

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


@pytest.mark.parametrize(
    ("state", "code"),
    [("53100", "disk-full"), ("55P03", "data-in-use"), ("57P01", "registry-unreachable"), ("58030", "registry-failed")],
)
def test_what_postgresql_says_while_rows_are_copied_has_its_code(postgresql_url: str, state: str, code: str) -> None:
    with a_registry(postgresql_url) as registry:
        stage = Stage(registry, bytes(16))
        with registry.writing() as connection:
            for statement in (
                "CREATE FUNCTION pg_temp.fail() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END$$",
                f"CREATE TRIGGER fail BEFORE INSERT ON {staged.name} EXECUTE FUNCTION pg_temp.fail()",
            ):
                connection.exec_driver_sql(statement)
        with pytest.raises(KioskError, match=code):
            stage.add([StagedEntry(1, 1, b"leaf", None, b"", "2026-11-22")])


def test_a_server_that_goes_while_rows_are_copied_is_said_to_be_gone(postgresql_url: str) -> None:
    def rows() -> Iterator[tuple[object, ...]]:
        with create_engine(postgresql_url, poolclass=NullPool).connect() as other:
            others = "FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            other.exec_driver_sql(f"SELECT pg_terminate_backend(pid) {others}")
        yield from (a_row(seq) for seq in range(ROWS_AT_ONCE))

    with a_registry(postgresql_url) as registry:
        Stage(registry, bytes(16))
        with pytest.raises(StorageFailed, match="registry-unreachable"), registry.writing() as connection:
            copy_rows(connection, staged, rows())
