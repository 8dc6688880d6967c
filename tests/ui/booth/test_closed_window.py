"""A closed kiosk says so in each language, leads nobody out, and lets staff in as ever."""

from collections.abc import Iterator

import pytest
from factories_staff import MemoryKiosk, overview_facts
from factories_staff_area import all_words, at_once, unlock
from geometry import clipped, overlapping, shown
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.words import words_in
from ui.booth.closed_window import ClosedWindow
from ui.booth.pages.closed import ClosedPage
from ui.booth.staff_area import StaffArea
from ui.booth.sticks import Sticks
from ui.hands import Hands
from ui.theme import Metrics, Stylist, TextSize

HOLD_MS = 30
LANGUAGES = ("be", "ru", "en", "de")


@pytest.fixture
def window(qtbot: QtBot, fonts: tuple[str, ...]) -> Iterator[ClosedWindow]:
    kiosk = MemoryKiosk(overviewed=overview_facts(collects=False, damaged=3))
    staff = StaffArea(kiosk, at_once(), lambda: words_in("en"), Sticks(look=tuple))
    page = ClosedPage([words_in(language) for language in LANGUAGES])
    window = ClosedWindow(page, staff, Stylist(metrics=Metrics(), motion=False), hold_ms=HOLD_MS)
    window.resize(1280, 720)
    qtbot.addWidget(window, before_close_func=lambda shown: shown.leave())
    with qtbot.waitExposed(window):
        window.show()
    yield window
    staff.close_area()


def test_the_corner_and_the_pin_lead_to_the_overview_and_back(window: ClosedWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.gesture.made):
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    unlock(qtbot, window.staff)
    words = all_words(window.staff.overview)
    assert "nobody can sign on this computer any more" in words
    assert "damaged 3 stored entries" in words
    shown = [name for name, button in window.staff.overview.ways.items() if button.isVisible()]
    assert shown == ["pack_up", "leave"]
    window.staff.close_area()
    assert window.areas.currentWidget() is window.page


def test_whatever_takes_the_focus_has_its_words(window: ClosedWindow, qtbot: QtBot, qapp: QApplication) -> None:
    unnamed: list[str] = []

    def see(_before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractButton) and not (now.accessibleName() or now.text()):
            unnamed.append(type(now).__name__)

    qapp.focusChanged.connect(see)
    try:
        with qtbot.waitSignal(window.gesture.made):
            QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
        QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    finally:
        qapp.focusChanged.disconnect(see)
    assert unnamed == []


def test_nothing_is_left_on_the_clipboard_when_staff_go(window: ClosedWindow) -> None:
    window.gesture.made.emit()
    QGuiApplication.clipboard().setText("a code")
    window.staff.close_area()
    assert QGuiApplication.clipboard().text() == ""


def test_nothing_closes_it_but_staff(window: ClosedWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert not window.close()
    assert window.isVisible()
    with qtbot.waitSignal(window.left):
        window.staff.leave_requested.emit()
    assert not window.isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1024, 600)])
def test_it_is_said_in_every_language_and_nothing_is_cut_off(window: ClosedWindow, size: tuple[int, int]) -> None:
    window.set_look(window.look.with_text_size(TextSize.LARGEST))
    window.resize(*size)
    Hands().settle()
    for language in LANGUAGES:
        assert words_in(language).say("Nobody can sign here at the moment") in all_words(window.page)
    assert clipped(window, shown(window)) == []
    assert overlapping(window, shown(window)) == []
