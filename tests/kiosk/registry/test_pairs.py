"""Pairs keep what was said of them, persons follow from links, and a person parts when its link goes."""

from collections.abc import Iterator

import pytest
from factories_rows import KIOSK, OTHER, a_pair, a_registry, a_staged, bring
from sqlalchemy import select

from kiosk.entry import EntryKind
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.registry.holdings import counts, digest, kiosk_names, reach
from kiosk.registry.pairs import count_to_review, decide, drop_undecided, find_pair, put_pairs, to_review
from kiosk.registry.persons import linked_with, renew_persons
from kiosk.registry.registry import Registry
from kiosk.registry.schema import Holding, PairDecision, PairVerdict, entries
from kiosk.registry.withdrawing import withdraw_code, withdraw_entries

A, B, C, D = (EntryId(KIOSK, seq) for seq in (1, 2, 3, 4))
SAME, DIFFERENT, NONE = PairDecision.SAME, PairDecision.DIFFERENT, PairDecision.NONE


@pytest.fixture
def registry(registry_url: str) -> Iterator[Registry]:
    with a_registry(registry_url) as registry:
        bring(registry, [a_staged(seq) for seq in (1, 2, 3, 4)])
        yield registry


def persons(registry: Registry) -> list[int]:
    """The number of the person of each signing, in order."""
    with registry.reading() as connection:
        return list(connection.scalars(select(entries.c.person_seq).order_by(entries.c.seq)))


def link(registry: Registry, *pairs: tuple[EntryId, EntryId]) -> None:
    with registry.writing() as connection:
        put_pairs(connection, [a_pair(*pair, PairVerdict.SAME, same_email=True) for pair in pairs])
        renew_persons(connection, [one for pair in pairs for one in pair])


def test_links_make_persons_named_by_their_first_signing(registry: Registry) -> None:
    link(registry, (B, C), (C, D))
    assert persons(registry) == [1, 2, 2, 2]
    link(registry, (A, D))
    assert persons(registry) == [1, 1, 1, 1]
    with registry.reading() as connection:
        assert counts(connection).persons == 1
        assert linked_with(connection, C) == {B, D}


def test_a_doubtful_pair_waits_until_somebody_decides(registry: Registry) -> None:
    with registry.writing() as connection:
        put_pairs(connection, [a_pair(A, B), a_pair(A, C, score=99)])
        assert [pair.ids for pair in to_review(connection)] == [(A, C), (A, B)]
        decide(connection, B, A, SAME)
        decide(connection, A, C, DIFFERENT)
        assert count_to_review(connection) == 0
    assert persons(registry) == [1, 1, 3, 4]
    with registry.writing() as connection:
        decide(connection, A, B, NONE)
        assert [pair.ids for pair in to_review(connection)] == [(A, B)]
    assert persons(registry) == [1, 2, 3, 4]


def test_a_pair_of_one_person_needs_no_review(registry: Registry) -> None:
    with registry.writing() as connection:
        put_pairs(connection, [a_pair(A, B), a_pair(B, C), a_pair(A, C)])
        decide(connection, A, B, SAME)
        decide(connection, B, C, SAME)
        assert to_review(connection) == []


def test_what_was_said_outlasts_what_the_merge_thinks_later(registry: Registry) -> None:
    with registry.writing() as connection:
        put_pairs(connection, [a_pair(A, B)])
        decide(connection, A, B, DIFFERENT)
        put_pairs(connection, [a_pair(A, B, PairVerdict.SAME, same_email=True, score=100)])
        pair = find_pair(connection, A, B)
        renew_persons(connection, [A, B])
    assert (pair.decision, pair.verdict, pair.score) == (DIFFERENT, PairVerdict.SAME, 100)
    assert persons(registry) == [1, 2, 3, 4]


def review_of(registry: Registry) -> list[tuple[int, int]]:
    with registry.reading() as connection:
        return sorted((pair.a.seq, pair.b.seq) for pair in to_review(connection))


def say(registry: Registry, one: EntryId, other: EntryId, decision: PairDecision) -> None:
    with registry.writing() as connection:
        decide(connection, one, other, decision)


