"""Made-up signings, and those on paper, are what the campaign's own form takes, whatever it asks for."""

import json
from dataclasses import replace

import pytest

from kiosk.campaign import Asked, Campaign
from kiosk.campaign_folder import read_campaign
from kiosk.paths import CAMPAIGNS
from kiosk.signatory import Exposure, InkKind
from kiosk.simulating import made_up_signings
from kiosk.transcribing import read_line


def a_campaign(asked: Asked) -> Campaign:
    """The sample's words, and all its details asked for in this way."""
    campaign = read_campaign(CAMPAIGNS / "sample")
    return replace(campaign, form=replace(campaign.form, city=asked, country=asked, email=asked, ink=asked))


@pytest.mark.parametrize("asked", ["required", "optional", "off"])
def test_made_up_people_give_what_is_asked_and_no_more(asked: Asked) -> None:
    campaign = a_campaign(asked)
    signings = list(made_up_signings(60, 1, campaign))
    assert not [error for signing in signings for error in campaign.form.errors(signing)]
    assert {signing.language for signing in signings} == {"en", "pl", "uk"}
    given = {bool(signing.signatory.city) for signing in signings}
    assert given == {"required": {True}, "optional": {True, False}, "off": {False}}[asked]


def test_equal_seeds_give_equal_people() -> None:
    campaign = a_campaign("optional")
    assert list(made_up_signings(9, 7, campaign)) == list(made_up_signings(9, 7, campaign))
    assert list(made_up_signings(9, 7, campaign)) != list(made_up_signings(9, 8, campaign))


@pytest.mark.parametrize(("asked", "kind"), [("optional", InkKind.DECLARED), ("off", InkKind.NONE)])
def test_paper_without_a_drawing_declares_only_where_drawings_are_asked_for(asked: Asked, kind: InkKind) -> None:
    details = {"given_name": "Ann", "family_name": "Lee", "exposure": str(Exposure.CAMPAIGN), "language": "en"}
    line = json.dumps(details | {"ink": None, "consent": True}).encode()
    assert read_line(line, a_campaign(asked)).ink.kind is kind
