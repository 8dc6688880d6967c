"""Keys want the same long passphrase twice; live kits want the controller's word; codes go when they are hidden."""

from dataclasses import replace
from pathlib import Path

import pytest
from factories_desk_window import PASSPHRASE, MemoryDesk
from factories_staff_area import at_once
from pytestqt.qtbot import QtBot

from kiosk.entry import Mode
from kiosk.paths import CAMPAIGNS
from kiosk.preparing import KitOrder
from kiosk.words import words_in
from ui.desk.viewmodels.campaign import CampaignViewModel, may_make_kits, passphrase_fault

VIASNA = CAMPAIGNS / "viasna"
ORDER = KitOrder(VIASNA, Path("/keys"), 3, Mode.LIVE, controller_confirmed=True, out=Path("/out"), passphrase="x")


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        ("", "", "empty"),
        ("short", "short", "short"),
        (PASSPHRASE, "another one that is long", "different"),
        (PASSPHRASE, PASSPHRASE, ""),
    ],
)
def test_a_passphrase_is_typed_twice(first: str, second: str, fault: str) -> None:
    assert passphrase_fault(first, second) == fault


def test_live_kits_want_the_controllers_word_and_rehearsal_kits_do_not() -> None:
    unconfirmed = replace(ORDER, controller_confirmed=False)
    assert may_make_kits(ORDER, None)
    assert not may_make_kits(unconfirmed, None)
    assert may_make_kits(replace(unconfirmed, mode=Mode.REHEARSAL), None)
    assert not may_make_kits(replace(ORDER, passphrase=""), None)
    assert not may_make_kits(replace(ORDER, count=0), None)


def test_a_sound_folder_is_read_and_shown_in_the_language_of_the_window(qtbot: QtBot) -> None:
    model = CampaignViewModel(MemoryDesk(), at_once())
    model.look_into(VIASNA, words_in("be"))
    assert model.campaign is not None
    assert model.preview_language("de") == "de"
    assert model.preview_language("fr") == model.campaign.languages[0]
    model.show_language("ru")
    assert model.preview_language("de") == "ru"


def test_a_broken_folder_has_problems_and_no_campaign(qtbot: QtBot, tmp_path: Path) -> None:
    model = CampaignViewModel(MemoryDesk(), at_once())
    model.look_into(tmp_path, words_in("en"))
    assert model.campaign is None
    assert model.check.state.result is not None
    assert model.check.state.result.report.problems


def test_keys_begin_with_the_campaign_that_was_checked(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    model = CampaignViewModel(desk, at_once())
    model.make_keys(Path("/a"), PASSPHRASE)
    model.look_into(VIASNA, words_in("en"))
    model.make_keys(Path("/b"), PASSPHRASE)
    assert desk.asked_for("make_keys") == [(Path("/a"), PASSPHRASE, None), (Path("/b"), PASSPHRASE, VIASNA)]


def test_codes_are_forgotten_when_they_are_hidden_and_shown_in_no_representation(qtbot: QtBot) -> None:
    model = CampaignViewModel(MemoryDesk(), at_once())
    model.make_kits(ORDER)
    made = model.kits.state.result
    assert made is not None
    assert (len(made.kits), made.codes) == (3, Path("/out/codes.csv"))
    assert made.kits[0].code not in repr(model.kits.state)
    model.forget_codes()
    assert model.kits.state.result is None