@pytest.mark.parametrize("star", [((A, B), (A, C)), ((A, B), (B, C)), ((A, C), (B, C))])
def test_whose_a_third_signing_is_is_asked_where_two_were_parted(
    registry: Registry, star: tuple[tuple[EntryId, EntryId], ...]
) -> None:
    link(registry, *star, (A, B))
    say(registry, A, B, DIFFERENT)
    assert persons(registry) == [1, 2, 3, 4]
    assert review_of(registry) == [(1, 3), (2, 3)]
    say(registry, B, C, SAME)
    assert persons(registry) == [1, 2, 2, 4]
    say(registry, A, C, DIFFERENT)
    assert review_of(registry) == []
    for pair in ((A, B), (B, C), (A, C)):
        say(registry, *pair, NONE)
    assert persons(registry) == [1, 1, 1, 4]
    assert review_of(registry) == []


def test_different_people_are_not_made_one_by_way_of_a_third(registry: Registry) -> None:
    with registry.writing() as connection:
        put_pairs(connection, [a_pair(A, B), a_pair(B, C), a_pair(A, C)])
    say(registry, A, B, DIFFERENT)
    say(registry, A, C, SAME)
    with pytest.raises(InputRefused) as raised:
        say(registry, B, C, SAME)
    assert raised.value.code == "pair-contradicts"
    assert persons(registry) == [1, 2, 1, 4]
    say(registry, B, C, DIFFERENT)
    say(registry, A, B, NONE)
    with pytest.raises(InputRefused):
        say(registry, A, B, SAME)
    say(registry, B, C, SAME)  # what was said of the pair itself is no contradiction
    with pytest.raises(InputRefused):
        say(registry, A, B, DIFFERENT)


def test_what_the_merge_thought_once_of_a_decided_pair_is_forgotten_too(registry: Registry) -> None:
    """Else it would tear those apart who are one person without doubt, or not, as the order of merges was."""
    link(registry, (A, B))
    say(registry, A, B, DIFFERENT)
    with registry.writing() as connection:
        drop_undecided(connection, [A, B, C], keep={(A, C)})
        put_pairs(connection, [a_pair(A, C, PairVerdict.SAME, same_email=True)])
        renew_persons(connection, [A, B, C])
        assert find_pair(connection, A, B).verdict is PairVerdict.DOUBTFUL
    assert persons(registry) == [1, 2, 1, 4]


def test_a_spoilt_signing_is_seen_and_makes_nobody_one_person(registry: Registry) -> None:
    bring(registry, [a_staged(5, kind=int(EntryKind.NOTE), code=None)])
    with registry.writing() as connection:
        put_pairs(connection, [a_pair(D, EntryId(KIOSK, 5), PairVerdict.SPOILT)])
        assert count_to_review(connection) == 1
        decide(connection, D, EntryId(KIOSK, 5), SAME)
        assert count_to_review(connection) == 0
    assert persons(registry)[3] == 4


def test_a_pair_that_nobody_knows_cannot_be_decided(registry: Registry) -> None:
    with pytest.raises(InputRefused) as raised, registry.writing() as connection:
        decide(connection, A, EntryId(OTHER, 1), SAME)
    assert raised.value.code == "pair-unknown"


def test_stale_pairs_of_one_email_go_and_decided_ones_stay(registry: Registry) -> None:
    pairs = [a_pair(A, B, same_email=True), a_pair(A, C, same_email=True), a_pair(B, C), a_pair(A, D, same_email=True)]
    with registry.writing() as connection:
        put_pairs(connection, pairs)
        decide(connection, A, D, DIFFERENT)
        drop_undecided(connection, [A, B, C, D], keep={(A, C)})
        assert sorted(pair.ids for pair in to_review(connection)) == [(A, C), (B, C)]
        assert find_pair(connection, A, D).decision is DIFFERENT


