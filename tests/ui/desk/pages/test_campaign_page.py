"""A campaign is checked and read, keys and kits are made, and no passphrase or code stays on the page."""

import shutil
from pathlib import Path

import pytest
from factories_desk_window import LANGUAGES, PASSPHRASE, AnsweringChooser, MemoryDesk, a_desk, settle, unlock
from factories_staff_area import Later, all_words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.campaign_folder import read_campaign
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.paths import CAMPAIGNS
from kiosk.preparing import KitOrder
from ui.desk.navigation import Place
from ui.desk.window import DeskWindow

VIASNA = CAMPAIGNS / "viasna"
OUT = Path("/out")


def to_part(window: DeskWindow, part: str) -> None:
    window.go_to(Place.CAMPAIGN)
    QTest.mouseClick(window.campaign.tabs.tab(part), Qt.MouseButton.LeftButton)
    settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_folder_is_checked_and_shown_in_each_language(qtbot: QtBot, language: str) -> None:
    chooser = AnsweringChooser(folder_chosen=VIASNA)
    with a_desk(qtbot, MemoryDesk(), chooser=chooser, language=language) as window:
        window.go_to(Place.CAMPAIGN)
        part = window.campaign.check
        QTest.mouseClick(part.folder.choose, Qt.MouseButton.LeftButton)
        settle()
        campaign = read_campaign(VIASNA)
        for shown in {language, "be", "de"} & set(campaign.languages):
            QTest.mouseClick(part.languages.segment(shown), Qt.MouseButton.LeftButton)
            settle()
            read = all_words(part.petition)
            assert campaign.petition(shown).title in read
            assert campaign.petition(shown).consent in read


