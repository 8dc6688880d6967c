"""The PIN page opens to the PIN alone, shows every wait, and forgets what was typed."""

import pytest
from factories_staff import THE_CODE, THE_NEW_PIN, THE_PIN, MemoryKiosk
from factories_staff_area import Later, all_words, an_area, unlock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.errors import InputRefused, StorageFailed
from kiosk.words import words_in
from ui.booth.pages.staff_pin import PinPage, pin_message
from ui.booth.staff_area import StaffArea
from ui.booth.viewmodels.staff_pin import PinState


def _page(area: StaffArea) -> PinPage:
    page = area.pages["pin"]
    assert isinstance(page, PinPage)
    return page


def test_the_right_pin_by_touch_opens_the_overview(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area:
        unlock(qtbot, area)
        assert area.stack.currentWidget() is area.overview


def test_the_right_pin_on_a_keyboard_opens_it_too(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area:
        QTest.keyClicks(_page(area).pad, "31")
        QTest.keyClick(_page(area).pad, Qt.Key.Key_Backspace)
        QTest.keyClicks(_page(area).pad, "14159")
        assert area.stack.currentWidget() is area.overview


def test_a_wrong_pin_says_so_and_late_ones_say_how_many_are_left(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area:
        unlock(qtbot, area, "000000")
        assert _page(area).message.text() == "This PIN is wrong. Please try again."
        unlock(qtbot, area, "000001")
        assert _page(area).message.text() == "This PIN is wrong. 3 tries are left."
        assert area.stack.currentWidget() is _page(area)


def test_after_five_wrong_ones_the_wait_is_visible_and_no_digit_is_taken(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area:
        for _ in range(5):
            unlock(qtbot, area, "000000")
        assert "15 seconds" in _page(area).message.text()
        unlock(qtbot, area)
        assert len([name for name, _ in kiosk.asked if name == "check_pin"]) == 5
        assert not _page(area).pad.keys["1"].isEnabled()


def test_the_wait_counts_down_and_ends(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(wait=2)
    with an_area(qtbot, kiosk) as area:
        model = area.models.pin
        assert model._ticks.interval() == 1_000
        model._ticks.setInterval(10)
        kiosk.wait = 1
        with qtbot.waitSignal(model.changed, timeout=3_000):
            pass
        assert "1 second." in _page(area).message.text()
        kiosk.wait = 0
        with qtbot.waitSignal(model.changed, timeout=3_000):
            pass
        assert _page(area).message.text() == ""
        unlock(qtbot, area)
        assert area.stack.currentWidget() is area.overview


def test_the_set_up_code_ends_a_wait(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(wait=30)
    with an_area(qtbot, kiosk) as area:
        page = _page(area)
        QTest.mouseClick(page.forgotten, Qt.MouseButton.LeftButton)
        QTest.keyClicks(page.code, THE_CODE.lower())
        QTest.mouseClick(page.unlock, Qt.MouseButton.LeftButton)
        assert kiosk.wait == 0
        assert page.code.text() == ""
        assert page.pad.isVisible()


def test_a_wrong_set_up_code_leaves_the_wait(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk(wait=30)
    kiosk.failing["clear_lock"] = InputRefused("field-empty")
    with an_area(qtbot, kiosk) as area:
        page = _page(area)
        QTest.mouseClick(page.forgotten, Qt.MouseButton.LeftButton)
        QTest.keyClicks(page.code, "NOT IT")
        QTest.keyClick(page.code, Qt.Key.Key_Return)
        assert "still empty" in page.message.text()
        assert kiosk.wait == 30


def test_a_forgotten_pin_is_made_anew_with_the_set_up_code(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area:
        page = _page(area)
        QTest.mouseClick(page.forgotten, Qt.MouseButton.LeftButton)
        assert not page.unlock.isVisible(), "there is no wait to end"
        QTest.keyClicks(page.code, THE_CODE)
        QTest.mouseClick(page.renew, Qt.MouseButton.LeftButton)
        assert page.new_pin.pin.text().split() == [THE_NEW_PIN[:3], THE_NEW_PIN[3:]]
        assert not page.pad.isVisible()

        QTest.mouseClick(page.new_pin.done, Qt.MouseButton.LeftButton)
        assert page.new_pin.pin.text() == ""
        unlock(qtbot, area)
        assert area.stack.currentWidget() is page, "the old PIN opens nothing any more"
        unlock(qtbot, area, THE_NEW_PIN)
        assert area.stack.currentWidget() is area.overview


def test_a_wrong_code_makes_no_pin(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    kiosk.failing["renew_pin"] = InputRefused("code-wrong")
    with an_area(qtbot, kiosk) as area:
        page = _page(area)
        QTest.mouseClick(page.forgotten, Qt.MouseButton.LeftButton)
        QTest.keyClicks(page.code, "NOT IT")
        QTest.keyClick(page.code, Qt.Key.Key_Return)
        assert "does not open this kit" in page.message.text()
        assert not page.new_pin.isVisible()
        assert kiosk.pin == THE_PIN


def test_a_new_pin_is_gone_when_the_page_is_left_or_the_work_comes_back_late(qtbot: QtBot) -> None:
    later = Later()
    with an_area(qtbot, MemoryKiosk(), executor=later) as area:
        page = _page(area)
        for closed_first in (False, True):
            QTest.mouseClick(page.forgotten, Qt.MouseButton.LeftButton)
            area.models.pin.renew(THE_CODE)
            if closed_first:
                area.close_area()
            later.now()
            assert (THE_NEW_PIN[:3] in all_words(page)) is not closed_first
            area.close_area()
            assert THE_NEW_PIN[:3] not in page.new_pin.pin.text() + repr(area.models.pin.state)
            area.open_area()


def test_digits_never_stand_on_the_page_or_in_the_state(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area:
        unlock(qtbot, area, "987")
        page = _page(area)
        assert page.dots.accessibleDescription() == "3 / 6"
        assert page.dots.accessibleName() == "3 digits typed"
        assert "987" not in all_words(page) + repr(area.models.pin.state)


def test_what_was_typed_is_gone_after_closing(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area, "31415")
        with qtbot.waitSignal(area.closed):
            QTest.mouseClick(area.bar.lock, Qt.MouseButton.LeftButton)
        area.open_area()
        unlock(qtbot, area, "9")
        assert kiosk.asked == []


def test_while_a_pin_is_checked_nothing_else_is_taken(qtbot: QtBot) -> None:
    later = Later()
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk, executor=later) as area:
        unlock(qtbot, area)
        unlock(qtbot, area, "000000")
        assert _page(area).message.text() == "One moment …"
        later.now()
        assert [fact for name, fact in kiosk.asked if name == "check_pin"] == ["314159"]


def test_a_pin_that_comes_back_right_after_the_area_was_closed_does_not_open_it(qtbot: QtBot) -> None:
    later = Later()
    with an_area(qtbot, MemoryKiosk(), executor=later) as area:
        unlock(qtbot, area)
        area.close_area()
        later.now()
        assert area.stack.currentWidget() is _page(area)


@pytest.mark.parametrize("code", [THE_CODE, "NOT IT"])
def test_a_wait_that_is_ended_late_leaves_what_was_typed_since(qtbot: QtBot, code: str) -> None:
    later, kiosk = Later(), MemoryKiosk(wait=30)
    with an_area(qtbot, kiosk, executor=later) as area:
        page, model = _page(area), area.models.pin
        QTest.mouseClick(page.forgotten, Qt.MouseButton.LeftButton)
        QTest.keyClicks(page.code, code)
        QTest.mouseClick(page.unlock, Qt.MouseButton.LeftButton)
        QTest.mouseClick(area.bar.lock, Qt.MouseButton.LeftButton)
        kiosk.wait = 0
        area.open_area()
        QTest.keyClicks(page.pad, THE_PIN[:3])

        later.now()
        assert (model.state.entered, model.state.error) == (3, None)
        QTest.keyClicks(page.pad, THE_PIN[3:])
        later.now()
        assert area.stack.currentWidget() is area.overview


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (PinState(), ""),
        (PinState(wait_seconds=300, wrong=True), "in 5 minutes"),
        (PinState(wrong=True, tries_left=1), "1 try is left"),
        (PinState(error=StorageFailed("field-empty")), "still empty"),
    ],
)
def test_what_the_page_says(state: PinState, says: str) -> None:
    message = pin_message(state, words_in("en"))
    assert says in message
    assert bool(message) == bool(says)
