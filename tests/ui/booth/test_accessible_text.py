"""Screen readers and the voice get one text: whole, in order, and each part marked with whose words it is."""

import pytest
from factories_booth import FlowStand
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.signatory import Exposure
from kiosk.speech.permission import Origin, Said
from ui.accessible_text import control_text, page_text
from ui.booth.attendee import AttendeeArea
from ui.booth.viewmodels.flow import Step
from ui.spoken import is_private, keep_private, speak_roles


@pytest.fixture
def stand() -> FlowStand:
    """The pages before the one that is looked at are walked in the journeys."""
    return FlowStand(straight=True)


@pytest.fixture(autouse=True)
def _roles(qapp: QApplication) -> None:
    """As the program does when it starts."""
    speak_roles()


def texts(said: tuple[Said, ...], origin: Origin = Origin.SCREEN) -> list[str]:
    return [one.text for one in said if one.origin is origin]


def test_the_petition_is_told_whole_and_in_order(area: AttendeeArea, stand: FlowStand) -> None:
    stand.flow.read()
    petition = stand.campaign.petition("be")
    told = texts(page_text(area.petition))
    people = [f"{person.name}, {person.role}" for person in petition.people]
    wanted = [petition.title, petition.why_heading, *petition.why, petition.people_heading, *people]
    wanted += [*petition.after_people, petition.demands_heading]
    assert [one for one in told if one in wanted] == wanted
    assert [one for one in told if petition.demands[0].text in one] == [f"1. {petition.demands[0].text}"]
    assert petition.support_action in told


def test_nobody_hears_forty_letters(area: AttendeeArea, stand: FlowStand) -> None:
    stand.at_details()
    told = page_text(area.details)
    assert "Імя" in texts(told)
    assert len(told) < 12
    assert not texts(told, Origin.ENTRY)


def test_what_is_typed_is_of_the_entry_while_the_field_is_typed_into(area: AttendeeArea, stand: FlowStand) -> None:
    stand.at_details()
    field = area.details.fields["given_name"]
    field.setFocus()
    field.insert("Kanarejka")
    said = control_text(field.line)
    assert texts(said, Origin.ENTRY) == ["Kanarejka"]
    assert "Імя" in texts(said)


def test_what_is_wrong_with_a_field_is_told_with_it(area: AttendeeArea, stand: FlowStand) -> None:
    stand.at_details().confirm_details()
    field = area.details.fields["given_name"]
    assert field.error() in texts(control_text(field.line))


def test_which_choice_is_meant_is_of_the_entry(area: AttendeeArea, stand: FlowStand) -> None:
    """All of them together tell nothing, one of them does."""
    stand.at_exposure()
    card = area.exposure.choices.card(str(Exposure.CAMPAIGN))
    assert card.texts()[0] in texts(page_text(area.exposure))
    assert card.texts()[0] in texts(control_text(card), Origin.ENTRY)
    assert not texts(control_text(card))


@pytest.mark.parametrize("step", [Step.AGREE, Step.THANKS])
def test_what_shows_an_entry_says_so(area: AttendeeArea, stand: FlowStand, step: Step) -> None:
    flow = stand.at_agree() if step is Step.AGREE else stand.thanked()
    if step is Step.AGREE:
        area.agree.hold.pressed.emit()
        shown = area.agree.name.words()
    else:
        flow.show_code()
        shown = area.thanks.code.words()
    told = page_text(area.pages[step])
    assert shown
    assert shown in texts(told, Origin.ENTRY)
    assert not [one for one in texts(told) if shown in one]


def test_a_key_tells_what_is_being_typed(area: AttendeeArea, stand: FlowStand) -> None:
    stand.at_details()
    assert is_private(area.details.keyboard)
    assert is_private(area.details.suggestions)


def test_all_inside_what_is_private_is_private(qtbot: QtBot) -> None:
    holder, inside = QWidget(), QLabel("Kanarejka")
    qtbot.addWidget(holder)
    QVBoxLayout(holder).addWidget(inside)
    assert not is_private(inside)
    keep_private(holder)
    assert is_private(inside)
    keep_private(holder, private=False)
    assert not is_private(inside)
