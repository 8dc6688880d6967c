"""Every two of a group are asked about, and what is known of a pair stays."""

from factories_rows import KIOSK, a_pair, a_registry, a_staged, bring

from kiosk.entry_id import EntryId
from kiosk.registry.asking import ask_each_with_each
from kiosk.registry.pairs import put_pairs, to_review


def test_every_two_are_asked_about_and_a_known_pair_stays_as_it_is(registry_url: str) -> None:
    a, b, c = (EntryId(KIOSK, seq) for seq in (1, 2, 3))
    with a_registry(registry_url) as registry:
        bring(registry, [a_staged(seq) for seq in (1, 2, 3)])
        known = a_pair(a, b, score=71)
        with registry.writing() as connection:
            put_pairs(connection, [known])
            for _ in range(2):
                ask_each_with_each(connection, [(c, a, b)])
            found = to_review(connection)
    assert [pair.ids for pair in found] == [(a, c), (b, c), (a, b)]
    assert found[-1] == known
    assert {(pair.score, pair.why) for pair in found[:2]} == {(95, ("same-email",))}


def test_no_group_asks_nothing(registry_url: str) -> None:
    with a_registry(registry_url) as registry, registry.writing() as connection:
        ask_each_with_each(connection, [])
        assert to_review(connection) == []
