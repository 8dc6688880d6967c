"""Whoever may be one person with somebody who chose more strictly stays unnamed until a coordinator has looked."""

import pytest

from kiosk.deliver.doubts import in_doubt, pairs_wait
from kiosk.entry_id import EntryId
from kiosk.signatory import Exposure
from kiosk.words import program_languages, words_in

A, B, C, NOTE = (EntryId(bytes(16), number) for number in (1, 2, 3, 4))
COUNT, CAMPAIGN, HANDOVER = Exposure.COUNT, Exposure.CAMPAIGN, Exposure.HANDOVER


def doubted(*pairs: tuple[EntryId, EntryId], said: dict[EntryId, Exposure], person: EntryId = A) -> set[EntryId]:
    """Who is in doubt where each signing is a person, but for A's, which is of `person`."""
    whose = {one: (person if one == A else one).to_bytes() for one in said}
    return set(in_doubt(pairs, whose, [(whose[one], exposure) for one, exposure in said.items()]))


@pytest.mark.parametrize("stricter", [COUNT, CAMPAIGN])
def test_the_stricter_one_of_a_pair_keeps_the_other_from_being_named(stricter: Exposure) -> None:
    assert doubted((A, B), said={A: HANDOVER, B: stricter, C: stricter}) == {A}
    assert doubted((A, B), said={A: stricter, B: HANDOVER}) == {B}


def test_two_who_may_be_named_are_named_whoever_they_are() -> None:
    assert doubted((A, B), said={A: HANDOVER, B: HANDOVER}) == set()


def test_a_wish_of_any_signing_is_the_persons() -> None:
    assert doubted((B, C), said={A: COUNT, B: HANDOVER, C: HANDOVER}, person=C) == {B}


def test_a_note_about_a_spoilt_signing_is_nobodys() -> None:
    assert doubted((A, NOTE), said={A: COUNT, B: HANDOVER}) == set()


@pytest.mark.parametrize("language", program_languages())
def test_how_many_wait_is_told(language: str) -> None:
    assert "5" in pairs_wait(5, words_in(language))
