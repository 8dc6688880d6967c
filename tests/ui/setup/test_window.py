"""The wizard by real events: what is touched, typed and drawn, and what its window lets nobody do."""

from datetime import date, timedelta

import pytest
from factories_desk_window import settle
from factories_setup import (
    LANGUAGES,
    OWN_CODE,
    PINS,
    STICK,
    TODAY,
    MemoryLight,
    MemoryMachine,
    a_kit,
    a_stick,
    a_wizard,
    opened,
)
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from screens.set_up import states_of_set_up

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.finding import KitFound
from kiosk.paths import CAMPAIGNS
from kiosk.words import words_in
from ui.booth.sticks import Volume
from ui.hands import Hands
from ui.language import LanguageSwitch
from ui.setup.pages.day import DayPage
from ui.setup.pages.page import SetupPage
from ui.setup.pages.picking import KitPage
from ui.setup.pages.pin import PinAgainPage, PinPage
from ui.setup.pages.trials import BrightnessPage
from ui.setup.pages.typed import EventPage
from ui.setup.pages.typing_page import KeyboardPage
from ui.setup.viewmodels.ports import Resumed
from ui.setup.viewmodels.steps import Step
from ui.setup.walk import SetupWalk
from ui.setup.window import SetupWindow

CODE = "K7QF 9M2D X4TB R8HW-5"
PASSPHRASE = "walnut parade oxygen velvet cricket harbor"


