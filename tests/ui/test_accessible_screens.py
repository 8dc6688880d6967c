"""Every control of every screen says what it is, what it is called, and how it stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible_tree import complaints, parts_of
from faces_booth import faces_of_attendees
from faces_desk import a_full_desk, faces_of_desk
from faces_setup import a_full_laptop, faces_of_setup
from faces_staff import STICKS, faces_of_staff
from factories_booth import FlowStand
from factories_staff import MemoryKiosk
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from stages import Looks, a_booth, a_closed_booth, a_desk_stage, a_set_up

from kiosk.signatory import Exposure
from ui.spoken import Role, speak_roles
from ui.theme import TextSize
from ui.widgets.entry_field import EntryField

LOOKS = Looks((1280, 720), "en", TextSize.NORMAL)
LANGUAGES = ("en", "be")


@pytest.fixture(autouse=True)
def _roles(qapp: QApplication) -> None:
    """As the program does when it starts."""
    speak_roles()


def seen_at(faces: Iterator[str], window: QWidget) -> list[str]:
    """What is wrong anywhere, each thing at the first face that has it."""
    found: dict[str, str] = {}
    for face in faces:
        QApplication.processEvents()
        for complaint in complaints(window):
            found.setdefault(complaint, face)
    return [f"{face}: {complaint}" for complaint, face in found.items()]


def test_attendees(qtbot: QtBot) -> None:
    stand = FlowStand()
    with a_booth(qtbot, stand, MemoryKiosk()) as stage:
        stage.show(LOOKS)
        assert not seen_at(faces_of_attendees(stage.window, stand), stage.window)


def test_staff(qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with a_booth(qtbot, FlowStand(), kiosk, STICKS) as stage:
        stage.show(LOOKS)
        assert not seen_at(faces_of_staff(stage.window, kiosk), stage.window)


def test_set_up(qtbot: QtBot) -> None:
    machine = a_full_laptop()
    with a_set_up(qtbot, machine, LANGUAGES) as stage:
        stage.show(LOOKS)
        assert not seen_at(faces_of_setup(stage.window, machine), stage.window)


def test_desk(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk_stage(qtbot, a_full_desk(), LANGUAGES) as stage:
        stage.show(LOOKS)
        assert not seen_at(faces_of_desk(stage.window, tmp_path), stage.window)


def test_a_kiosk_that_does_not_collect(qtbot: QtBot) -> None:
    with a_closed_booth(qtbot, LANGUAGES) as stage:
        stage.show(LOOKS)
        assert not complaints(stage.window)


def test_a_window_is_a_window(qtbot: QtBot) -> None:
    """Else screen readers take it for a part of one, and never look for what has the focus in it."""
    stand = FlowStand()
    with a_booth(qtbot, stand, MemoryKiosk()) as stage:
        stage.show(LOOKS)
        window = QAccessible.queryAccessibleInterface(stage.window)
        assert window.role() is Role.Window
        assert window.text(QAccessible.Text.Name)


def test_what_is_chosen_wrong_or_not_asked_for_is_told(qtbot: QtBot) -> None:
    stand = FlowStand()
    with a_booth(qtbot, stand, MemoryKiosk()) as stage:
        stage.show(LOOKS)
        flow = stand.at_exposure()
        flow.choose_exposure(Exposure.CAMPAIGN)
        cards = [one for _, one in parts_of(stage.window.attendee.exposure) if one.role() is Role.RadioButton]
        assert [bool(card.state().checked) for card in cards] == [False, True, False]
        flow.confirm_exposure()
        flow.confirm_details()
        fields = stage.window.attendee.details.fields
        assert described(fields["given_name"]) == fields["given_name"].error() != ""
        optional = [name for name, field in fields.items() if "(optional)" in field.label()]
        assert optional == ["city", "country", "email"]


def described(field: EntryField) -> str:
    return QAccessible.queryAccessibleInterface(field.line).text(QAccessible.Text.Description)


def test_a_planted_fault_is_found(qtbot: QtBot) -> None:
    window, nameless, fine = QWidget(), QPushButton(), QPushButton("Go")
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for button in (nameless, fine):
        column.addWidget(button)
    window.show()
    assert complaints(window) == ["QPushButton in QWidget: a Button without a name"]
