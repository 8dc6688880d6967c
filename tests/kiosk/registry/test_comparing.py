"""Work that is left is handed out once, in pieces, with all who share a token; too common a name leads nowhere."""

from collections.abc import Iterator

import pytest
from factories_rows import KIOSK, OTHER, a_registry, a_staged, bring

from kiosk.entry_id import EntryId
from kiosk.registry.comparing import MOST_WITH_A_NAME, Piece, count_unsettled, next_piece, prepare_comparing
from kiosk.registry.registry import Registry
from kiosk.registry.schema import LeadKind
from kiosk.registry.sealed import all_signings, count_signings, sealed_entries


@pytest.fixture
def registry(registry_url: str) -> Iterator[Registry]:
    with a_registry(registry_url) as registry:
        yield registry


def pieces(registry: Registry, at_most: int = 100) -> list[Piece]:
    found = []
    with registry.writing() as connection:
        prepare_comparing(connection)
        while piece := next_piece(connection, at_most):
            found.append(piece)
    return found


def test_those_who_share_a_token_come_together(registry: Registry) -> None:
    bring(registry, [a_staged(1, tokens=[7]), a_staged(2, tokens=[8]), a_staged(3, tokens=[7, 9])])
    (piece,) = pieces(registry)
    assert piece.entries == 3
    assert piece.fresh == {EntryId(KIOSK, seq) for seq in (1, 2, 3)}
    assert [group.members for group in piece.groups] == [(EntryId(KIOSK, 1), EntryId(KIOSK, 3))]


def test_later_entries_meet_earlier_ones_of_other_kiosks(registry: Registry) -> None:
    bring(registry, [a_staged(1, tokens=[7], lead_kind=LeadKind.NAME)])
    pieces(registry)
    bring(registry, [a_staged(1, OTHER, tokens=[7], lead_kind=LeadKind.NAME)], OTHER)
    (piece,) = pieces(registry)
    assert piece.fresh == {EntryId(OTHER, 1)}
    assert [(group.kind, len(group.members)) for group in piece.groups] == [(LeadKind.NAME, 2)]


def test_work_is_handed_out_in_pieces_and_once(registry: Registry) -> None:
    bring(registry, [a_staged(seq) for seq in range(1, 8)])
    with registry.writing() as connection:
        assert count_unsettled(connection) == 7
    assert [piece.entries for piece in pieces(registry, 3)] == [3, 3, 1]
    assert pieces(registry) == []


def test_a_name_that_too_many_have_leads_nowhere_and_an_email_always_does(registry: Registry) -> None:
    many = range(1, MOST_WITH_A_NAME + 2)
    bring(registry, [a_staged(seq, tokens=[7], lead_kind=LeadKind.NAME) for seq in many])
    assert [piece.groups for piece in pieces(registry)] == [()]
    bring(registry, [a_staged(seq, OTHER, tokens=[8]) for seq in many], OTHER)
    (group,) = pieces(registry)[0].groups
    assert len(group.members) == MOST_WITH_A_NAME + 1


def test_sealed_signings_come_page_by_page_in_order(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.registry.sealed.PAGE", 2)
    bring(registry, [a_staged(seq, OTHER) for seq in (1, 2, 3)], OTHER)
    bring(registry, [a_staged(seq) for seq in (1, 2)])
    wanted = [EntryId(KIOSK, 1), EntryId(KIOSK, 2), *(EntryId(OTHER, seq) for seq in (1, 2, 3))]
    with registry.reading() as connection:
        assert [one.id for one in all_signings(connection)] == wanted
        assert count_signings(connection) == 5
        (one,) = sealed_entries(connection, [EntryId(OTHER, 2), EntryId(OTHER, 9)])
    assert (one.id, one.box, one.person) == (EntryId(OTHER, 2), b"box 2", EntryId(OTHER, 2))
