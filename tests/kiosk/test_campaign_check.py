"""`campaign check` says everything at once: all problems with their mends, and what a person should look at."""

import shutil
from pathlib import Path

import pytest
from factories_campaign import SHIPPED, CampaignCopy, a_campaign_copy

from kiosk.campaign_check import campaign_problems
from kiosk.campaign_folder import read_campaign
from kiosk.paths import CAMPAIGNS
from kiosk.words import words_in

SAMPLE = CAMPAIGNS / "sample"


@pytest.fixture
def copy(tmp_path: Path) -> CampaignCopy:
    return a_campaign_copy(tmp_path / "campaign")


def test_the_shipped_campaign_has_no_problem() -> None:
    report = campaign_problems(SHIPPED)
    assert report.ok
    assert report.problems == ()
    assert report.campaign == "viasna"
    assert report.text_sha256 == read_campaign(SHIPPED).text_hashes()


def test_all_problems_are_told_each_with_file_key_code_and_mend(copy: CampaignCopy) -> None:
    copy.replace("campaign.toml", 'addressee_country = "BY"', 'addressee_country = "XX"')
    copy.replace("campaign.toml", "goals = [1000]", "goals = [2, 1]")
    copy.replace("texts/be.toml", 'language = "be"', 'language = "be"\nmore = 1')
    (copy.folder / "texts/ru.toml").unlink()
    (copy.folder / "photos").mkdir()
    (copy.folder / "photos/x.png").symlink_to("/etc/hostname")
    report = campaign_problems(copy.folder)
    assert not report.ok
    starts = (
        "campaign.toml: addressee_country: campaign-country-unknown: ",
        "campaign.toml: counter.goals: campaign-goals-not-rising: ",
        "texts/ru.toml: campaign-file-missing: ",
        "texts/be.toml: more: campaign-value-wrong: ",
        "photos/x.png: campaign-file-not-plain: ",
    )
    assert len(report.problems) == len(starts)
    assert all(any(line.startswith(start) for line in report.problems) for start in starts), report.problems
    assert report.problems[0].endswith("Write two capital letters, such as BY.")


def test_what_is_not_finished_is_a_warning(copy: CampaignCopy) -> None:
    before = campaign_problems(copy.folder)
    assert any("privacy.controller_confirmed" in line for line in before.warnings)
    assert any("privacy.contact" in line for line in before.warnings)
    assert sum(".toml: status: " in line for line in before.warnings) == 3
    copy.replace("campaign.toml", "controller_confirmed = false", "controller_confirmed = true")
    copy.replace("campaign.toml", 'contact = ""', 'contact = "post@example.org"')
    for language in ("be", "ru", "de"):
        copy.replace(f"texts/{language}.toml", 'status = "translation"', 'status = "checked"')
    after = campaign_problems(copy.folder)
    assert after.ok
    assert after.warnings == ()


def test_a_text_may_be_at_any_stage_and_is_told_of_until_it_is_checked(copy: CampaignCopy) -> None:
    copy.replace("texts/de.toml", 'status = "translation"', 'status = "draft"')
    report = campaign_problems(copy.folder)
    assert report.ok
    assert any(line.startswith("texts/de.toml: status: ") for line in report.warnings)


def test_a_text_that_nobody_will_see_is_a_warning(copy: CampaignCopy) -> None:
    (copy.folder / "texts/pl.toml").write_text("", "utf-8")
    report = campaign_problems(copy.folder)
    assert report.ok
    assert any(line.startswith("texts/pl.toml: ") for line in report.warnings)


def test_an_empty_folder_is_reported_and_raises_nothing(tmp_path: Path) -> None:
    report = campaign_problems(tmp_path, words_in("en"))
    assert not report.ok
    assert [line.split(":")[0] for line in report.problems] == ["campaign.toml"]


def test_the_sample_campaign_has_no_problem_and_says_what_it_lacks() -> None:
    report = campaign_problems(SAMPLE)
    assert report.ok
    assert (report.campaign, report.languages) == ("sample", ("en", "pl", "uk"))
    told = [line.partition(": ")[2] for line in report.warnings if ": languages: " in line]
    english = "Buttons and hints have no translation into this language: they stay English."
    assert told == [f"languages: pl: {english}"]


def test_a_language_without_a_keyboard_is_a_warning(tmp_path: Path) -> None:
    copy = CampaignCopy(shutil.copytree(SAMPLE, tmp_path / "campaign"))
    copy.replace("campaign.toml", '"uk"', '"cs"')
    (copy.folder / "texts/uk.toml").rename(copy.folder / "texts/cs.toml")
    copy.replace("texts/cs.toml", 'language = "uk"', 'language = "cs"')
    report = campaign_problems(copy.folder)
    assert report.ok
    assert [line for line in report.warnings if "keyboard" in line] == [
        "campaign.toml: languages: cs: There is no keyboard for this language: people type on the English one."
    ]
