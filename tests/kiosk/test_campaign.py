"""A campaign's form adds its own rules, and what it shows has hashes."""

from dataclasses import replace

import pytest
from factories import a_signatory, a_signing, an_ink
from factories_campaign import SHIPPED

from kiosk.campaign import Campaign, FormRules
from kiosk.campaign_folder import read_campaign
from kiosk.petition import Demand, NamedPerson
from kiosk.signatory import NO_INK, Exposure, FieldError


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return read_campaign(SHIPPED)


def rules(campaign: Campaign, **changes: str) -> FormRules:
    return replace(campaign.form, **changes)  # type: ignore[arg-type]  # plain strs in a table of tests


@pytest.mark.parametrize("field", ["city", "country", "email"])
def test_a_required_field_is_missed_and_one_that_is_off_refused(campaign: Campaign, field: str) -> None:
    full, empty = a_signing(), a_signing(signatory=a_signatory(**{field: " "}))
    assert rules(campaign, **{field: "required"}).errors(empty) == (FieldError(field, "field-empty"),)
    assert rules(campaign, **{field: "required"}).errors(full) == ()
    assert rules(campaign, **{field: "off"}).errors(full) == (FieldError(field, "field-not-asked"),)
    assert rules(campaign, **{field: "off"}).errors(empty) == ()
    assert rules(campaign, **{field: "optional"}).errors(full) == ()
    assert rules(campaign, **{field: "optional"}).errors(empty) == ()


def test_ink_is_asked_for_as_the_campaign_says(campaign: Campaign) -> None:
    without = a_signing(ink=NO_INK)
    assert rules(campaign, ink="required").errors(without) == (FieldError("ink", "field-empty"),)
    assert rules(campaign, ink="off").errors(a_signing(ink=an_ink())) == (FieldError("ink", "field-not-asked"),)


def test_those_who_are_only_counted_are_asked_nothing_more(campaign: Campaign) -> None:
    counted = a_signing(exposure=Exposure.COUNT, signatory=a_signatory(city="", country="", email=""), ink=NO_INK)
    strict = rules(campaign, city="required", country="required", email="required")
    assert strict.errors(counted) == ()


def test_a_language_it_does_not_have_is_no_petition(campaign: Campaign) -> None:
    with pytest.raises(KeyError):
        campaign.petition("pl")


def test_text_hashes_differ_by_language(campaign: Campaign) -> None:
    hashes = campaign.text_hashes()
    assert set(hashes) == set(campaign.languages)
    assert len(set(hashes.values())) == len(hashes)


def test_people_and_demands_come_as_the_text_has_them(campaign: Campaign) -> None:
    petition = campaign.petition("en")
    assert petition.demands == tuple(Demand(number, one.text) for number, one in enumerate(petition.demands, start=1))
    assert all(isinstance(person, NamedPerson) and person.name and person.role for person in petition.people)
