"""The pad follows the entry; the last screen shows name and campaign never together."""

from collections.abc import Callable

import pytest
from factories import a_signatory
from factories_booth import FlowStand
from focus_walk import settle
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiosk.collecting import Accepted
from kiosk.errors import StorageFailed
from kiosk.signatory import Exposure, Signing
from ui.booth.attendee import AttendeeArea
from ui.booth.viewmodels.flow import Step
from ui.theme import Metrics, Stylist, TextSize, dress
from ui.widgets.ink_pad import InkPad

AreaMaker = Callable[..., AttendeeArea]


@pytest.fixture
def stand() -> FlowStand:
    """The pages before the one that is looked at are walked in the journeys."""
    return FlowStand(straight=True)


def draw(pad: InkPad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    for step in range(10):
        QTest.mouseMove(pad, QPoint(120 + 40 * step, 100 + 30 * (step % 2)))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(520, 100))


def seen(area: AttendeeArea) -> str:
    return "\n".join(label.text() for label in area.findChildren(QLabel) if label.isVisible())


def at_agree(stand: FlowStand, area: AttendeeArea) -> None:
    stand.with_details(Exposure.HANDOVER)
    draw(area.sign.pad_area)
    stand.flow.confirm_drawing()
    QApplication.processEvents()


def test_whoever_is_only_counted_is_told_the_same_before_and_after(stand: FlowStand, area: AttendeeArea) -> None:
    stand.straight = False
    stand.at_agree(Exposure.COUNT)
    QApplication.processEvents()
    _, told = area.exposure.choices.card(str(Exposure.COUNT)).texts()
    assert told in area.agree.exposure.words()


def test_a_drawing_that_the_entry_no_longer_holds_leaves_the_pad(stand: FlowStand, area: AttendeeArea) -> None:
    at_agree(stand, area)
    assert area.sign.pad_area.stroke_count == 1

    stand.flow.change_exposure()
    stand.flow.choose_exposure(Exposure.COUNT)
    stand.flow.choose_exposure(Exposure.CAMPAIGN)
    stand.flow.confirm_exposure()
    stand.flow.confirm_details()

    assert stand.flow.state.step is Step.SIGN
    assert area.sign.pad_area.stroke_count == 0
    assert not area.sign.on.isEnabled()


def test_buttons_follow_what_is_on_the_pad(stand: FlowStand, area: AttendeeArea) -> None:
    stand.with_details()
    assert not area.sign.undo.isEnabled()

    draw(area.sign.pad_area)
    assert area.sign.on.isEnabled()
    area.sign.undo.click()

    assert not area.sign.on.isEnabled()
    assert stand.flow.state.draft.ink.strokes == ()


def test_the_entry_is_seen_only_while_held_and_then_the_campaign_is_not(stand: FlowStand, area: AttendeeArea) -> None:
    at_agree(stand, area)
    assert "Янка" not in seen(area)
    assert "Вясна" in seen(area)

    QTest.mousePress(area.agree.hold, Qt.MouseButton.LeftButton)
    held = seen(area)
    QTest.mouseRelease(area.agree.hold, Qt.MouseButton.LeftButton)

    assert "Янка" in held
    assert "Літва" in held
    for word in ("Вясн", "Viasna", "Урад", stand.campaign.petition("be").title):
        assert word not in held
    assert "Янка" not in seen(area)
    assert "Янка" not in "\n".join(label.text() for label in area.agree.findChildren(QLabel))


def test_whoever_walks_away_with_a_finger_left_behind_shows_nothing(stand: FlowStand, area: AttendeeArea) -> None:
    stand.straight = False  # what may show it is there
    at_agree(stand, area)
    QTest.mousePress(area.agree.hold, Qt.MouseButton.LeftButton)

    area.idle.asked.emit()

    assert "Янка" not in "\n".join(label.text() for label in area.findChildren(QLabel))
    QTest.mouseRelease(area.agree.hold, Qt.MouseButton.LeftButton)


def test_nobody_signs_while_the_entry_stands_instead_of_the_consent(stand: FlowStand, area: AttendeeArea) -> None:
    at_agree(stand, area)
    assert area.agree.on.isEnabled()

    QTest.mousePress(area.agree.hold, Qt.MouseButton.LeftButton)
    assert not area.agree.on.isEnabled()
    assert area.agree.hidden.isVisible()

    QTest.mouseRelease(area.agree.hold, Qt.MouseButton.LeftButton)
    assert area.agree.on.isEnabled()


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)])
def test_beside_a_message_the_whole_consent_is_still_read(area_of: AreaMaker, size: tuple[int, int]) -> None:
    stand = FlowStand(straight=True)
    area = area_of(stand, size)
    at_agree(stand, area)
    stand.port.fails_with = StorageFailed("disk-full")
    area.agree.on.click()
    stand.executor.drain()

    for language in stand.campaign.languages:
        area.header.language_chosen.emit(language)
        settle()
        agree = area.agree
        assert agree.trouble.isVisible()
        assert agree.consent.visibleRegion().boundingRect() == agree.consent.rect(), language
        assert agree.on.isEnabled(), language


