"""The open face by keyboard and mouse: three things are typed, nothing of the passphrase stays."""

from pathlib import Path

import pytest
from factories_desk_window import LANGUAGES, PASSPHRASE, AnsweringChooser, MemoryDesk, a_desk, settle
from factories_staff_area import all_words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.desk.navigation import Place


def test_typing_and_enter_open_the_registry(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk) as window:
        page = window.open
        assert page.keys.line.hasFocus()
        assert not page.open.isEnabled()
        QTest.keyClicks(page.keys.line, "/keys")
        QTest.keyClicks(page.passphrase.line, PASSPHRASE)
        QTest.keyClicks(page.registry.line, "campaign.db")
        QTest.keyClick(page.registry.line, Qt.Key.Key_Return)
        settle()
        assert desk.asked_for("open") == [(Path("/keys"), "sqlite:///campaign.db")]
        assert window.page is window.merge
        assert page.passphrase.value() == ""


def test_folders_and_files_can_be_chosen(qtbot: QtBot) -> None:
    chooser = AnsweringChooser(folder_chosen=Path("/stick/keys"), file_chosen=Path("/home/a/new.db"))
    with a_desk(qtbot, MemoryDesk(), chooser=chooser) as window:
        QTest.mouseClick(window.open.keys.choose, Qt.MouseButton.LeftButton)
        QTest.mouseClick(window.open.registry.choose, Qt.MouseButton.LeftButton)
        assert (window.open.keys.value(), window.open.registry.value()) == ("/stick/keys", "/home/a/new.db")


def test_a_registry_named_at_the_start_is_there_already(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(), registry="postgresql+psycopg://host/db") as window:
        assert window.open.registry.value() == "postgresql+psycopg://host/db"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_passphrase_is_said_on_the_page(qtbot: QtBot, language: str) -> None:
    with a_desk(qtbot, MemoryDesk(), language=language) as window:
        page = window.open
        page.keys.set_value("/keys")
        page.registry.set_value("a.db")
        QTest.keyClicks(page.passphrase.line, "not the one")
        QTest.mouseClick(page.open, Qt.MouseButton.LeftButton)
        settle()
        assert page.failed.isVisible()
        assert page.failed.words.words() in all_words(page)
        assert page.passphrase.value() == ""
        assert window.page is page


def test_the_passphrase_is_masked(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        assert window.open.passphrase.line.echoMode() is QLineEdit.EchoMode.Password


def test_who_has_no_keys_is_led_to_where_they_are_made(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        QTest.mouseClick(window.open.no_keys, Qt.MouseButton.LeftButton)
        assert (window.place, window.campaign.tabs.current()) == (Place.CAMPAIGN, "keys")
        assert window.page is window.campaign
