"""The window as a whole: places, languages, looks, the lock, and the keyboard's way through it."""

from pathlib import Path

import pytest
from factories_desk_window import (
    LANGUAGES,
    MemoryDesk,
    a_desk,
    a_pair,
    settle,
    two_signings,
    unlock,
)
from factories_staff_area import Later, all_words
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kiosk.entry import Mode
from kiosk.words import words_in
from ui.desk.navigation import Place
from ui.desk.window import DeskWindow
from ui.theme import TextSize, Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(("number", "place"), list(enumerate(Place)))
def test_control_and_a_digit_go_to_each_place(qtbot: QtBot, number: int, place: Place) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        unlock(window)
        QTest.keyClick(window, Qt.Key(int(Qt.Key.Key_1) + number), CONTROL)
        settle()
        assert window.page is window.pages[place]
        assert window.navigation.items[place].isChecked()
        assert window.stack.currentWidget() is window.pages[place]


def test_all_places_but_the_campaign_want_the_keys(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        for place in Place:
            QTest.mouseClick(window.navigation.items[place], Qt.MouseButton.LeftButton)
            assert window.page is (window.campaign if place is Place.CAMPAIGN else window.open)
        unlock(window)
        assert window.page is window.deliver


def test_the_language_changes_everything_at_once(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(shown={a_pair(): two_signings()})) as window:
        unlock(window)
        window.go_to(Place.REVIEW)
        settle()
        QTest.mouseClick(window.navigation.languages.segment("de"), Qt.MouseButton.LeftButton)
        settle()
        assert window.language.current == "de"
        assert "21.11.2026" in all_words(window.review)
        assert window.navigation.lock.text() == "Sperren"
        assert window.page.accessibleName() == words_in("de").say("Is this one person?")


def test_theme_and_text_size_change_everything(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        seen = [window.look.theme]
        for _ in range(3):
            window.navigation.theme.click()
            seen.append(window.look.theme)
        assert seen == [Theme.LIGHT, Theme.DARK, Theme.SUN, Theme.LIGHT]
        before = window.open.lead.font().pixelSize()
        window.navigation.text_size.click()
        settle()
        assert window.look.text_size is TextSize.LARGE
        assert window.open.lead.font().pixelSize() > before


def test_a_small_window_stands_its_parts_closer(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk()) as window:
        roomy = window.look.px(100)
        window.resize(1000, 600)
        settle()
        assert window.look.px(100) < roomy


def test_locking_takes_everything_off_the_pages(qtbot: QtBot) -> None:
    desk = MemoryDesk(shown={a_pair(): two_signings()})
    with a_desk(qtbot, desk) as window:
        unlock(window)
        window.go_to(Place.REVIEW)
        settle()
        QTest.mouseClick(window.navigation.lock, Qt.MouseButton.LeftButton)
        settle()
        assert window.page is window.open
        assert not desk.is_open
        assert window.models.review.state.shown is None
        assert window.review.left.name.words() == ""
        assert window.navigation.items[Place.REVIEW].text() == "Review"


def test_closing_the_window_drops_the_keys(qtbot: QtBot) -> None:
    desk = MemoryDesk()
    with a_desk(qtbot, desk) as window:
        unlock(window)
        window.close()
        assert not desk.is_open


def test_a_rehearsal_is_told_on_every_page(qtbot: QtBot) -> None:
    with a_desk(qtbot, MemoryDesk(mode=Mode.REHEARSAL)) as window:
        assert not window.band.isVisible()
        unlock(window)
        assert window.band.isVisible()
        assert "nothing signed here counts" in window.band.words()


def test_work_goes_on_while_another_page_is_looked_at(qtbot: QtBot) -> None:
    later = Later()
    with a_desk(qtbot, MemoryDesk(), executor=later) as window:
        unlock(window)
        later.now()
        window.go_to(Place.RESULTS)
        window.go_to(Place.CAMPAIGN)
        later.now()
        settle()
        assert window.page is window.campaign


def test_locking_stops_a_merge_and_leaves_nothing_open(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "one.kiosk-batch").write_bytes(b"")
    later, desk = Later(), MemoryDesk()
    with a_desk(qtbot, desk, executor=later) as window:
        unlock(window)
        later.now()
        window.models.merge.add([tmp_path])
        later.now()
        window.models.merge.merge()
        QTest.mouseClick(window.navigation.lock, Qt.MouseButton.LeftButton)
        later.now()
        settle()
        assert desk.merged == set()
        assert not desk.is_open
        assert window.merge.list.rows == []


def tab_stops(window: DeskWindow) -> list[QWidget]:
    """Every widget that the Tab key comes to, from where it begins until it comes round."""
    stops: list[QWidget] = []
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in stops:
            break
        stops.append(widget)
    return stops


def wanted(window: DeskWindow) -> list[QWidget]:
    """Every control that one could use now; of radio buttons the chosen one stands for all."""
    controls = [widget for widget in window.findChildren(QWidget) if isinstance(widget, QAbstractButton | QLineEdit)]
    return [
        widget
        for widget in controls
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.mark.parametrize("place", Place)
def test_tab_comes_to_every_control_and_each_has_a_name(qtbot: QtBot, place: Place) -> None:
    with a_desk(qtbot, MemoryDesk(shown={a_pair(): two_signings()})) as window:
        unlock(window)
        window.go_to(place)
        settle()
        stops = tab_stops(window)
        groups = {widget.group() for widget in stops if isinstance(widget, QAbstractButton) and widget.group()}
        missed = [
            widget.accessibleName()
            for widget in wanted(window)
            if widget not in stops and not (isinstance(widget, QAbstractButton) and widget.group() in groups)
        ]
        assert missed == []
        for widget in stops:
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert named, widget


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_every_page(qtbot: QtBot, language: str) -> None:
    with a_desk(qtbot, MemoryDesk(), language=language) as window:
        unlock(window)
        for place in Place:
            window.go_to(place)
            settle()
            assert window.page.title.words()
            assert len(all_words(window.page).split()) > 8
