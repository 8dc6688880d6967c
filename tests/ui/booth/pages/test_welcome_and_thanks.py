"""The first screen and the last."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from factories_booth import CODE, FlowStand, MemoryAttending, a_campaign
from focus_walk import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.errors import StorageFailed
from kiosk.receipt_code import format_code
from kiosk.words import words_in
from ui.booth.attendee import AttendeeArea
from ui.booth.viewmodels.farewell import CODE_SECONDS, PLAIN_SECONDS
from ui.booth.viewmodels.flow import Step
from ui.theme import Metrics, Stylist, TextKind, dress

AreaMaker = Callable[..., AttendeeArea]


@pytest.fixture
def stand() -> FlowStand:
    """The pages before the one that is looked at are walked in the journeys."""
    return FlowStand(straight=True)


def seen(area: AttendeeArea) -> str:
    return "\n".join(label.text() for label in area.findChildren(QLabel) if label.isVisible())


def test_any_touch_leads_to_the_petition_in_the_language_that_stands(stand: FlowStand, area: AttendeeArea) -> None:
    stand.language.choose("de")

    QTest.mouseClick(area.welcome, Qt.MouseButton.LeftButton, pos=area.welcome.rect().topLeft())

    assert stand.flow.state.step is Step.PETITION
    assert stand.campaign.petition("de").title in seen(area)


def test_the_languages_take_turns(stand: FlowStand, area: AttendeeArea) -> None:
    shown = []
    for _ in stand.campaign.languages:
        shown.append(area.welcome.headline.words())
        area.welcome.turn.emit()

    assert len(set(shown)) == len(stand.campaign.languages)
    assert stand.campaign.headline("be") in shown


@pytest.mark.parametrize("then", [("de", (1280, 720)), ("be", (1024, 600)), ("ru", (1280, 400))])
def test_the_headline_is_as_large_as_on_a_screen_that_was_so_from_the_start(
    area_of: AreaMaker, then: tuple[str, tuple[int, int]]
) -> None:
    language, size = then
    sizes = []
    for first in (("be", (1280, 720)), then):
        stand = FlowStand()
        stand.language.choose(first[0])
        area = area_of(stand, first[1])
        before = area.welcome.headline.kind
        area.resize(*size)
        dress(area, Stylist(metrics=Metrics(*size), motion=False))
        stand.language.choose(language)
        settle()
        sizes.append((area.welcome.headline.kind, area.welcome.people.kind))
    assert sizes[0] == sizes[1]
    assert sizes[1][0] is before is not TextKind.DISPLAY


@pytest.mark.usefixtures("brief_motion")
def test_with_motion_the_language_changes_under_a_veil(stand: FlowStand, area_of: AreaMaker, qtbot: QtBot) -> None:
    area = area_of(stand, motion=True)
    welcome = area.welcome

    with qtbot.waitSignal(welcome.turn):
        welcome.veil.change_unseen(welcome.turn.emit)
        assert welcome.veil.isVisible()
        assert stand.language.current == "be"

    qtbot.waitUntil(welcome.veil.isHidden)
    assert stand.language.current == stand.language.next_after("be")


def test_a_language_that_was_chosen_is_not_taken_away_by_the_veil(stand: FlowStand, area_of: AreaMaker) -> None:
    area = area_of(stand, motion=True)
    area.welcome.veil.change_unseen(area.welcome.turn.emit)

    area.header.language_chosen.emit("de")

    assert area.welcome.veil.isHidden()
    assert stand.language.current == "de"


def test_a_touch_of_the_language_that_stands_holds_it(stand: FlowStand, area_of: AreaMaker) -> None:
    area = area_of(stand, motion=True)
    area.welcome.veil.change_unseen(area.welcome.turn.emit)

    QTest.mouseClick(area.header.languages.segment("be"), Qt.MouseButton.LeftButton)

    assert area.welcome.veil.isHidden()
    assert stand.language.current == "be"


def test_thank_you_shows_neither_name_nor_campaign(stand: FlowStand, area: AttendeeArea) -> None:
    stand.thanked()
    area.thanks.show_code.click()

    told = seen(area)
    petition = stand.campaign.petition("be")
    for word in ("Янка", "Краўчэня", petition.title, petition.addressee, "Вясн", "Viasna"):
        assert word not in told
    assert area.thanks.code.words()


def test_only_where_signing_is_dangerous_a_phone_is_warned_of(area_of: AreaMaker) -> None:
    warned = []
    for country in ("BY", ""):
        stand = FlowStand(replace(a_campaign(), addressee_country=country), straight=True)
        area = area_of(stand)
        stand.thanked()
        area.thanks.show_code.click()
        warned.append(
            words_in("be").say("Do not keep it in a phone that somebody may search.") in area.thanks.advice.words()
        )
    assert warned == [True, False]


def test_the_code_is_hidden_until_it_is_asked_for_and_gone_when_taken_back(
    stand: FlowStand, area: AttendeeArea
) -> None:
    stand.thanked()
    assert area.thanks.code.words() == ""
    assert not area.thanks.card_view.isVisible()

    area.thanks.show_code.click()
    assert area.thanks.code.words().replace("\n", " ") == format_code(CODE)
    area.thanks.take_back.click()
    stand.executor.drain()

    assert area.thanks.code.words() == ""
    assert not area.thanks.card_view.isVisible()
    assert not area.thanks.take_back.isVisible()


def test_when_it_is_wiped_it_has_no_name(stand: FlowStand, area: AttendeeArea) -> None:
    stand.thanked()
    stand.flow.reset()
    assert area.thanks.accessibleName() == area.thanks.spoken() == ""


def test_the_bar_fills_from_where_it_was(stand: FlowStand, area: AttendeeArea) -> None:
    stand.thanked()

    assert area.thanks.goal_bar.value() == 713
    assert area.thanks.goal_bar.fraction == 0.713


def test_with_motion_the_count_goes_up_and_the_old_goal_is_filled_first(area_of: AreaMaker, qtbot: QtBot) -> None:
    stand = FlowStand(port=MemoryAttending(baseline=999), straight=True)
    thanks = area_of(stand, motion=True).thanks
    filled: list[float] = []
    thanks.goal_bar.slide.valueChanged.connect(filled.append)

    stand.thanked()

    assert thanks.count.words() == stand.language.words.plural("We are {count} now.", "We are {count} now.", 1_000)
    assert thanks.count.property("rolled") < 1.0
    qtbot.waitUntil(lambda: thanks.count.property("rolled") == 1.0)
    qtbot.waitUntil(lambda: thanks.goal_bar.property("shown") == pytest.approx(1_000 / 1_500))
    assert filled[0] >= 0.999
    assert max(filled) == pytest.approx(1.0)
    assert thanks.goal_bar.slide.duration() < 1_000


def test_without_motion_count_and_bar_stand_at_once(area_of: AreaMaker) -> None:
    stand = FlowStand(port=MemoryAttending(baseline=999), straight=True)
    thanks = area_of(stand).thanks

    stand.thanked()

    assert thanks.count.property("rolled") == 1.0
    assert thanks.goal_bar.property("shown") == pytest.approx(1_000 / 1_500)


def test_a_goal_that_was_passed_is_told(area_of: AreaMaker) -> None:
    stand = FlowStand(port=MemoryAttending(baseline=999), straight=True)
    area = area_of(stand)

    stand.thanked()

    goal = stand.language.words.number(1_000)
    assert area.thanks.passed.isVisible()
    assert goal in area.thanks.passed.title.words()
    assert goal in area.thanks.spoken()


def test_the_time_left_is_told_and_can_be_stretched(stand: FlowStand, area: AttendeeArea) -> None:
    stand.thanked()
    assert "20" in area.thanks.time_left.words()

    area.thanks.more.click()

    assert "60" in area.thanks.time_left.words()


def test_taking_back_that_failed_is_told(stand: FlowStand, area: AttendeeArea) -> None:
    stand.thanked()
    stand.port.fails_with = StorageFailed("disk-full")
    area.thanks.take_back.click()
    stand.executor.drain()

    assert area.thanks.trouble.isVisible()
    assert area.thanks.take_back.isVisible()


@pytest.mark.parametrize(("fails", "withdrawn"), [(StorageFailed("disk-full"), False), (None, True)])
def test_the_screen_stands_until_it_is_known_what_came_of_taking_back(
    stand: FlowStand, area: AttendeeArea, fails: StorageFailed | None, withdrawn: bool
) -> None:
    stand.thanked()
    stand.port.fails_with = fails
    area.farewell.begin(1)
    area.thanks.take_back.click()
    assert not area.farewell.counting

    stand.executor.drain()

    assert area.flow.state.thanks is not None
    assert area.flow.state.thanks.taken_back is withdrawn
    assert (area.farewell.counting, area.farewell.left) == (True, PLAIN_SECONDS)


@pytest.mark.parametrize("button", ["more", "show_code"])
def test_nor_does_it_go_for_whoever_asks_for_more_meanwhile(stand: FlowStand, area: AttendeeArea, button: str) -> None:
    stand.thanked()
    area.thanks.take_back.click()
    getattr(area.thanks, button).click()
    assert not area.farewell.counting

    stand.executor.drain()

    assert (area.farewell.counting, area.farewell.left) == (True, CODE_SECONDS)


def test_whoever_asked_for_more_time_keeps_it_when_taking_back_failed(stand: FlowStand, area: AttendeeArea) -> None:
    stand.thanked()
    stand.port.fails_with = StorageFailed("disk-full")
    area.thanks.more.click()
    area.thanks.take_back.click()
    stand.executor.drain()

    assert area.farewell.left == CODE_SECONDS


def test_the_language_can_be_changed_on_thank_you_too(stand: FlowStand, area: AttendeeArea) -> None:
    stand.thanked()

    assert area.header.languages.isVisible()
    assert not area.header.back_button.isVisible()
    assert not area.header.stop_button.isVisible()


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280)])
def test_the_code_is_what_stands_out_of_the_receipt(area_of: AreaMaker, size: tuple[int, int]) -> None:
    stand = FlowStand(straight=True)
    area = area_of(stand, size)
    stand.thanked()
    area.thanks.show_code.click()
    settle()

    thanks = area.thanks
    letters = thanks.code.font().pixelSize()
    assert letters >= 2 * Stylist(metrics=Metrics(*size)).text_px(TextKind.CODE) - 2
    assert thanks.advice.y() < thanks.code.y()
    widest = max(map(thanks.code.fontMetrics().horizontalAdvance, thanks.code.words().split("\n")))
    assert thanks.qr.width() * thanks.qr.height() < widest * 2 * thanks.code.fontMetrics().height()
    assert not thanks.card_view.has_more
    assert not thanks.view.has_more


def test_before_anybody_has_signed_here_nothing_is_added_up(stand: FlowStand, area: AttendeeArea) -> None:
    stand.flow.read()
    parts = area.petition.parts
    assert (parts.isVisible(), "\n" in parts.words()) == (True, False)

    stand.thanked()
    stand.flow.reset()
    stand.flow.read()
    assert "\n" in parts.words()
