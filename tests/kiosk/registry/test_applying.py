"""Rows go in once, better ones take the place of worse ones, and what is taken back keeps its row alone."""

from collections.abc import Iterator

import pytest
from factories_rows import KIOSK, OTHER, a_box, a_head, a_registry, a_staged, an_offer, bring
from sqlalchemy import func, select

from kiosk.entry import EntryKind
from kiosk.registry.bulk import create_indexes, drop_indexes
from kiosk.registry.holding import held_beside
from kiosk.registry.registry import Registry
from kiosk.registry.schema import LATE_INDEXES, Holding, batches, boxes, entries, leads, unsettled
from kiosk.registry.staging import Stage, packed_leads, unpacked_leads


@pytest.fixture
def registry(registry_url: str) -> Iterator[Registry]:
    with a_registry(registry_url) as registry:
        yield registry


def numbers(registry: Registry, table: object = boxes) -> list[int]:
    with registry.reading() as connection:
        return sorted(connection.scalars(select(table.c.seq)))  # type: ignore[attr-defined]  # any of our tables


def test_what_is_new_goes_in_with_its_boxes_leads_and_provenance(registry: Registry) -> None:
    taken = bring(registry, [a_staged(1, tokens=[7, -9]), a_staged(2)])
    assert (taken.new, taken.known) == (2, 0)
    with registry.reading() as connection:
        assert [tuple(row) for row in connection.execute(select(boxes))] == [(KIOSK, 1, a_box(1)), (KIOSK, 2, a_box(2))]
        assert sorted(tuple(row)[:2] for row in connection.execute(select(leads))) == [(-9, 1), (7, 1)]
        (batch,) = connection.execute(select(batches)).all()
        row = connection.execute(select(entries).where(entries.c.seq == 1)).one()
        (stretch,) = connection.execute(select(unsettled)).all()
    assert (batch.kiosk, batch.first_seq, batch.last_seq, batch.head) == (KIOSK, 1, 2, a_head(KIOSK, 2))
    assert (row.person_kiosk, row.person_seq, row.batch, unpacked_leads(row.leads)) == (
        KIOSK,
        1,
        batch.id,
        [(7, 1), (-9, 1)],
    )
    assert tuple(stretch) == (KIOSK, 1, 2)


def test_the_same_again_leaves_no_trace(registry: Registry) -> None:
    rows = [a_staged(1, tokens=[7]), a_staged(2)]
    bring(registry, rows)
    taken = bring(registry, rows)
    assert (taken.new, taken.known) == (0, 2)
    with registry.reading() as connection:
        assert len(connection.execute(select(batches)).all()) == 1
        assert len(connection.execute(select(leads)).all()) == 1


@pytest.mark.parametrize(
    ("known", "offered"),
    [
        ([1, 2], [2, 3]),  # the last ones once more
        ([1, 2], [1, 2, 3, 4]),  # from the beginning
        ([2, 3], [1, 2, 3, 4]),  # in the middle
        ([1, 4], [1, 2, 3, 4, 5]),  # a beginning, and one behind a gap
        ([4], [1, 2, 3, 4]),
        ([5, 6], [1, 2, 3, 4]),  # behind all of it
        ([1, 2], [1, 4, 6]),  # a batch that has gaps itself, as a CSV may
        ([2, 4], [1, 3, 5]),
    ],
)
def test_of_an_overlap_only_the_rest_goes_in(registry: Registry, known: list[int], offered: list[int]) -> None:
    bring(registry, [a_staged(seq, OTHER, tokens=[seq]) for seq in range(1, 10)], OTHER)
    bring(registry, [a_staged(seq, tokens=[seq]) for seq in known])
    taken = bring(registry, [a_staged(seq, tokens=[seq]) for seq in offered])
    new = set(offered) - set(known)
    assert (taken.new, taken.known) == (len(new), len(set(offered) & set(known)))
    for table in (entries, boxes, leads):
        with registry.reading() as connection:
            held = connection.execute(select(table.c.kiosk, table.c.seq)).all()
        assert sorted(seq for kiosk, seq in held if kiosk == KIOSK) == sorted({*known, *offered})
    with registry.reading() as connection:
        second = entries.c.batch == select(func.max(batches.c.id)).scalar_subquery()
        assert set(connection.scalars(select(entries.c.seq).where(second))) == new


def test_only_records_are_counted(registry: Registry) -> None:
    taken = bring(registry, [a_staged(1), a_staged(2, kind=int(EntryKind.CHECKPOINT), code=None)])
    assert (taken.new, taken.known) == (1, 0)


def test_a_kiosks_own_box_takes_the_place_of_a_resealed_one(registry: Registry) -> None:
    from_csv = a_staged(1, head=None, holding=Holding.RESEALED, tokens=[5])
    bring(registry, [from_csv], boxes=[(1, b"resealed")])
    taken = bring(registry, [a_staged(1, tokens=[6])], boxes=[(1, b"own")])
    assert (taken.new, taken.known) == (0, 1)
    with registry.reading() as connection:
        row = connection.execute(select(entries)).one()
        assert (row.head, row.holding) == (a_head(KIOSK, 1), Holding.OPENED)
        assert connection.scalars(select(boxes.c.box)).all() == [b"own"]
        assert connection.scalars(select(leads.c.token)).all() == [6]


