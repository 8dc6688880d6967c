"""The draft: what is asked of whom, what is wrong with it, how little ink is little."""

import pytest
from factories import a_signatory, an_ink
from factories_booth import a_campaign
from hypothesis import given
from hypothesis import strategies as st

from kiosk.signatory import DECLARED_INK, NO_INK, Exposure, Ink, InkKind, Signatory
from ui.booth.viewmodels.draft import (
    LITTLE_INK,
    Draft,
    asked_details,
    detail_errors,
    drawing_errors,
    ink_length,
    is_little_ink,
    signing_of,
)


def test_one_who_is_only_counted_gives_two_names() -> None:
    assert asked_details(Exposure.COUNT, a_campaign()) == ("given_name", "family_name")


def test_a_detail_that_the_campaign_does_not_want_is_not_asked() -> None:
    campaign = a_campaign(city="off", email="off")

    assert asked_details(Exposure.CAMPAIGN, campaign) == ("given_name", "family_name", "country")


def test_a_required_detail_must_be_given_by_those_who_are_asked_for_it() -> None:
    campaign = a_campaign(city="required")
    names = Draft(Exposure.CAMPAIGN, Signatory("Янка", "Купала"))

    assert detail_errors(names, campaign) == {"city": "field-empty"}
    assert detail_errors(names.with_exposure(Exposure.COUNT), campaign) == {}


def test_to_be_only_counted_forgets_everything_but_the_names() -> None:
    draft = Draft(Exposure.HANDOVER, a_signatory(), an_ink())

    counted = draft.with_exposure(Exposure.COUNT)

    assert (counted.details, counted.ink) == (Signatory("Янка", "Краўчэня-Ў"), NO_INK)
    assert counted.with_exposure(Exposure.CAMPAIGN).ink == NO_INK


@pytest.mark.parametrize(("ink", "right"), [(NO_INK, False), (DECLARED_INK, True), (an_ink(), True)])
def test_a_drawing_or_a_declaration_is_needed(ink: Ink, right: bool) -> None:
    draft = Draft(Exposure.CAMPAIGN, a_signatory(), ink)

    assert (drawing_errors(draft, a_campaign()) == ()) is right


@given(length=st.integers(0, 900))
def test_little_ink_is_measured_along_the_stroke(length: int) -> None:
    ink = Ink(InkKind.DRAWN, 300, (((50, 100), (50 + length, 100)),))

    assert ink_length(ink) == length
    assert is_little_ink(ink) is (length < LITTLE_INK)


def test_a_declaration_is_never_too_little_ink() -> None:
    assert not is_little_ink(DECLARED_INK)


def test_no_repr_tells_who_it_is() -> None:
    told = repr(Draft(Exposure.HANDOVER, a_signatory(), an_ink()))

    assert all(value not in told for value in ("Янка", "Краўчэня", "Вільня", "example.org", "250"))


def test_a_signing_carries_the_hashes_of_what_was_shown() -> None:
    campaign = a_campaign()

    signing = signing_of(Draft(Exposure.HANDOVER, a_signatory(), an_ink()), campaign, "ru")

    assert signing.text_sha256 == campaign.petition("ru").text_sha256
    assert signing.consent.given
    assert signing.consent.shown_sha256 == campaign.consent_shown_sha256("ru")
