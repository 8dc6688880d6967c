"""The staff area leads to every page, locks itself when nobody is there, and leaves nothing typed behind."""

from dataclasses import replace
from functools import partial

import pytest
from factories_staff import MemoryKiosk
from factories_staff_area import Later, all_words, an_area, at_once, unlock
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.brightness import LEAST_PERCENT
from kiosk.errors import InputRefused
from kiosk.words import words_in
from ui.booth.pages.staff_end_event import EndEventPage
from ui.booth.pages.staff_parts import StaffPage
from ui.booth.pages.staff_settings import SettingsPage
from ui.booth.pages.staff_spoilt import SpoiltPage
from ui.booth.pages.staff_withdraw import WithdrawPage
from ui.booth.staff_area import StaffArea
from ui.booth.sticks import Sticks
from ui.booth.viewmodels.staff_ports import SpoiltReason
from ui.theme import Stylist, TextSize

PAGES = ("overview", "export", "withdraw", "spoilt", "settings", "guide", "end_event", "pack_up")


def test_the_area_locks_itself_after_the_quiet_time(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk(), idle_ms=50) as area, qtbot.waitSignal(area.closed):
        pass


def test_before_the_pin_nothing_tells_where_this_kiosk_collects(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area:
        assert "Vilnius" not in all_words(area)
        unlock(qtbot, area)
        assert "Book fair, Vilnius" in all_words(area)


def test_a_code_is_withdrawn_and_forgotten(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area)
        QTest.mouseClick(area.overview.ways["withdraw"], Qt.MouseButton.LeftButton)
        page = area.pages["withdraw"]
        assert isinstance(page, WithdrawPage)
        QTest.keyClicks(page.code, "k7qf 9m2d")
        QTest.keyClick(page.code, Qt.Key.Key_Return)
        assert ("withdraw", "k7qf 9m2d") in kiosk.asked
        assert "If this code was given out here" in all_words(page)
        assert page.code.text() == ""
        assert not page.code.isUndoAvailable()


def test_a_mistyped_code_stays_to_be_mended(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(failing={"withdraw": InputRefused("code-mistyped")})
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area)
        area.show_page("withdraw")
        page = area.pages["withdraw"]
        assert isinstance(page, WithdrawPage)
        QTest.keyClicks(page.code, "K7")
        QTest.mouseClick(page.withdraw, Qt.MouseButton.LeftButton)
        assert page.error.isVisible()
        assert page.code.text() == "K7"
        QTest.mouseClick(area.bar.lock, Qt.MouseButton.LeftButton)
        assert page.code.text() == ""


def test_the_last_signing_is_marked_only_with_a_reason(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area)
        area.show_page("spoilt")
        page = area.pages["spoilt"]
        assert isinstance(page, SpoiltPage)
        assert not page.mark.isEnabled()
        QTest.mouseClick(page.choices[SpoiltReason.CHILD], Qt.MouseButton.LeftButton)
        QTest.mouseClick(page.mark, Qt.MouseButton.LeftButton)
        assert kiosk.asked[-1] == ("mark_last_spoilt", SpoiltReason.CHILD)
        assert "before it is counted" not in page.done_more.words()
        assert "counts unless its owner withdraws it" in page.done_more.words()


def test_a_tap_does_not_end_the_event_but_holding_does(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area)
        area.show_page("end_event")
        page = area.pages["end_event"]
        assert isinstance(page, EndEventPage)
        QTest.mouseClick(page.hold, Qt.MouseButton.LeftButton)
        assert "end_event" not in [name for name, _ in kiosk.asked]
        with qtbot.waitSignal(page.hold.held, timeout=4_000):
            QTest.mousePress(page.hold, Qt.MouseButton.LeftButton)
        assert "forty-three" in all_words(page)
        QTest.mouseClick(page.export, Qt.MouseButton.LeftButton)
        assert area.models.export.state.event_ended


def test_a_new_event_begins_only_when_its_day_is_one(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area)
        area.show_page("settings")
        page = area.pages["settings"]
        assert isinstance(page, SettingsPage)
        card = page.event_card
        card.fields["day"].setText("")
        QTest.keyClicks(card.fields["day"], "31.11.2026")
        assert card.wrong.isVisible()
        assert not card.begin.isEnabled()
        card.fields["day"].setText("")
        QTest.keyClicks(card.fields["day"], "30.11.2026")
        with qtbot.waitSignal(area.settings_applied):
            card.begin.click()
        assert kiosk.settled.event.day.isoformat() == "2026-11-30"


def test_staff_make_the_screen_brighter_as_the_day_does(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(light=70)
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area)
        area.show_page("settings")
        page = area.pages["settings"]
        assert isinstance(page, SettingsPage)
        for button in (page.light.darker, page.light.brighter, page.light.brighter):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert kiosk.light == 80
        assert "80" in page.light.name.text()
        for _ in range(12):
            page.light.darker.click()
        assert kiosk.light == LEAST_PERCENT


def test_a_screen_whose_brightness_is_not_ours_to_set_offers_nothing(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk(light=None)) as area:
        unlock(qtbot, area)
        area.show_page("settings")
        page = area.pages["settings"]
        assert isinstance(page, SettingsPage)
        assert page.theme.isVisible()
        assert not page.light.isVisible()


def test_leaving_is_asked_of_the_window(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area:
        unlock(qtbot, area)
        with qtbot.waitSignal(area.leave_requested):
            area.overview.ways["leave"].click()


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1024, 600)])
@pytest.mark.parametrize("text_size", list(TextSize))
def test_no_page_is_wider_than_the_screen_and_no_button_clips_its_words(
    qtbot: QtBot, size: tuple[int, int], text_size: TextSize
) -> None:
    with an_area(qtbot, MemoryKiosk(), stylist=Stylist(text_size=text_size), size=size, language="de") as area:
        unlock(qtbot, area)
        for name in PAGES:
            area.show_page(name)
            page = area.pages[name]
            qtbot.waitUntil(partial(_fits_across, page), timeout=2_000)
            for button in area.findChildren(QPushButton):
                if button.isVisible():
                    _assert_whole(button, name)


def _fits_across(page: StaffPage) -> bool:
    return page.horizontalScrollBar().maximum() == 0


def _assert_whole(button: QPushButton, page: str) -> None:
    assert button.accessibleName(), page
    assert button.height() >= 72, (page, button.accessibleName())
    for label in button.findChildren(QLabel):
        needed = label.heightForWidth(label.width())
        assert needed <= label.height(), (page, label.text(), needed, label.height())
        assert button.rect().contains(label.mapTo(button, QPoint(0, 0))), page


def test_an_answer_that_comes_after_closing_leaves_the_area_locked(qtbot: QtBot) -> None:
    later = Later()
    with an_area(qtbot, MemoryKiosk(), executor=later) as area:
        unlock(qtbot, area)
        area.close_area()
        later.now()
        assert area.stack.currentWidget() is area.pages["pin"]


class Windows(QObject):
    """Notes what comes up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_while_it_is_built_nothing_comes_up_beside_the_attendees_page(qapp: QApplication) -> None:
    """It is built while attendees have the screen: what is shown before it has its place is a window over theirs."""
    kiosk, windows = MemoryKiosk(), Windows()
    kiosk.facts = lambda: replace(MemoryKiosk().facts(), rehearsal=True, can_speak=True)  # type: ignore[method-assign]  # all that can be shown
    qapp.installEventFilter(windows)
    area = StaffArea(kiosk, at_once(), lambda: words_in("en"), Sticks(look=tuple))
    qapp.removeEventFilter(windows)
    area.deleteLater()
    assert windows.shown == []
