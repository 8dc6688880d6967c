"""Every control of every screen says what it is, what it is called, and how it stands."""

from itertools import repeat

import pytest
from accessible_tree import complaints, parts_of
from factories_booth import FlowStand
from factories_staff import MemoryKiosk
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from screens.catalogue import PARTS, states_of
from stages import Looks, a_booth

from kiosk.signatory import Exposure
from ui.spoken import Role, speak_roles
from ui.theme import TextSize
from ui.widgets.entry_field import EntryField

LOOKS = Looks((1280, 720), "en", TextSize.NORMAL)


@pytest.fixture(autouse=True)
def _roles(qapp: QApplication) -> None:
    """As the program does when it starts."""
    speak_roles()


@pytest.mark.parametrize("part", PARTS)
def test_everything_says_what_it_is(qtbot: QtBot, part: str) -> None:
    found: dict[str, str] = {}
    for state, _, stage in states_of(qtbot, part, repeat(LOOKS)):
        for complaint in complaints(stage.window):
            found.setdefault(complaint, state)
    assert not found


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