def test_a_consent_that_was_pushed_out_of_sight_is_read_before_it_is_signed(area_of: AreaMaker) -> None:
    stand = FlowStand(straight=True)
    area = area_of(stand, (1024, 600))
    dress(area, Stylist(metrics=Metrics(1024, 600), text_size=TextSize.LARGEST, motion=False))
    at_agree(stand, area)
    stand.port.fails_with = StorageFailed("disk-full")
    stand.flow.sign()
    stand.executor.drain()
    settle()
    agree = area.agree
    assert not agree.on.isEnabled()

    bar = agree.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert agree.on.isEnabled()


def test_a_failed_save_says_that_staff_can_help(stand: FlowStand, area: AttendeeArea) -> None:
    at_agree(stand, area)
    stand.port.fails_with = StorageFailed("disk-full")
    area.agree.on.click()
    assert not area.header.stop_button.isEnabled()
    stand.executor.drain()

    assert area.agree.trouble.isVisible()
    words = stand.language.words
    assert words.say("Not saved yet. Please call a volunteer.") in seen(area)
    assert words.say("Your entry is still here, and you can try again.") in seen(area)
    assert area.agree.on.text() == words.say("Try again")
    assert area.header.stop_button.isEnabled()
    assert "Янка" not in seen(area)


def test_who_keeps_this_is_told_over_the_page_and_the_way_out_stays(stand: FlowStand, area: AttendeeArea) -> None:
    at_agree(stand, area)

    area.agree.keeper.click()

    assert area.keeper.isVisible()
    assert not area.agree.isEnabled()
    assert area.header.stop_button.isVisible()
    assert stand.campaign.controller(stand.language.current) in seen(area)
    assert "recipe simple height loyal" in seen(area)
    assert "manage puppy federal swarm" in seen(area)
    QTest.keyClick(area.keeper.no_button, Qt.Key.Key_Escape)
    assert area.keeper.isHidden()
    assert area.agree.isEnabled()


def test_a_question_is_asked_in_the_language_that_is_chosen_over_it(stand: FlowStand, area: AttendeeArea) -> None:
    flow = stand.at_exposure()
    flow.choose_exposure(Exposure.HANDOVER)
    flow.confirm_exposure()
    assert stand.campaign.petition("be").addressee in area.question.title.words()

    area.header.language_chosen.emit("de")

    assert area.question.isVisible()
    assert stand.campaign.petition("de").addressee in area.question.title.words()
    area.header.stop_button.click()
    assert area.question.isHidden()
    assert flow.state.step is Step.WELCOME


def test_keys_find_nothing_under_a_question(stand: FlowStand, area: AttendeeArea) -> None:
    flow = stand.at_exposure()
    flow.choose_exposure(Exposure.HANDOVER)
    flow.confirm_exposure()

    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert area.question.isAncestorOf(focused) or area.header.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)


def test_keys_find_nothing_under_are_you_still_there(stand: FlowStand, area: AttendeeArea) -> None:
    stand.at_details()
    area.details.fields["city"].setFocus()
    area.idle.asked.emit()

    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert area.still_there.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(area.still_there.button, Qt.Key.Key_Escape)

    assert area.still_there.isHidden()
    assert QApplication.focusWidget() is area.details.fields["city"].line


def test_a_fault_of_the_program_while_it_saves_leaves_the_entry_and_every_way_on(
    qtbot: QtBot, stand: FlowStand, area: AttendeeArea, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(signing: Signing) -> Accepted:
        raise ValueError(signing.signatory.given_name)

    monkeypatch.setattr(stand.port, "accept", fault)
    at_agree(stand, area)
    with qtbot.captureExceptions() as told:
        stand.flow.sign()
        stand.executor.drain()

    assert [kind for kind, *_ in told] == [ValueError]
    assert area.agree.trouble.isVisible()
    said = "\n".join(label.text() for label in area.agree.trouble.findChildren(QLabel))
    assert "ValueError" in said
    assert a_signatory().given_name not in said
    assert stand.flow.state.waits_for_staff
    monkeypatch.undo()
    QTest.mouseClick(area.agree.on, Qt.MouseButton.LeftButton)
    stand.executor.drain()
    assert stand.flow.state.step is Step.THANKS
    assert len(stand.port.signings) == 1
