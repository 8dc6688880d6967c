"""Packed leads become rows of the table of tokens, alike on both databases."""

from collections.abc import Iterator

import pytest
from factories_rows import KIOSK, OTHER, a_registry, a_staged, bring
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from kiosk.registry.lead_rows import ENTRIES_AT_ONCE, insert_leads
from kiosk.registry.registry import Registry
from kiosk.registry.schema import entries, leads
from kiosk.registry.staging import Lead, packed_leads

LEADS = st.lists(st.tuples(st.integers(-(2**63), 2**63 - 1), st.integers(0, 127)), max_size=5)


@pytest.fixture
def registry(registry_url: str) -> Iterator[Registry]:
    with a_registry(registry_url) as registry:
        bring(registry, [a_staged(1), a_staged(2)])
        bring(registry, [a_staged(1, OTHER)], OTHER)
        yield registry


@given(first=LEADS, second=LEADS)
@example([(-1, 1), (2**63 - 1, 2), (-(2**63), 127)], [(0, 0)])
def test_leads_are_unpacked_as_they_were_packed(registry: Registry, first: list[Lead], second: list[Lead]) -> None:
    given_leads = {1: first, 2: second}
    with registry.writing() as connection:
        connection.execute(delete(leads))
        for seq, some in given_leads.items():
            here = entries.c.kiosk == KIOSK, entries.c.seq == seq
            connection.execute(update(entries).where(*here).values(leads=packed_leads(some)))
        insert_leads(connection, (KIOSK, 1, 2), 1)
        found = sorted(tuple(row) for row in connection.execute(select(leads)))
    assert found == sorted((token, kind, KIOSK, seq) for seq, some in given_leads.items() for token, kind in some)


def test_leads_of_other_batches_and_of_what_was_taken_back_stay_out(registry: Registry) -> None:
    with registry.writing() as connection:
        connection.execute(delete(leads))
        connection.execute(update(entries).values(leads=packed_leads([(7, 1)])))
        connection.execute(update(entries).where(entries.c.seq == 2).values(withdrawn=1))
        insert_leads(connection, (KIOSK, 1, 2), 1)
        found = [tuple(row) for row in connection.execute(select(leads))]
    assert found == [(7, 1, KIOSK, 1)]


def test_leads_of_many_entries_are_all_there_however_many_each_has(registry_url: str) -> None:
    rows = 2 * ENTRIES_AT_ONCE + 7
    with a_registry(registry_url) as registry:
        tokens = {seq: tuple(10 * seq + place for place in range(seq % 5)) for seq in range(1, rows + 1)}
        bring(registry, [a_staged(seq, tokens=some) for seq, some in tokens.items()])
        with registry.reading() as connection:
            found = sorted((row.seq, row.token) for row in connection.execute(select(leads)))
    assert found == [(seq, token) for seq, some in tokens.items() for token in some]
