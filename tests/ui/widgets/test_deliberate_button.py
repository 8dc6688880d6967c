"""Whatever has the focus does what it does at Enter and Space: once, and not again for a key that repeats or a slip."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.booth.pages.staff_parts import HoldButton, StaffButton
from ui.widgets.buttons import PrimaryButton
from ui.widgets.choice_card import ChoiceCard
from ui.widgets.deliberate_button import DeliberateButton
from ui.widgets.language_bar import LanguageBar, LanguageChoice
from ui.widgets.month_view import DayCell
from ui.widgets.nav_item import NavItem
from ui.widgets.tab_row import TabRow
from ui.widgets.toggle import Toggle

Show = Callable[..., QWidget]
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


Made = tuple[QAbstractButton, QWidget]
"""A button, and what it is a part of."""


def alone(button: QAbstractButton) -> Made:
    return button, button


def segment() -> Made:
    bar = LanguageBar()
    bar.set_languages([LanguageChoice("be", "БЕ", "беларуская"), LanguageChoice("de", "DE", "Deutsch")])
    return bar.segment("de"), bar


def day() -> Made:
    month = QWidget()
    return DayCell(month), month


def tab() -> Made:
    row = TabRow(["x"])
    return row.tab("x"), row


MADE: dict[str, Callable[[], Made]] = {
    "plain": lambda: alone(DeliberateButton("x")),
    "primary": lambda: alone(PrimaryButton("x")),
    "staff": lambda: alone(StaffButton("quiet")),
    "place": lambda: alone(NavItem()),
    "switch": lambda: alone(Toggle("x")),
    "card": lambda: alone(ChoiceCard("x")),
    "language": segment,
    "day": day,
    "tab": tab,
}


@pytest.fixture(params=MADE)
def button(request: pytest.FixtureRequest, show: Show) -> Iterator[QAbstractButton]:
    made, whole = MADE[str(request.param)]()
    show(whole)
    made.setFocus()
    yield made
    whole.hide()


@pytest.mark.parametrize("key", KEYS)
def test_a_key_presses_it_once(button: QAbstractButton, key: Qt.Key) -> None:
    heard: list[bool] = []
    button.clicked.connect(lambda: heard.append(True))
    was = button.isChecked()
    QTest.keyClick(button, key)
    assert len(heard) == 1
    assert button.isChecked() is (button.isCheckable() and not was)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_one_press_from_down_to_up(key: Qt.Key, show: Show) -> None:
    button, heard = DeliberateButton("x"), list[str]()
    button.pressed.connect(lambda: heard.append("pressed"))
    button.released.connect(lambda: heard.append("released"))
    button.clicked.connect(lambda: heard.append("clicked"))
    show(button)
    QTest.keyPress(button, key)
    assert heard == ["pressed"]
    assert button.isDown()
    QTest.keyRelease(button, key)
    assert heard == ["pressed", "released", "clicked"]


@pytest.mark.parametrize("key", KEYS)
def test_a_key_that_repeats_presses_nothing_more(button: QAbstractButton, key: Qt.Key) -> None:
    heard: list[bool] = []
    button.clicked.connect(lambda: heard.append(True))
    QTest.keyPress(button, key)
    for _ in range(5):
        for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
            QApplication.sendEvent(button, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True))
    QTest.keyRelease(button, key)
    assert len(heard) == 1


@pytest.mark.parametrize("name", ["plain", "primary", "staff", "place", "day"])
def test_a_second_key_at_once_is_a_slip(name: str, show: Show, qtbot: QtBot) -> None:
    (button, whole), heard = MADE[name](), list[bool]()
    assert isinstance(button, DeliberateButton)
    button.clicked.connect(lambda: heard.append(True))
    show(whole)
    QTest.keyClick(button, KEYS[0])
    QTest.keyClick(button, KEYS[0])
    assert len(heard) == 1
    if name != "plain":  # which waits for as long as it is a slip
        button.set_guard(0)
    qtbot.waitUntil(lambda: not button.is_slip())
    QTest.keyClick(button, KEYS[0])
    assert len(heard) == 2


@pytest.mark.usefixtures("brief_pauses")
@pytest.mark.parametrize("key", KEYS)
def test_what_is_held_is_held_by_a_key_too(key: Qt.Key, show: Show, qtbot: QtBot) -> None:
    button = HoldButton()
    show(button)
    with qtbot.waitSignal(button.held):
        QTest.keyPress(button, key)
        for _ in range(3):
            for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
                QApplication.sendEvent(button, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True))
    QTest.keyRelease(button, key)


@pytest.mark.usefixtures("brief_pauses")
def test_let_go_too_soon_it_does_nothing(show: Show, qtbot: QtBot) -> None:
    button = HoldButton()
    show(button)
    with qtbot.assertNotEmitted(button.held, wait=150):
        QTest.keyClick(button, KEYS[0])
