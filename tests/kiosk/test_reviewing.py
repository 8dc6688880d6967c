"""A coordinator looks at both of a pair, decides, and may take it back; what is no pair is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories_registry import Booth, Desk, a_booth, a_desk, some_keys

from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.registry.holdings import counts
from kiosk.reviewing import Reviewing
from kiosk.vault.keys import CampaignKeys
from kiosk.vault.seal import OpeningKey

REASON = "ink of another"


@pytest.fixture
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture
def booths(tmp_path: Path, keys: CampaignKeys) -> tuple[Booth, Booth]:
    """One name in two spellings at two kiosks; then at the first one that staff marked as spoilt."""
    first, second = a_booth(tmp_path, keys, 1), a_booth(tmp_path, keys, 2)
    first.sign("Алесь", "Бяляцкі", city="Мінск", country="BY")
    second.sign("Ales", "Bialiatski", city="Minsk", country="BY")
    first.sign("Марыя", "Спадарыня")
    first.collecting.mark_last_spoilt(REASON)
    return first, second


@pytest.fixture
def desk(registry_url: str, keys: CampaignKeys, booths: tuple[Booth, Booth], tmp_path: Path) -> Iterator[Desk]:
    with a_desk(registry_url, keys) as desk:
        desk.merge([booth.export(tmp_path / "stick") for booth in booths])
        yield desk


@pytest.fixture
def reviewing(desk: Desk) -> Reviewing:
    return Reviewing(desk.registry, desk.keys.opening)


ONE, OTHER = EntryId(bytes((1,)) * 16, 1), EntryId(bytes((2,)) * 16, 1)
SPOILT, NOTE = EntryId(ONE.kiosk_id, 2), EntryId(ONE.kiosk_id, 3)


def persons(desk: Desk) -> int:
    with desk.registry.reading() as connection:
        return counts(connection).persons


def waiting(reviewing: Reviewing) -> list[tuple[EntryId, EntryId]]:
    return [pair.ids for pair in reviewing.pairs()]


def test_both_are_shown_as_they_signed_with_their_kiosks(reviewing: Reviewing, booths: tuple[Booth, Booth]) -> None:
    for a, b in ((ONE, OTHER), (OTHER, ONE)):
        shown = reviewing.look_at(a, b)
        assert shown.other is not None
        assert [row.signatory.family_name for row in (shown.one, shown.other)] == ["Бяляцкі", "Bialiatski"]
        assert shown.one.ink.strokes
        assert (shown.note, shown.kiosks) == ("", {booth.kiosk_id: booth.name for booth in booths})


def test_a_spoilt_signing_is_shown_with_what_staff_said(reviewing: Reviewing) -> None:
    shown = reviewing.look_at(SPOILT, NOTE)
    assert (shown.one.signatory.given_name, shown.other, shown.note) == ("Марыя", None, REASON)


def test_the_likeliest_comes_first(reviewing: Reviewing) -> None:
    assert waiting(reviewing) == [(SPOILT, NOTE), (ONE, OTHER)]
    scores = [pair.score for pair in reviewing.pairs()]
    assert scores == sorted(scores, reverse=True)


def test_a_decision_counts_and_can_be_taken_back(reviewing: Reviewing, desk: Desk) -> None:
    assert persons(desk) == 3
    reviewing.decide(OTHER, ONE, "same")
    assert (persons(desk), waiting(reviewing)) == (2, [(SPOILT, NOTE)])
    reviewing.decide(ONE, OTHER, None)
    assert (persons(desk), waiting(reviewing)) == (3, [(SPOILT, NOTE), (ONE, OTHER)])
    reviewing.decide(ONE, OTHER, "different")
    assert (persons(desk), waiting(reviewing)) == (3, [(SPOILT, NOTE)])
    reviewing.decide(ONE, OTHER, "same")
    assert persons(desk) == 2


def test_a_note_that_was_seen_waits_no_longer_and_makes_no_person(reviewing: Reviewing, desk: Desk) -> None:
    reviewing.decide(SPOILT, NOTE, "same")
    assert (persons(desk), waiting(reviewing)) == (3, [(ONE, OTHER)])


def test_what_is_no_pair_is_refused(reviewing: Reviewing) -> None:
    for a, b in ((ONE, SPOILT), (ONE, ONE), (EntryId(bytes(16), 1), OTHER)):
        for ask in (lambda a=a, b=b: reviewing.look_at(a, b), lambda a=a, b=b: reviewing.decide(a, b, "same")):
            with pytest.raises(InputRefused) as raised:
                ask()
            assert raised.value.code == "pair-unknown"


def test_a_box_that_does_not_open_is_said_and_nobody_is_named(desk: Desk) -> None:
    stranger = Reviewing(desk.registry, OpeningKey.generate())
    with pytest.raises(InputRefused) as raised:
        stranger.look_at(ONE, OTHER)
    assert raised.value.code == "box-unreadable"
    with desk.registry.writing() as connection:
        connection.exec_driver_sql("DELETE FROM box WHERE seq = 1")
    with pytest.raises(InputRefused) as raised:
        Reviewing(desk.registry, desk.keys.opening).look_at(ONE, OTHER)
    assert (raised.value.code, raised.value.facts) == ("box-unreadable", {})
