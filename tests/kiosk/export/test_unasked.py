"""What a campaign’s form does not ask for is on no paper: no empty column, no chart of those who were not asked."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from factories_deliver import many_persons, some_contents
from factories_export import CSV_SHA256, a_row, a_snapshot, drawn

from kiosk.campaign import Campaign
from kiosk.campaign_folder import read_campaign
from kiosk.deliver.contents import PROFILES, Contents, Profile
from kiosk.deliver.profiles import delivery_of
from kiosk.export.delivery_pdf import draw_delivery_pdf, files_of
from kiosk.export.delivery_tables import COUNT_COLUMNS, FULL_COLUMNS, HANDOVER_COLUMNS, table_chunks
from kiosk.export.snapshot import Asked
from kiosk.paths import CAMPAIGNS
from kiosk.progress import NoProgress
from kiosk.words import words_in

COLUMNS = {"full": FULL_COLUMNS, "handover": HANDOVER_COLUMNS, "count": COUNT_COLUMNS}


@pytest.fixture
def sample() -> Campaign:
    campaign = read_campaign(CAMPAIGNS / "sample")
    assert (campaign.form.city, campaign.form.country) == ("required", "off")
    return campaign


@pytest.fixture
def contents(sample: Campaign) -> Contents:
    """As the sample’s kiosks give them: nobody was asked for a country."""
    persons = [
        replace(person, signings=tuple(replace(row, signatory=replace(row.signatory, country="")) for row in signings))
        for person in many_persons(30)
        if (signings := person.signings)
    ]
    return some_contents(persons, campaign=sample)


def words_of(pdf: Path) -> str:
    told = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(told.split())


@pytest.mark.parametrize("profile", PROFILES)
def test_a_delivery_says_nothing_of_countries(contents: Contents, profile: Profile, tmp_path: Path) -> None:
    delivery = delivery_of(contents, profile, "en")

    groups = {line.split(b",")[1] for line in b"".join(table_chunks(delivery)).splitlines()}
    assert b"country" not in groups
    charts = draw_delivery_pdf(delivery, CSV_SHA256, words_in("en"), tmp_path / "a.pdf", NoProgress())

    said = words_of(tmp_path / "a.pdf")
    assert "ountry" not in said
    assert "not said" not in said
    assert tuple(charts) == (f"{profile}-by-day.svg",)
    assert files_of(delivery).all == (f"{profile}.pdf", f"{profile}.csv", f"{profile}-by-day.svg")


@pytest.mark.parametrize("profile", PROFILES)
def test_its_table_has_the_columns_that_every_table_has(contents: Contents, profile: Profile) -> None:
    table = b"".join(table_chunks(delivery_of(contents, profile, "en"))).decode("utf-8-sig")

    assert table.splitlines()[0] == ",".join(COLUMNS[profile])


def test_sheets_and_summary_say_nothing_of_countries(sample: Campaign, tmp_path: Path) -> None:
    snapshot = a_snapshot(a_row(1), language="en", petition=sample.petition("en"), asked=Asked.by(sample.form))

    drawn(snapshot, tmp_path / "a.pdf", "en")

    said = words_of(tmp_path / "a.pdf")
    assert "No. Name City Day Signature" in said
    assert "By country" not in said


def test_sheets_name_only_the_columns_that_are_asked_for(tmp_path: Path) -> None:
    for asked, head in (
        (Asked(), "No. Name City, country Day Signature"),
        (Asked(city=False), "No. Name Country Day Signature"),
        (Asked(city=False, country=False, ink=False), "No. Name Day"),
    ):
        drawn(a_snapshot(a_row(1), language="en", asked=asked), tmp_path / "a.pdf", "en")
        assert head in words_of(tmp_path / "a.pdf")


def test_what_leads_to_the_demands_stands_before_them_on_every_sheet(tmp_path: Path) -> None:
    snapshot = a_snapshot(*map(a_row, range(1, 31)), language="en")

    drawn(snapshot, tmp_path / "a.pdf", "en")

    lead, first = snapshot.petition.demands_heading, snapshot.petition.demands[0].text[:30]
    assert words_of(tmp_path / "a.pdf").count(f"{lead} 1. {first}") == 3