def test_a_person_parts_when_the_signing_between_is_taken_back(registry: Registry) -> None:
    link(registry, (A, B), (B, C))
    assert persons(registry) == [1, 1, 1, 4]
    with registry.writing() as connection:
        withdraw_entries(connection, [B])
    assert persons(registry) == [1, 2, 3, 4]


def test_a_person_whose_first_signing_is_taken_back_is_named_by_the_next(registry: Registry) -> None:
    link(registry, (A, B), (A, C), (B, C))
    with registry.writing() as connection:
        withdraw_entries(connection, [A])
        found = counts(connection)
    assert persons(registry) == [1, 2, 2, 4]
    assert (found.signings, found.persons, found.withdrawn) == (3, 2, 1)


def exposures(registry: Registry) -> list[int]:
    """How much each signing allows, in order: 1 is the strictest."""
    with registry.reading() as connection:
        return list(connection.scalars(select(entries.c.exposure).order_by(entries.c.seq)))


def test_a_stricter_wish_outlasts_the_signing_that_said_it(registry_url: str) -> None:
    with a_registry(registry_url) as registry:
        staged = [a_staged(1, exposure=2), a_staged(2, exposure=1), a_staged(3), a_staged(4)]
        bring(registry, staged)
        link(registry, (A, B), (B, C))
        with registry.writing() as connection:
            withdraw_entries(connection, [B])
        assert exposures(registry) == [1, 1, 1, 3]
        bring(registry, [one._replace(exposure=3) for one in staged])
        assert exposures(registry) == [1, 1, 1, 3]


def test_a_milder_wish_goes_with_its_signing(registry_url: str) -> None:
    with a_registry(registry_url) as registry:
        bring(registry, [a_staged(1, exposure=2), a_staged(2)])
        link(registry, (A, B))
        with registry.writing() as connection:
            withdraw_entries(connection, [B])
        assert exposures(registry) == [2, 3]


def test_a_better_holding_is_no_milder(registry_url: str) -> None:
    with a_registry(registry_url) as registry:
        from_csv = [a_staged(seq, holding=Holding.RESEALED, exposure=4 - seq) for seq in (1, 2)]
        bring(registry, from_csv)
        link(registry, (A, B))
        with registry.writing() as connection:
            withdraw_entries(connection, [B])
        bring(registry, [a_staged(1)])
        assert exposures(registry) == [2, 2]


def test_a_withdrawal_tells_how_many_signings_of_the_person_remain(registry: Registry) -> None:
    link(registry, (A, B), (B, C))
    with registry.writing() as connection:
        left = [withdraw_code(connection, a_staged(seq).code or b"") for seq in (3, 1, 4)]
        assert left == [2, 1, 0]
        assert withdraw_code(connection, a_staged(4).code or b"") is None


def test_a_code_takes_its_signing_back(registry: Registry) -> None:
    code = a_staged(2).code
    assert code is not None
    with registry.writing() as connection:
        assert withdraw_code(connection, code) == 0
        assert withdraw_code(connection, b"x" * 16) is None
        assert counts(connection).withdrawn == 1


def test_the_digest_follows_every_part_of_it(registry: Registry) -> None:
    def now() -> bytes:
        with registry.reading() as connection:
            return digest(connection)

    seen = [now()]
    link(registry, (A, B))
    seen.append(now())
    with registry.writing() as connection:
        withdraw_entries(connection, [D])
    seen.append(now())
    bring(registry, [a_staged(5)])
    seen.append(now())
    assert len(set(seen)) == 4
    bring(registry, [a_staged(6, kind=int(EntryKind.CHECKPOINT))])
    assert now() == seen[-1]


def test_a_kiosk_is_reached_up_to_the_first_entry_that_was_not_opened(registry: Registry) -> None:
    bring(registry, [a_staged(5, holding=Holding.UNREADABLE), a_staged(6)])
    bring(registry, [a_staged(2, OTHER)], OTHER)
    with registry.reading() as connection:
        reached = reach(connection, KIOSK)
        assert reached is not None
        assert reached.last_seq == 4
        assert reach(connection, OTHER) is None
        assert kiosk_names(connection) == {KIOSK: "kiosk", OTHER: "kiosk"}
