"""A button that can be on: whatever switches it is told of once, and what the program switches is not told of."""

from collections.abc import Callable

import pytest
from assistive import do
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.booth.pages.staff_parts import StaffButton
from ui.widgets.deliberate_button import DeliberateButton
from ui.widgets.nav_item import NavItem

Show = Callable[..., QWidget]
Hands = Callable[[DeliberateButton], None]


class Pair:
    """Two buttons of which one is on, and which of them were clicked."""

    def __init__(self, first: DeliberateButton, second: DeliberateButton, show: Show) -> None:
        self.first, self.second = first, second
        self.heard: list[str] = []
        first.clicked.connect(lambda: self.heard.append("first"))
        second.clicked.connect(lambda: self.heard.append("second"))
        show(first, second)
        first.setChecked(True)


@pytest.fixture(params=["staff's choices", "places of the desk"])
def pair(request: pytest.FixtureRequest, show: Show) -> Pair:
    if request.param == "places of the desk":
        return Pair(NavItem(), NavItem(), show)
    first, second = StaffButton("choice"), StaffButton("choice")
    group = QButtonGroup(first)
    group.addButton(first)
    group.addButton(second)
    return Pair(first, second, show)


@pytest.mark.parametrize(
    "chooses",
    [
        do,
        lambda button: QTest.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda button: QTest.keyClick(button, Qt.Key.Key_Return),
        DeliberateButton.click,
    ],
    ids=["assistive technology", "a touch", "a key", "code"],
)
def test_whatever_chooses_is_told_of_once(chooses: Hands, pair: Pair) -> None:
    chooses(pair.second)
    assert (pair.heard, pair.first.isChecked(), pair.second.isChecked()) == (["second"], False, True)


def test_what_the_program_switches_is_not_told_of(pair: Pair) -> None:
    pair.second.setChecked(True)
    assert (pair.heard, pair.second.isChecked()) == ([], True)


def test_assistive_technology_switches_one_that_stands_alone_off_again(show: Show) -> None:
    button = StaffButton("choice")
    states: list[bool] = []
    button.clicked.connect(lambda: states.append(button.isChecked()))
    show(button)
    do(button)
    do(button)
    assert states == [True, False]