def test_problems_are_told_in_words_and_gone_when_mended(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "viasna"
    shutil.copytree(VIASNA, folder)
    whole = (folder / "campaign.toml").read_text("utf-8")
    (folder / "campaign.toml").write_text(whole.replace("goals", "gaols"), "utf-8")
    with a_desk(qtbot, MemoryDesk(), chooser=AnsweringChooser(folder_chosen=folder)) as window:
        window.go_to(Place.CAMPAIGN)
        part = window.campaign.check
        QTest.mouseClick(part.folder.choose, Qt.MouseButton.LeftButton)
        settle()
        assert "campaign.toml" in all_words(part)
        assert not part.preview.isVisible()
        (folder / "campaign.toml").write_text(whole, "utf-8")
        QTest.mouseClick(part.again, Qt.MouseButton.LeftButton)
        settle()
        assert "This campaign can be used." in all_words(part)


def test_keys_are_made_of_a_passphrase_typed_twice(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk, chooser=AnsweringChooser(folder_chosen=OUT)) as window:
        to_part(window, "keys")
        part = window.campaign.keys
        assert "loses every signature" in all_words(part)
        QTest.mouseClick(part.folder.choose, Qt.MouseButton.LeftButton)
        QTest.keyClicks(part.first.line, PASSPHRASE)
        QTest.keyClicks(part.second.line, "something else")
        assert not part.go.isEnabled()
        assert "not the same" in all_words(part)
        part.second.line.clear()
        QTest.keyClicks(part.second.line, PASSPHRASE)
        QTest.mouseClick(part.go, Qt.MouseButton.LeftButton)
        settle()
        assert "The keys are made." in all_words(part)
        assert (part.first.value(), part.second.value()) == ("", "")
    assert desk.asked_for("make_keys") == [(OUT / "keys", PASSPHRASE, None)]


def test_keys_that_cannot_be_made_say_why(qtbot: QtBot) -> None:
    desk = MemoryDesk(failing={"make_keys": InputRefused("keys-folder-not-empty", folder="/out/keys")})
    with a_desk(qtbot, desk, chooser=AnsweringChooser(folder_chosen=OUT)) as window:
        to_part(window, "keys")
        window.models.campaign.make_keys(OUT, PASSPHRASE)
        settle()
        assert "already something in /out/keys" in all_words(window.campaign.keys)


def fill_kits(window: DeskWindow) -> None:
    part = window.campaign.kits
    for line in (part.campaign, part.keys, part.out):
        QTest.mouseClick(line.choose, Qt.MouseButton.LeftButton)
    part.count.line.selectAll()
    QTest.keyClicks(part.count.line, "3")
    QTest.keyClicks(part.passphrase.line, PASSPHRASE)


def test_live_kits_wait_for_the_controllers_word(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk, chooser=AnsweringChooser(folder_chosen=VIASNA)) as window:
        to_part(window, "kits")
        part = window.campaign.kits
        fill_kits(window)
        assert not part.go.isEnabled()
        QTest.mouseClick(part.confirmed, Qt.MouseButton.LeftButton)
        QTest.mouseClick(part.go, Qt.MouseButton.LeftButton)
        settle()
        assert part.passphrase.value() == ""
        read = all_words(part)
    assert desk.asked_for("make_kits") == [KitOrder(VIASNA, VIASNA, 3, Mode.LIVE, True, VIASNA, PASSPHRASE)]
    for words in ("3 kits are made.", "kiosk-02", "K7QF 9M2D X4TB R8HW-5", str(VIASNA / "codes.csv")):
        assert words in read


def test_rehearsal_kits_do_not_and_codes_are_hidden_when_told(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(), chooser=AnsweringChooser(folder_chosen=VIASNA)) as window:
        to_part(window, "kits")
        part = window.campaign.kits
        fill_kits(window)
        QTest.mouseClick(part.mode.card("rehearsal"), Qt.MouseButton.LeftButton)
        QTest.mouseClick(part.go, Qt.MouseButton.LeftButton)
        settle()
        QTest.mouseClick(part.finish, Qt.MouseButton.LeftButton)
        settle()
        assert "K7QF" not in all_words(part)
        assert window.models.campaign.kits.state.result is None


def make_kits(window: DeskWindow) -> None:
    """Up to the button, which is pressed."""
    part = window.campaign.kits
    fill_kits(window)
    QTest.mouseClick(part.mode.card("rehearsal"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(part.go, Qt.MouseButton.LeftButton)
    settle()


def test_locking_wipes_the_passphrases_of_the_page_that_stands(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(), chooser=AnsweringChooser(folder_chosen=VIASNA)) as window:
        unlock(window)
        to_part(window, "keys")
        keys, kits = window.campaign.keys, window.campaign.kits
        QTest.keyClicks(keys.first.line, PASSPHRASE)
        QTest.keyClicks(keys.second.line, PASSPHRASE)
        to_part(window, "kits")
        QTest.keyClicks(kits.passphrase.line, PASSPHRASE)

        QTest.mouseClick(window.navigation.lock, Qt.MouseButton.LeftButton)
        settle()

        assert window.page is window.campaign
        assert [line.value() for line in (keys.first, keys.second, kits.passphrase)] == ["", "", ""]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_codes_do_not_outlive_whoever_was_there_though_no_registry_is_open(qtbot: QtBot, elsewhere: bool) -> None:
    with a_desk(qtbot, MemoryDesk(), chooser=AnsweringChooser(folder_chosen=VIASNA), idle_ms=50) as window:
        lock = window.models.lock
        lock.hold(True)  # until the codes were seen
        to_part(window, "kits")
        make_kits(window)
        assert "K7QF" in all_words(window.campaign.kits)
        if elsewhere:
            window.go_to(Place.MERGE)
        with qtbot.waitSignal(lock.expired):
            lock.hold(False)
        window.go_to(Place.CAMPAIGN)
        assert "K7QF" not in all_words(window.campaign.kits)
        assert window.models.campaign.kits.state.result is None
        assert not window.open.locked.isVisible()


@pytest.mark.parametrize("place", [Place.CAMPAIGN, Place.MERGE])
def test_a_passphrase_does_not_outlive_whoever_typed_it_though_no_registry_is_open(qtbot: QtBot, place: Place) -> None:
    with a_desk(qtbot, MemoryDesk(), idle_ms=50) as window:
        to_part(window, "keys")
        window.go_to(place)
        line = (window.campaign.keys.first if place is Place.CAMPAIGN else window.open.passphrase).line
        with qtbot.waitSignal(window.models.lock.expired):
            QTest.keyClicks(line, PASSPHRASE)
        assert line.text() == ""


def test_codes_of_kits_that_are_made_when_it_is_locked_are_never_shown(qtbot: QtBot) -> None:
    later = Later()
    with a_desk(qtbot, MemoryDesk(), chooser=AnsweringChooser(folder_chosen=VIASNA), executor=later) as window:
        unlock(window)
        later.now()
        to_part(window, "kits")
        make_kits(window)

        QTest.mouseClick(window.navigation.lock, Qt.MouseButton.LeftButton)
        later.now()
        settle()

        assert "K7QF" not in all_words(window.campaign.kits)
        assert window.models.campaign.kits.state.result is None
        assert not window.models.lock.counting
