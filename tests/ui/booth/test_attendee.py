"""A reset leaves the attendees' screens as nobody had ever touched them, from whatever state."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import pytest
from announcements import announcements
from factories_booth import FlowStand
from factories_staff import MemoryKiosk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from screens.attendee import attendees_states
from stages import a_booth, settle_wholly
from texts import texts_of

from kiosk.errors import StorageFailed
from ui.booth.viewmodels.flow import FlowState
from ui.booth.window import BoothWindow
from ui.hands import Hands
from ui.spoken import name_place

Shown = tuple[BoothWindow, FlowStand]


@pytest.fixture
def shown(qtbot: QtBot, fonts: tuple[str, ...]) -> Iterator[Shown]:
    """A window on which nobody was yet, with every word said that is said to everybody."""
    stand = FlowStand()
    with a_booth(qtbot, stand, MemoryKiosk()) as stage:
        assert stage.window.staff is not None
        area = stage.window.attendee
        for page in area.pages.values():
            page.retranslate()
            page.render_state(FlowState(progress=stand.port.progress()))
            name_place(page, page.spoken())
            # Which words there is room for is known in the size it will have.
            page.resize(area.stack.size())
            page.arrange()
        yield stage.window, stand


def reset(stand: FlowStand) -> None:
    """As a reset does it; the count, which is everybody's, is again what it was."""
    stand.port.fails_with, stand.port.baseline = None, FlowStand().port.baseline
    stand.port.signings.clear()
    stand.port.withdrawn.clear()
    stand.flow.refresh()
    stand.flow.reset()
    # Which the petition says only when it comes.
    stand.flow.read()
    stand.flow.reset()


def all_texts(window: BoothWindow) -> "Counter[str]":
    settle_wholly()
    return Counter(text for text in texts_of(window) if text)


def test_no_text_tells_after_a_reset_how_far_anybody_was(shown: Shown) -> None:
    window, stand = shown
    fresh = all_texts(window)
    number = 0
    while state := next(islice(attendees_states(window, stand), number, None), ""):
        reset(stand)
        assert all_texts(window) - fresh == Counter(), state
        number += 1
    assert number > 20


def test_what_lies_over_a_page_is_still_said_when_staff_have_gone(shown: Shown) -> None:
    window, stand = shown
    stand.port.fails_with = StorageFailed("disk-full")
    stand.at_agree().sign()
    stand.executor.drain()
    window.attendee.agree.keeper.click()
    words = window.attendee.keeper.words.words()
    window.gesture.made.emit()
    assert window.areas.currentWidget() is window.staff
    window.staff.close_area()
    assert window.attendee.keeper.isVisible()
    assert window.attendee.keeper.words.words() == words != ""


def test_welcome_is_announced_once_and_in_the_events_language(shown: Shown) -> None:
    """Not in that of whoever has just left."""
    window, stand = shown
    stand.at_agree()
    stand.language.choose("de")
    with announcements() as heard:
        stand.flow.reset()
    assert heard == [window.attendee.welcome.spoken()]
    assert stand.campaign.headline(stand.language.current) in heard[0]
    assert stand.language.current == "be"


@pytest.mark.usefixtures("brief_key_presses")
def test_no_letters_lie_over_the_question_whether_somebody_is_there(shown: Shown, qtbot: QtBot) -> None:
    """The first touch would only take them away."""
    window, stand = shown
    area = window.attendee
    stand.at_details()
    keyboard = area.details.keyboard
    key = next(cap for cap in keyboard.caps() if cap.isVisible() and cap.face.accents)
    QTest.mousePress(keyboard, Qt.MouseButton.LeftButton, pos=key.geometry().center())
    qtbot.waitUntil(lambda: keyboard.popup is not None)
    QTest.mouseRelease(keyboard, Qt.MouseButton.LeftButton, pos=keyboard.rect().bottomRight())
    assert keyboard.popup is not None
    area.idle.asked.emit()
    button = area.still_there.button
    assert window.childAt(button.mapTo(window, button.rect().center())) is button
    Hands().press(button)
    assert area.still_there.isHidden()