def test_a_worse_holding_changes_nothing(registry: Registry) -> None:
    bring(registry, [a_staged(1)], boxes=[(1, b"own")])
    bring(registry, [a_staged(1, head=None, holding=Holding.RESEALED)], boxes=[(1, b"resealed")])
    with registry.reading() as connection:
        assert connection.scalars(select(boxes.c.box)).all() == [b"own"]


def test_what_a_csv_says_was_taken_back_loses_its_box(registry: Registry) -> None:
    bring(registry, [a_staged(1, tokens=[5])])
    bring(registry, [a_staged(1, holding=Holding.RESEALED, withdrawn=1, code=None)], boxes=[])
    with registry.reading() as connection:
        row = connection.execute(select(entries)).one()
        assert (row.withdrawn, row.code, row.leads) == (1, None, None)
        assert not connection.execute(select(leads)).all()
    assert numbers(registry) == []


@pytest.mark.parametrize("withdrawal_first", [True, False])
def test_a_withdrawal_meets_its_signing_whichever_comes_first(registry: Registry, withdrawal_first: bool) -> None:
    signing = a_staged(1, tokens=[5])
    back = a_staged(1, OTHER, kind=int(EntryKind.WITHDRAWAL), code=signing.code, leads=None)
    order = [([back], OTHER), ([signing], KIOSK)]
    for rows, kiosk in order if withdrawal_first else order[::-1]:
        bring(registry, rows, kiosk)
    with registry.reading() as connection:
        states = {row.kiosk: row.withdrawn for row in connection.execute(select(entries))}
        assert states == {KIOSK: 1, OTHER: 0}
        assert [row.kiosk for row in connection.execute(select(boxes))] == [OTHER]
        assert not connection.execute(select(leads)).all()


@pytest.mark.parametrize(
    ("known", "offered", "fork"),
    [
        ([1, 2, 3], [1, 2, 3], True),  # the very same numbers
        ([1, 2, 3], [4, 5], True),  # goes on from another head
        ([4, 5], [1, 2, 3], True),  # ends at another head than what is known goes on from
        ([1, 2], [4, 5], False),  # behind a gap nobody can tell yet
        ([2], [1, 2, 3], True),
    ],
)
def test_a_fork_is_seen_wherever_the_chains_touch(
    registry: Registry, known: list[int], offered: list[int], fork: bool
) -> None:
    bring(registry, [a_staged(seq) for seq in known])
    others = [a_staged(seq, chain="fork") for seq in offered]
    Stage(registry, KIOSK).add(others)
    with registry.reading() as connection:
        held = held_beside(connection, an_offer(others, chain="fork"))
    assert bool(held.other_leaves or held.other_heads or held.other_ends) is fork


def test_a_chain_that_goes_on_is_no_fork(registry: Registry) -> None:
    bring(registry, [a_staged(1), a_staged(2)])
    more = [a_staged(2), a_staged(3)]
    Stage(registry, KIOSK).add(more)
    with registry.reading() as connection:
        held = held_beside(connection, an_offer(more))
    assert (held.other_leaves, held.other_heads, held.other_ends, held.covered_to) == (0, 0, 0, 1)


def test_a_csvs_end_is_known_though_its_entry_is_not(registry: Registry) -> None:
    """A CSV has no heads and no checkpoints; its manifest says where its chain ends."""
    bring(registry, [a_staged(1, head=None, holding=Holding.RESEALED), a_staged(2, head=None)])
    more = [a_staged(3, chain="fork")]
    Stage(registry, KIOSK).add(more)
    with registry.reading() as connection:
        assert held_beside(connection, an_offer(more, chain="fork")).other_ends == 1


def test_indexes_come_back_after_a_bulk_load(registry: Registry) -> None:
    with registry.writing() as connection:
        drop_indexes(connection, LATE_INDEXES)
        drop_indexes(connection, LATE_INDEXES)
    bring(registry, [a_staged(1, tokens=[5])])
    with registry.writing() as connection:
        create_indexes(connection, LATE_INDEXES)
        create_indexes(connection, LATE_INDEXES)
    assert numbers(registry, leads) == [1]


def test_leads_are_packed_and_unpacked() -> None:
    given = [(0, 1), (-1, 2), (2**63 - 1, 1), (-(2**63), 2)]
    assert unpacked_leads(packed_leads(given)) == given
    assert packed_leads([]) is None
    assert unpacked_leads(None) == []


def test_a_stage_knows_what_need_not_be_opened_again(registry: Registry) -> None:
    bring(registry, [a_staged(1), a_staged(2, holding=Holding.UNREADABLE), a_staged(3)])
    assert Stage(registry, KIOSK).opened_before(1, 2) == {1}
    assert Stage(registry, OTHER).opened_before(1, 9) == set()
