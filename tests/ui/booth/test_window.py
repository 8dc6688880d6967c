"""The one window: who gets behind it, what nobody gets out of it, and how it looks for the next person."""

from collections.abc import Iterator

import pytest
from factories_booth import ByHand, FlowStand
from factories_staff import MemoryKiosk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from kiosk.paths import KEYBOARDS
from kiosk.words import words_in
from ui.booth.attendee import AttendeeArea
from ui.booth.staff_area import StaffArea
from ui.booth.sticks import Sticks
from ui.booth.viewmodels.draft import Draft
from ui.booth.viewmodels.farewell import Farewell
from ui.booth.viewmodels.flow import Step
from ui.booth.viewmodels.idle import IdleWatch
from ui.booth.window import BoothWindow
from ui.jobs import JobRunner
from ui.keyboards import read_layouts
from ui.theme import Metrics, Stylist, TextSize, Theme

HOUR_MS = 3_600_000
HOLD_MS = 30
CORNER = QPoint(40, 80)
"""Below the rehearsal's band, on "Back" where that stands."""


@pytest.fixture
def stand() -> FlowStand:
    """The pages before the one that is looked at are walked in the journeys."""
    return FlowStand(straight=True)


@pytest.fixture
def window(stand: FlowStand, qtbot: QtBot, fonts: tuple[str, ...]) -> Iterator[BoothWindow]:
    attendee = AttendeeArea(
        stand.flow, read_layouts(KEYBOARDS), IdleWatch(HOUR_MS, HOUR_MS), Farewell(HOUR_MS), ask_seconds=HOUR_MS
    )
    made: list[StaffArea] = []

    def make_staff() -> StaffArea:
        made.append(StaffArea(MemoryKiosk(), JobRunner(ByHand()), lambda: stand.language.words, Sticks(look=tuple)))
        return made[0]

    look = Stylist(metrics=Metrics(), motion=False)
    window = BoothWindow(attendee, make_staff, stand.language, look, rehearsal=True, hold_ms=HOLD_MS)
    window.resize(1280, 720)
    window.setUpdatesEnabled(False)  # what it looks like is compared elsewhere
    qtbot.addWidget(window, before_close_func=lambda shown: shown.leave())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QApplication.processEvents()
    yield window
    for staff in made:
        staff.close_area()


def staff_is_there(window: BoothWindow) -> bool:
    return window.areas.currentWidget() is window.staff


def hold_corner(window: BoothWindow, qtbot: QtBot, milliseconds: int) -> None:
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
    qtbot.wait(milliseconds)
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)


def press_chord(window: BoothWindow) -> None:
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F12, chord)


# Staff


@pytest.mark.parametrize("step", [Step.WELCOME, Step.PETITION])
def test_holding_the_corner_calls_the_staff_screen(
    step: Step, stand: FlowStand, window: BoothWindow, qtbot: QtBot
) -> None:
    if step is Step.PETITION:
        stand.flow.read()

    with qtbot.waitSignal(window.gesture.made):
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)

    assert staff_is_there(window)
    assert window.staff.stack.currentWidget() is window.staff.pages["pin"]
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
    window.staff.close_area()
    assert not window.attendee.header.back_button.isDown()
    assert stand.flow.state.step is Step.WELCOME


def test_the_staffs_pages_are_made_while_the_corner_is_held(window: BoothWindow, qtbot: QtBot) -> None:
    there: list[tuple[bool, bool]] = []
    # Looked at in the very moment: on a busy machine the other half of the hold is over before anybody looks.
    window.gesture.halfway.connect(
        lambda: there.append((window.findChild(StaffArea) is not None, staff_is_there(window)))
    )
    assert window.findChild(StaffArea) is None
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
    qtbot.waitUntil(lambda: staff_is_there(window))
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
    assert there == [(True, False)]
    assert window.staff.pages["pin"].stylist == window.look.for_staff()


def test_staff_find_the_kiosks_own_language_and_look(stand: FlowStand, window: BoothWindow, qapp: QApplication) -> None:
    """And not those of whoever was there before; what takes the focus has its words by then."""
    home, said = window.look, words_in(stand.language.words.language)
    stand.at_exposure()
    stand.language.choose("de")
    window.set_look(home.with_theme(Theme.DARK))
    window.gesture.halfway.emit()
    unnamed: list[QWidget] = []

    def see(_before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractButton) and not (now.accessibleName() or now.text()):
            unnamed.append(now)

    qapp.focusChanged.connect(see)
    try:
        window.gesture.made.emit()
    finally:
        qapp.focusChanged.disconnect(see)
    assert staff_is_there(window)
    assert window.staff.bar.lock.words() == said.say("Close")
    assert window.staff.bar.guide.words() == said.say("What to do")
    assert window.staff.pages["pin"].stylist == home.for_staff()
    assert not unnamed


def test_where_the_staffs_pages_cannot_be_made_nobodys_entry_is_left_standing(
    stand: FlowStand, window: BoothWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoPages(Exception):
        pass

    def fail() -> StaffArea:
        raise NoPages

    stand.with_details()
    monkeypatch.setattr(window, "_make_staff", fail)
    monkeypatch.setattr(window.attendee, "rest", lambda: pytest.fail("nobody looks after the entry any more"))
    with pytest.raises(NoPages):
        window._open_staff()
    assert stand.flow.state.draft.details.given_name == "Янка"


def test_a_short_touch_of_the_corner_calls_nobody(stand: FlowStand, window: BoothWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.gesture.made, wait=3 * HOLD_MS):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)


def test_a_finger_that_slides_out_of_the_corner_calls_nobody(window: BoothWindow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(window.gesture.made, wait=3 * HOLD_MS):
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
        QTest.mouseMove(window.windowHandle(), QPoint(400, 400))
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(400, 400))


