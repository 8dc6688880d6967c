"""What is found on a stick: kits told apart before their code is typed, campaigns, keys."""

import os
from datetime import date
from pathlib import Path

import pytest
from factories_batch import members_of, packed
from factories_campaign import SHIPPED, a_campaign_copy
from factories_vault import CHEAP

from kiosk.entry import Mode
from kiosk.finding import MOST_KITS, campaigns_under, holds_keys, kits_under
from kiosk.kit import KitMade, make_kit
from kiosk.vault.keys import load_keys, make_keys


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    (folder / "for Vilnius").mkdir(parents=True)
    return folder


@pytest.fixture
def made(stick: Path, tmp_path: Path) -> KitMade:
    make_keys(tmp_path / "keys", "x", date(2021, 12, 1), date(2026, 11, 22), CHEAP)
    keys = load_keys(tmp_path / "keys", "x")
    to = stick / "for Vilnius"
    return make_kit(SHIPPED, keys, name="kiosk-02", mode=Mode.REHEARSAL, to=to, randomness=os.urandom)


def test_a_kit_says_who_it_is_for_before_its_code(stick: Path, made: KitMade) -> None:
    (found,) = kits_under(stick)
    assert found.file == made.file
    assert found.error is None
    assert found.facts is not None
    assert (found.facts.name, found.facts.mode, found.facts.campaign_id) == ("kiosk-02", Mode.REHEARSAL, "viasna")
    assert found.facts.kiosk_id == made.kiosk_id


def test_what_cannot_be_a_kit_says_why(stick: Path, made: KitMade) -> None:
    members = members_of(made.file)
    newer = {**members, "kit.json": members["kit.json"].replace(b"/kit/1", b"/kit/2")}
    (stick / "a.kit").write_bytes(b"no archive at all")
    (stick / "b.kit").write_bytes(packed(newer))
    (stick / "c.kit").write_bytes(packed({name: one for name, one in members.items() if name != "kit.json"}))
    (stick / "d.kit").mkdir()
    (stick / "no kit.txt").write_text("a note")

    found = {one.file.name: one.error.code if one.error else "" for one in kits_under(stick)}
    assert found.pop("a.kit") != ""
    assert found == {"b.kit": "kit-newer", "c.kit": "kit-broken", "d.kit": "file-unreadable", "kiosk-02.kit": ""}


def test_hidden_and_deeply_buried_ones_are_left_alone(stick: Path, made: KitMade) -> None:
    (stick / ".kiosk.kit.part.kit").write_bytes(made.file.read_bytes())
    deep = stick / "a" / "b" / "c"
    deep.mkdir(parents=True)
    (deep / "deep.kit").write_bytes(made.file.read_bytes())
    (stick / "round").symlink_to(stick, target_is_directory=True)

    assert [one.file for one in kits_under(stick)] == [made.file]


def test_a_stick_full_of_kits_is_looked_at_in_part(stick: Path) -> None:
    for number in range(MOST_KITS + 5):
        (stick / f"{number:03}.kit").touch()
    assert len(kits_under(stick)) == MOST_KITS


def test_campaigns_that_hold_are_found_and_others_not(stick: Path) -> None:
    a_campaign_copy(stick / "ours")
    (stick / "broken").mkdir()
    (stick / "broken" / "campaign.toml").write_text("format = 3")

    (found,) = campaigns_under(stick)
    assert (found.folder.name, found.campaign.id) == ("ours", "viasna")


def test_keys_are_told_by_their_files(tmp_path: Path) -> None:
    assert not holds_keys(tmp_path)
    make_keys(tmp_path / "keys", "x", date(2021, 12, 1), date(2026, 11, 22), CHEAP)
    assert holds_keys(tmp_path / "keys")


def test_a_stick_that_is_gone_has_nothing_on_it(tmp_path: Path) -> None:
    assert kits_under(tmp_path / "gone") == ()
    assert campaigns_under(tmp_path / "gone") == ()