def all_words(window: SetupWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_whole_way_with_a_kit(qtbot: QtBot) -> None:
    machine = MemoryMachine()
    with a_wizard(qtbot, machine) as window, qtbot.waitSignal(window.flow.finished):
        walk = SetupWalk(Hands(), window)
        walk.take_kit("de", STICK / "kiosk-01.kit", CODE)
        walk.name_event("Markt", "Köln")
        walk.try_out("ü")
        pin = walk.read_pin()
        walk.type_pin(pin)
    assert machine.asked_for("open_kit") == [(STICK / "kiosk-01.kit", CODE.translate({32: None, 45: None}))]
    ((event, language),) = machine.asked_for("install")  # type: ignore[misc]  # a pair
    assert (event.name, event.place, event.day, language) == ("Markt", "Köln", TODAY, "de")  # type: ignore[has-type]  # as above
    assert pin == PINS[0]


def test_the_whole_way_with_keys_of_ones_own(qtbot: QtBot) -> None:
    machine = MemoryMachine()
    with a_wizard(qtbot, machine) as window, qtbot.waitSignal(window.flow.finished):
        walk = SetupWalk(Hands(), window)
        keys = STICK / "petition-keys-viasna"
        walk.make_own("en", CAMPAIGNS / "viasna", Mode.LIVE, keys, PASSPHRASE)
        walk.name_event("Fair", "Vilnius")
        walk.try_out("k")
        page = walk.page(Step.PIN)
        assert isinstance(page, PinPage)
        assert page.code.words() == OWN_CODE
        walk.type_pin(walk.read_pin())
        assert OWN_CODE not in page.code.words()
    (order,) = machine.asked_for("make_own")
    assert (order.passphrase, order.keys, order.controller_confirmed) == (PASSPHRASE, keys, True)  # type: ignore[attr-defined]  # an order


def test_a_stick_that_comes_late_shows_its_kits_by_itself(qtbot: QtBot) -> None:
    volumes: list[Volume] = []
    broken = KitFound(STICK / "old.kit", None, InputRefused("kit-newer"))
    with a_wizard(qtbot, MemoryMachine(kits=(a_kit(), a_kit("kiosk-02"), broken)), volumes=volumes) as window:
        walk = SetupWalk(Hands(), window)
        walk.pick(Step.LANGUAGE, "en")
        walk.pick(Step.WAY, "kit")
        page = walk.page(Step.KIT)
        assert isinstance(page, KitPage)
        assert "put in the stick" in page.title.words()
        volumes.append(a_stick())
        page.finds._sticks.look()
        settle()
        titles = [card.pick.title for card in page.list.cards.values()]
        assert titles == ["kiosk-01", "kiosk-02", "old.kit"]
        refused = page.list.cards[str(broken.file)]
        assert not refused.isEnabled()
        assert "newer version" in refused.pick.explanation


@pytest.mark.parametrize("code", ["code-mistyped", "code-wrong", "kit-broken", "kit-newer"])
def test_what_is_wrong_with_a_kit_stands_below_its_code(code: str, qtbot: QtBot) -> None:
    machine = MemoryMachine(failing={"open_kit": InputRefused(code)})
    with a_wizard(qtbot, machine) as window:
        walk = SetupWalk(Hands(), window)
        for step, key in ((Step.LANGUAGE, "en"), (Step.WAY, "kit"), (Step.KIT, str(a_kit().file))):
            walk.pick(step, key)
        walk.type_code(CODE)
        page = window.pages[Step.CODE]
        assert page.wrong.isVisible()  # type: ignore[union-attr]  # the code's page has it
        assert page.hasFocus() or page.isAncestorOf(window.focusWidget())


def test_a_code_typed_on_a_real_keyboard_opens_the_kit_too(qtbot: QtBot) -> None:
    machine = MemoryMachine()
    with a_wizard(qtbot, machine) as window:
        walk = SetupWalk(Hands(), window)
        for step, key in ((Step.LANGUAGE, "en"), (Step.WAY, "kit"), (Step.KIT, str(a_kit().file))):
            walk.pick(step, key)
        focused = window.focusWidget()
        QTest.keyClicks(focused, "x")
        QTest.keyClick(focused, Qt.Key.Key_Backspace)
        QTest.keyClicks(focused, CODE.lower())
        assert window.flow.state.step is Step.FITS


def test_a_rehearsal_wears_its_band_from_the_moment_it_is_known(qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine(kit_opened=opened(Mode.REHEARSAL))) as window:
        walk = SetupWalk(Hands(), window)
        assert not window.band.isVisible()
        walk.take_kit("en", a_kit().file, CODE)
        assert window.band.isVisible()


def test_a_day_is_chosen_by_touch_and_by_arrow_keys(qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine()) as window:
        hands = Hands()
        walk = SetupWalk(hands, window)
        walk.take_kit("en", a_kit().file, CODE)
        window.flow.type_event("Fair", "")
        walk.go_on(Step.EVENT)
        page = walk.page(Step.DAY)
        assert isinstance(page, DayPage)
        hands.press(page.month.after)
        cell = page.month.cell(date(2026, 12, 24))
        assert cell is not None
        hands.press(cell)
        assert page.day.words() == "December 24, 2026"
        QTest.keyClick(page.month, Qt.Key.Key_Down)
        assert window.flow.state.day == date(2026, 12, 24) + timedelta(7)


def test_brightness_follows_the_buttons(qtbot: QtBot) -> None:
    lamp = MemoryLight(70)
    with a_wizard(qtbot, MemoryMachine(there=Resumed(Mode.LIVE, "en"), lamp=lamp)) as window:
        for _ in range(2):
            window.flow.go_on()
        page = window.page
        assert isinstance(page, BrightnessPage)
        Hands().press(page.brighter)
        Hands().press(page.darker)
        Hands().press(page.darker)
        assert (lamp.now, page.percent.words()) == (60, "60%")


@pytest.mark.parametrize(("wrong", "goes"), [((), True), (("clock",), True), (("ledger",), False)])
def test_the_self_test_says_what_to_do_and_holds_up_only_for_what_is_vital(
    wrong: tuple[str, ...], goes: bool, qtbot: QtBot
) -> None:
    machine = MemoryMachine(there=Resumed(Mode.LIVE, "en"), wrong=wrong)
    with a_wizard(qtbot, machine) as window:
        for _ in range(2):
            window.flow.go_on()
        settle()
        page = window.page
        assert page.on.isEnabled() is goes
        said = all_words(window)
        assert ("call a coordinator" in said) is ("ledger" in wrong)
        assert ("Set the laptop’s clock" in said) is ("clock" in wrong)


def test_a_wrong_pin_leads_back_to_the_same_pin(qtbot: QtBot) -> None:
    machine = MemoryMachine(there=Resumed(Mode.LIVE, "en"))
    with a_wizard(qtbot, machine) as window:
        hands = Hands()
        for _ in range(4):
            window.flow.go_on()
        again = window.page
        assert isinstance(again, PinAgainPage)
        for digit in "000000":
            hands.press(again.pad_of_digits.keys[digit])
        assert "That is not the PIN" in again.lead.words()
        assert PINS[0][:3] not in all_words(window)
        hands.press(again.other)
        page = window.page
        assert isinstance(page, PinPage)
        assert page.pin.words().split() == [PINS[0][:3], PINS[0][3:]]
        assert len(machine.asked_for("new_pin")) == 1


def test_the_language_changes_on_every_page_and_keeps_what_was_typed(qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine()) as window:
        walk = SetupWalk(Hands(), window)
        walk.take_kit("en", a_kit().file, CODE)
        window.flow.type_event("Fair", "Vilnius")
        Hands().press(window.header.languages.segment("ru"))
        assert "Название" in all_words(window) or "события" in all_words(window).casefold()
        assert window.flow.state.name == "Fair"
        assert window.page.accessibleName() == window.page.spoken() == words_in("ru").say("Which event is it?")


@pytest.mark.parametrize("before", ["", "Д’", "Anna‐"])
def test_a_name_begins_with_a_capital_as_those_of_attendees_do(before: str, qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine()) as window:
        SetupWalk(Hands(), window).take_kit("en", a_kit().file, CODE)
        page = window.page
        assert isinstance(page, EventPage)
        page.fields["place"].setFocus()
        page.fields["place"].insert(before)
        assert page.keyboard.is_capital
        page.fields["place"].insert("x")
        assert not page.keyboard.is_capital


def test_nothing_closes_it_but_its_own_ways(qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine()) as window:
        window.close()
        QTest.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.isVisible()
        with qtbot.waitSignal(window.flow.left):
            Hands().press(window.page.other)  # type: ignore[union-attr]  # the first page has it


# One grid


@pytest.mark.parametrize("language", ["be", "de", "en", "ru"])
def test_titles_and_buttons_stand_where_they_stood_on_the_page_before(qtbot: QtBot, language: str) -> None:
    """And what is to be done is never left out."""
    machine = MemoryMachine(kits=(a_kit(),), lamp=MemoryLight(70))
    titles, edges = set(), set()
    with a_wizard(qtbot, machine, language=LanguageSwitch(LANGUAGES, language)) as window:
        for face in states_of_set_up(window, machine):
            settle()
            page = window.page
            if not isinstance(page, SetupPage):
                continue
            assert page.lead.isVisible() or not page.lead.words(), face
            titles.add(page.title.mapTo(window, QPoint()).y())
            if page.on.isVisible() and not isinstance(page, KeyboardPage | DayPage):
                column = page.body.parentWidget()
                assert column is not None
                edges.add((page.on.mapTo(window, QPoint()).x(), column.mapTo(window, QPoint()).x()))
    assert len(titles) == 1
    ((button, column_edge),) = edges
    assert button == column_edge


def test_all_languages_are_seen_at_once(qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine()) as window:
        settle()
        assert not window.page.view.has_more  # type: ignore[union-attr]  # the first page has one


@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1024, 600)])
def test_the_kiosk_is_made_at_the_bottom_right_below_the_calendar_it_belongs_to(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    machine = MemoryMachine()
    with a_wizard(qtbot, machine, size=size) as window:
        SetupWalk(Hands(), window).take_kit("en", STICK / "kiosk-01.kit", CODE)
        window.flow.type_event("Fair", "")
        window.flow.go_on()
        settle()
        page = window.page
        assert isinstance(page, DayPage)
        cell = next(cell for cell in page.month.cells if cell.isEnabled())
        assert page.on.isVisible()
        if size != (1024, 600):
            assert page.month.turner.mapTo(window, QPoint()).y() < cell.mapTo(window, QPoint()).y()
            corner = page.on.mapTo(window, page.on.rect().bottomRight())
            assert corner.x() > 0.9 * size[0]
            assert corner.y() > 0.9 * size[1]
            assert not page.view.has_more
