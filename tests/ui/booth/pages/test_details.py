"""The details by real keys and touches: layouts, capitals, errors, countries."""

from collections.abc import Callable

import pytest
from factories_booth import FlowStand, a_campaign
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kiosk.paths import KEYBOARDS
from kiosk.signatory import Exposure
from kiosk.words import words_in
from ui.booth.attendee import AttendeeArea
from ui.booth.pages.details import DetailsPage
from ui.booth.viewmodels.flow import Step
from ui.keyboards import read_layouts
from ui.messages import field_message


@pytest.fixture
def stand() -> FlowStand:
    """The pages before the one that is looked at are walked in the journeys."""
    return FlowStand(straight=True)


def at_details(stand: FlowStand, area: AttendeeArea, exposure: Exposure = Exposure.CAMPAIGN) -> DetailsPage:
    stand.at_details(exposure)
    QApplication.processEvents()
    return area.details


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    QTest.keyClick(focus(), key)


def write(text: str) -> None:
    """On a real keyboard; QTest itself knows Latin keys only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus(), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    QApplication.processEvents()


def touch(widget: QWidget) -> None:
    """In its middle, wherever the window sends that."""
    window = widget.window()
    spot = widget.mapTo(window, widget.rect().center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()


def tap(page: DetailsPage, letters: str) -> None:
    """On the touch keyboard."""
    for letter in letters:
        cell = next(cell for cell in page.keyboard.cells() if cell.key.text == letter)
        QTest.mouseClick(page.keyboard, Qt.MouseButton.LeftButton, pos=cell.box.center())


def test_the_first_field_waits_with_a_capital(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)

    assert focus() is page.fields["given_name"].line
    tap(page, "янка-марыя")

    assert focus() is page.fields["given_name"].line
    assert page.fields["given_name"].line.text() == "Янка-Марыя"
    assert stand.flow.state.draft.details.given_name == "Янка-Марыя"


def test_a_field_is_masked_once_it_is_left(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    tap(page, "янка")

    press(Qt.Key.Key_Return)

    assert focus() is page.fields["family_name"].line
    assert page.fields["given_name"].line.text() == ""
    assert page.fields["given_name"].value() == "Янка"


def test_the_email_has_latin_letters_and_says_what_it_is_for(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)

    touch(page.fields["email"])

    assert page.keyboard.layout_id == "email"
    assert page.purpose.isVisible()
    assert not page.keyboard.is_capital
    touch(page.fields["city"])
    assert page.keyboard.layout_id == "be"
    assert page.title.isVisible()


def test_a_mistake_is_told_beside_its_field_when_it_is_left(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    write("12")
    assert page.fields["given_name"].error() == ""

    press(Qt.Key.Key_Tab)

    assert page.fields["given_name"].error() == field_message("name-without-letters", stand.language.words)


def test_next_goes_to_the_first_field_that_is_wrong_and_shows_why(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    tap(page, "я")
    touch(page.fields["email"])

    touch(page.on)
    QApplication.processEvents()

    field = page.fields["family_name"]
    assert stand.flow.state.step is Step.DETAILS
    assert focus() is field.line
    assert field.error()
    top = field.mapTo(page.view.viewport(), field.rect().topLeft()).y()
    assert top >= 0
    assert top + field.height() <= page.view.viewport().height()


def test_one_who_is_only_counted_sees_two_fields(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area, Exposure.COUNT)

    assert [name for name, field in page.fields.items() if field.isVisible()] == ["given_name", "family_name"]


@pytest.mark.parametrize(("language", "first"), [("hu", "family_name"), ("be", "given_name")])
def test_the_names_stand_in_the_order_of_the_language(
    language: str, first: str, qtbot: QtBot, fonts: tuple[str, ...]
) -> None:
    stand, words = FlowStand(), words_in(language)
    stand.at_details()
    page = DetailsPage(stand.campaign, lambda: words, read_layouts(KEYBOARDS))
    qtbot.addWidget(page)
    page.retranslate()
    page.render_state(stand.flow.state)
    page.resize(1280, 640)
    with qtbot.waitExposed(page):
        page.show()

    assert page.first_focus() is page.fields[first]
    given, family = (page.fields[name].geometry().topLeft() for name in ("given_name", "family_name"))
    assert (family.x() < given.x()) == (first == "family_name")
    page.first_focus().setFocus()
    page.keyboard.next_pressed.emit()
    assert focus() is page.fields["given_name" if first == "family_name" else "family_name"].line


# Countries


def names(page: DetailsPage) -> list[str]:
    return [button.text() for button in page.suggestions.buttons if button.isVisible()]


def test_a_country_is_found_while_it_is_typed_and_taken_by_a_touch(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    touch(page.fields["country"])
    tap(page, "літ")
    assert names(page)[0] == "Літва"

    touch(page.suggestions.buttons[0])

    assert stand.flow.state.draft.details.country == "LT"
    assert page.fields["country"].value() == "Літва"
    assert page.fields["country"].error() == ""
    assert focus() is page.fields["email"].line


def test_no_field_moves_while_a_country_is_sought(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    before = page.fields["country"].mapTo(area, page.fields["country"].rect().topLeft())
    touch(page.fields["country"])
    tap(page, "л")

    assert page.fields["country"].mapTo(area, page.fields["country"].rect().topLeft()) == before


def test_a_country_is_chosen_by_keys_alone(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    page.fields["country"].setFocus()
    write("бел")
    offered = names(page)

    press(Qt.Key.Key_Down)
    assert focus() is page.suggestions.buttons[0]
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)

    assert page.fields["country"].value() == offered[1]
    assert page.fields["country"].error() == ""


def test_escape_leads_from_the_countries_back_to_the_field(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    page.fields["country"].setFocus()
    write("бел")
    press(Qt.Key.Key_Down)

    press(Qt.Key.Key_Escape)

    assert focus() is page.fields["country"].line
    assert page.fields["country"].value() == "бел"


def test_not_to_say_is_an_answer_unless_the_campaign_needs_one(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    touch(page.fields["country"])
    write("бел")
    touch(page.suggestions.buttons[-1])
    assert stand.flow.state.draft.details.country == ""
    assert page.fields["country"].value() == ""


def test_where_a_country_is_required_not_to_say_is_not_offered(area_of: Callable[..., AttendeeArea]) -> None:
    stand = FlowStand(campaign=a_campaign(country="required"), straight=True)
    page = at_details(stand, area_of(stand))
    touch(page.fields["country"])

    assert names(page) == []


@pytest.mark.parametrize("typed", ["літв", "Літва", "lithuania"])
def test_what_can_mean_one_country_only_is_taken_on_leaving(typed: str, stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    page.fields["country"].setFocus()
    write(typed)

    press(Qt.Key.Key_Tab)

    assert stand.flow.state.draft.details.country == "LT"
    assert page.fields["country"].value() == "Літва"


def test_an_unknown_country_stays_as_it_was_typed_and_is_told(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    page.fields["country"].setFocus()
    write("Нарнія")

    press(Qt.Key.Key_Tab)

    assert page.fields["country"].value() == "Нарнія"
    assert page.fields["country"].error()
    page.fields["country"].setFocus()
    for _ in "Нарнія":
        press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Tab)
    assert page.fields["country"].error() == ""


def test_a_country_typed_last_is_taken_by_next(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    for name in ("given_name", "family_name"):
        page.fields[name].setFocus()
        write("Я")
    page.fields["country"].setFocus()
    write("Літ")

    page.on.click()

    assert stand.flow.state.step is Step.SIGN
    assert stand.flow.state.draft.details.country == "LT"


def test_the_country_follows_the_language_of_the_screen(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    stand.flow.enter("country", "LT")

    area.header.language_chosen.emit("de")

    assert page.fields["country"].value() == "Litauen"
    assert page.keyboard.layout_id == "de"


def test_tab_leads_through_the_offered_countries_and_out_again(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    page.fields["country"].setFocus()
    write("бел")
    offered = [button for button in page.suggestions.buttons if button.isVisible()]
    press(Qt.Key.Key_Down)

    for button in offered:
        assert focus() is button
        press(Qt.Key.Key_Tab)

    assert focus() is page.fields["email"].line


def test_shift_and_tab_lead_from_the_first_country_back_to_the_field(stand: FlowStand, area: AttendeeArea) -> None:
    page = at_details(stand, area)
    page.fields["country"].setFocus()
    write("бел")
    press(Qt.Key.Key_Down)

    press(Qt.Key.Key_Backtab)

    assert focus() is page.fields["country"].line


@pytest.mark.parametrize("typed", ["Германия", "Нямеччына", "Deutschland", "germany", "Germny", "Дойчланд"])
def test_a_country_in_any_language_with_a_slip_is_taken_on_leaving(
    typed: str, stand: FlowStand, area: AttendeeArea
) -> None:
    page = at_details(stand, area)
    page.fields["country"].setFocus()
    write(typed)

    press(Qt.Key.Key_Tab)

    assert stand.flow.state.draft.details.country == "DE"
    assert page.fields["country"].error() == ""


def test_the_title_comes_back_once_nothing_is_wrong_any_more(area_of: Callable[..., AttendeeArea]) -> None:
    stand = FlowStand(straight=True)
    area = area_of(stand)
    stand.at_details()
    page = area.details
    QApplication.processEvents()
    before = page.title.kind
    area.details.confirmed.emit()
    QApplication.processEvents()
    assert page.fields["given_name"].error()
    for name in ("given_name", "family_name"):
        stand.flow.enter(name, "Янка")
        stand.flow.leave(name)
    QApplication.processEvents()

    assert page.head.isVisible()
    assert (page.title.isVisible(), page.title.kind) == (True, before)


def test_an_upright_screen_has_a_field_a_row(area_of: Callable[..., AttendeeArea]) -> None:
    stand = FlowStand(straight=True)
    area = area_of(stand, (720, 1280))
    stand.at_details()
    QApplication.processEvents()

    fields = [field for field in area.details.fields.values() if field.isVisible()]
    assert len({field.x() for field in fields}) == 1
    assert len({field.height() for field in fields}) == 1
