"""A campaign whose texts were corrected between events: what is delivered is what most people signed."""

import os
import shutil
from pathlib import Path

import pytest

from kiosk.campaign import Campaign
from kiosk.campaign_folder import campaign_contents, read_campaign
from kiosk.errors import InputRefused
from kiosk.known_campaigns import KEPT, campaign_signed_under, keep_campaign
from kiosk.paths import CAMPAIGNS

SHIPPED = CAMPAIGNS / "viasna"


def text_of(campaign: Campaign, language: str = "en") -> str:
    return campaign.petition(language).text_sha256


def corrected(keys: Path, name: str) -> Campaign:
    """A campaign of the same id beside the keys whose English text alone is another."""
    folder = Path(shutil.copytree(SHIPPED, keys / KEPT / name))
    text = folder / "texts" / "en.toml"
    shipped = read_campaign(SHIPPED).petition("en").title
    text.write_text(text.read_text("utf-8").replace(shipped, f"{shipped} ({name})"), "utf-8")
    return read_campaign(folder)


def test_it_is_the_one_that_most_signed_under(tmp_path: Path) -> None:
    """Most people, and not most languages: the three other texts are the same in both."""
    first, second = corrected(tmp_path, "a"), corrected(tmp_path, "b")
    assert len({text_of(one) for one in (first, second, read_campaign(SHIPPED))}) == 3
    assert text_of(first, "de") == text_of(second, "de")
    for more, fewer in ((first, second), (second, first)):
        texts = {text_of(more): 3, text_of(fewer): 2, text_of(first, "de"): 9, "00" * 32: 99}
        assert campaign_signed_under("viasna", texts, tmp_path).text_hashes() == more.text_hashes()


def test_of_equals_and_of_unknown_texts_it_is_always_the_same(tmp_path: Path) -> None:
    first, second = corrected(tmp_path, "a"), corrected(tmp_path, "b")
    for texts in ({text_of(second): 1, text_of(first): 1}, {"00" * 32: 1}, {}):
        assert campaign_signed_under("viasna", texts, tmp_path).text_hashes() == first.text_hashes()


def test_what_is_shipped_is_found_without_keys_and_beside_broken_copies(tmp_path: Path) -> None:
    shipped = read_campaign(SHIPPED)
    (tmp_path / KEPT / "broken").mkdir(parents=True)
    for keys in (None, tmp_path, tmp_path / "missing"):
        assert campaign_signed_under("viasna", {text_of(shipped): 1}, keys).text_hashes() == shipped.text_hashes()


def test_a_campaign_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as raised:
        campaign_signed_under("nowhere", {}, tmp_path)
    assert (raised.value.code, raised.value.facts["campaign"]) == ("campaign-text-unknown", "nowhere")


def kept(keys: Path) -> Path:
    (folder,) = (keys / KEPT).iterdir()
    return folder


def test_what_is_kept_beside_the_keys_is_the_campaign_itself(tmp_path: Path) -> None:
    keep_campaign(SHIPPED, tmp_path)
    assert campaign_contents(kept(tmp_path)) == campaign_contents(SHIPPED)
    assert kept(tmp_path).stat().st_mode & 0o777 == 0o700


def test_a_text_corrected_in_one_language_is_kept_beside_the_one_before(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "campaign"))
    text = folder / "texts" / "de.toml"
    title = read_campaign(folder).petition("de").title
    keep_campaign(folder, tmp_path)
    text.write_text(text.read_text("utf-8").replace(title, f"{title}!"), "utf-8")
    keep_campaign(folder, tmp_path)

    titles = {read_campaign(one).petition("de").title for one in (tmp_path / KEPT).iterdir()}
    assert titles == {title, f"{title}!"}


def test_what_is_corrected_outside_the_texts_takes_the_place_of_what_was_kept(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SHIPPED, tmp_path / "campaign"))
    rules = folder / "campaign.toml"
    keep_campaign(folder, tmp_path)
    rules.write_text(rules.read_text("utf-8").replace("started_by = ", "# corrected\nstarted_by = "), "utf-8")
    assert "# corrected" in rules.read_text("utf-8")
    keep_campaign(folder, tmp_path)

    assert campaign_contents(kept(tmp_path)) == campaign_contents(folder)


def test_what_is_kept_already_is_not_written_again(tmp_path: Path) -> None:
    keep_campaign(SHIPPED, tmp_path)
    before = kept(tmp_path).stat().st_ino
    keep_campaign(SHIPPED, tmp_path)
    assert kept(tmp_path).stat().st_ino == before


def test_a_copy_that_a_pulled_stick_left_empty_gives_way_to_a_whole_one(tmp_path: Path) -> None:
    keep_campaign(SHIPPED, tmp_path)
    for file in kept(tmp_path).rglob("*.toml"):
        file.write_bytes(b"")

    keep_campaign(SHIPPED, tmp_path)

    assert campaign_contents(kept(tmp_path)) == campaign_contents(SHIPPED)


def test_each_file_and_folder_of_the_copy_waits_until_it_is_on_the_medium(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: set[int] = set()
    really = os.fsync

    def fsync(handle: int) -> None:
        synced.add(os.fstat(handle).st_ino)
        really(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    keep_campaign(SHIPPED, tmp_path)
    assert {path.stat().st_ino for path in (tmp_path / KEPT, *(tmp_path / KEPT).rglob("*"))} <= synced


def test_where_nothing_can_be_kept_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / KEPT).write_text("in the way")
    keep_campaign(SHIPPED, tmp_path)
    assert (tmp_path / KEPT).read_text() == "in the way"