def test_a_finger_resting_on_back_loses_nobody_their_entry(stand: FlowStand, window: BoothWindow, qtbot: QtBot) -> None:
    stand.with_details()

    with qtbot.assertNotEmitted(window.gesture.made):
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
        qtbot.wait(3 * HOLD_MS)
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(400, 400))

    assert stand.flow.state.draft.details.given_name == "Янка"


def test_the_chord_calls_staff_anywhere_and_wipes_first(stand: FlowStand, window: BoothWindow) -> None:
    stand.with_details()

    press_chord(window)

    assert staff_is_there(window)
    assert stand.flow.state.draft == Draft()


def test_staff_are_not_let_in_while_a_signing_is_being_saved(stand: FlowStand, window: BoothWindow) -> None:
    stand.at_agree().sign()

    press_chord(window)

    assert not staff_is_there(window)
    stand.executor.drain()
    assert stand.flow.state.step is Step.THANKS


def test_staff_can_help_with_a_signing_that_could_not_be_saved(
    stand: FlowStand, window: BoothWindow, qtbot: QtBot
) -> None:
    flow = stand.at_agree()
    stand.port.fails_with = StorageFailed("disk-full")
    flow.sign()
    stand.executor.drain()

    with qtbot.waitSignal(window.gesture.made):
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=CORNER)
    assert staff_is_there(window)
    stand.port.fails_with = None
    window.staff.close_area()

    assert flow.state.step is Step.AGREE
    window.attendee.agree.on.click()
    stand.executor.drain()
    assert len(stand.port.signings) == 1


def test_nothing_counts_down_an_entry_that_waits_while_staff_change_the_language(
    stand: FlowStand, window: BoothWindow
) -> None:
    flow = stand.at_agree()
    stand.port.fails_with = StorageFailed("disk-full")
    flow.sign()
    stand.executor.drain()
    press_chord(window)
    assert staff_is_there(window)

    stand.language.choose("de")
    assert not window.attendee.idle.watching
    window.staff.close_area()

    assert flow.state.step is Step.AGREE
    assert window.attendee.idle.watching


# No way out


def test_the_window_closes_for_staff_only(window: BoothWindow) -> None:
    event = QCloseEvent()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()
    assert not window.close()
    assert window.isVisible()

    window.leave()

    assert not window.isVisible()


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_F4, Qt.Key.Key_F11, Qt.Key.Key_Menu, Qt.Key.Key_Q]
)
@pytest.mark.parametrize(
    "modifier",
    [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier],
)
def test_no_key_leads_anywhere(
    key: Qt.Key, modifier: Qt.KeyboardModifier, stand: FlowStand, window: BoothWindow
) -> None:
    before = QApplication.topLevelWindows()

    QTest.keyClick(window.windowHandle(), key, modifier)

    assert window.isVisible()
    assert not staff_is_there(window)
    assert stand.flow.state.step is Step.WELCOME
    assert [opened for opened in QApplication.topLevelWindows() if opened not in before] == []


def test_there_is_no_context_menu(stand: FlowStand, window: BoothWindow) -> None:
    stand.at_details()
    for widget in (window, window.attendee.details, window.attendee.details.fields["given_name"].line):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), widget.mapToGlobal(QPoint(5, 5)))
        QApplication.sendEvent(widget, event)

    assert QApplication.activePopupWidget() is None


# How it looks


def test_the_next_person_finds_the_look_of_the_event(stand: FlowStand, window: BoothWindow) -> None:
    window.attendee.header.size_button.click()
    window.attendee.header.theme_button.click()
    assert (window.look.text_size, window.look.theme) == (TextSize.LARGE, Theme.DARK)

    stand.at_exposure().back()
    assert window.look.text_size is TextSize.LARGE

    stand.flow.reset()
    assert (window.look.text_size, window.look.theme) == (TextSize.NORMAL, Theme.LIGHT)


def test_thank_you_keeps_the_look_that_the_person_chose(stand: FlowStand, window: BoothWindow) -> None:
    window.attendee.header.size_button.click()

    stand.thanked()

    assert window.look.text_size is TextSize.LARGE


def test_a_look_left_behind_on_welcome_goes_back_by_itself(stand: FlowStand, window: BoothWindow) -> None:
    window.attendee.header.theme_button.click()
    stand.language.choose("de")

    window.attendee.idle.ended.emit()

    assert window.look.theme is Theme.LIGHT
    assert stand.language.current == "de"


def test_the_sun_theme_is_two_touches_away(window: BoothWindow) -> None:
    window.attendee.header.theme_button.click()
    window.attendee.header.theme_button.click()

    assert window.look.theme is Theme.SUN


def test_staff_find_the_look_that_is_on(window: BoothWindow) -> None:
    window.attendee.header.theme_button.click()
    press_chord(window)

    window.set_home_look(window.look.with_theme(Theme.SUN))

    assert window.staff.palette().window().color().name() == Theme.SUN.roles.paper.lower()


@pytest.mark.parametrize("step", list(Step))
def test_a_rehearsal_says_so_on_every_screen(step: Step, stand: FlowStand, window: BoothWindow) -> None:
    if step is Step.THANKS:
        stand.thanked()
    elif step is not Step.WELCOME:
        ways = {
            Step.PETITION: stand.flow.read,
            Step.EXPOSURE: stand.at_exposure,
            Step.DETAILS: stand.at_details,
            Step.SIGN: stand.with_details,
            Step.AGREE: stand.at_agree,
        }
        ways[step]()

    assert stand.flow.state.step is step
    assert window.band.isVisible()
    assert window.band.words()
