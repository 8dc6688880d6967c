"""Tab goes as one reads: by what the layouts hold, whatever was built first."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QButtonGroup,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.shut_window import ShutWindow
from ui.theme import Stylist


@pytest.fixture
def window(qtbot: QtBot) -> ShutWindow:
    made = ShutWindow(Stylist())
    qtbot.addWidget(made)
    return made


def show(qtbot: QtBot, window: QWidget) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    # A window that comes to stand gives the focus away by itself.
    window.setFocus()


def round_of(window: QWidget, stops: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    found = []
    for _ in range(stops):
        QTest.keyClick(window.windowHandle(), key)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton | QRadioButton | QLineEdit)
        found.append(focused.text())
    return found


def buttons(*names: str) -> list[QPushButton]:
    return [QPushButton(name) for name in names]


def test_rows_and_columns_are_read_as_they_lie(qtbot: QtBot, window: ShutWindow) -> None:
    last, first, middle = buttons("last", "first", "middle")
    grid = QGridLayout()
    grid.addWidget(last, 1, 0)
    grid.addWidget(middle, 0, 1)
    grid.addWidget(first, 0, 0)
    window.setLayout(grid)
    show(qtbot, window)

    assert round_of(window, 4) == ["first", "middle", "last", "first"]
    assert round_of(window, 2, Qt.Key.Key_Backtab) == ["last", "middle"]


def test_what_is_turned_round_is_read_the_other_way(qtbot: QtBot, window: ShutWindow) -> None:
    row = QBoxLayout(QBoxLayout.Direction.BottomToTop, window)
    for button in buttons("low", "high"):
        row.addWidget(button)
    show(qtbot, window)
    assert round_of(window, 2) == ["high", "low"]

    row.setDirection(QBoxLayout.Direction.TopToBottom)

    window.setFocus()
    assert round_of(window, 2) == ["low", "high"]


def test_every_one_of_several_choices_is_a_stop_whichever_is_chosen(qtbot: QtBot, window: ShutWindow) -> None:
    column, group = QVBoxLayout(window), QButtonGroup(window)
    for name in ("one", "two", "three"):
        choice = QRadioButton(name)
        group.addButton(choice)
        column.addWidget(choice)
    group.buttons()[1].setChecked(True)
    show(qtbot, window)

    assert round_of(window, 3) == ["one", "two", "three"]


def test_what_is_hidden_off_or_takes_no_focus_is_no_stop(qtbot: QtBot, window: ShutWindow) -> None:
    column = QVBoxLayout(window)
    first, hidden, off, without, last = buttons("first", "hidden", "off", "without", "last")
    for button in (first, hidden, off, without, last):
        column.addWidget(button)
    hidden.hide()
    off.setEnabled(False)
    without.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    show(qtbot, window)

    assert round_of(window, 3) == ["first", "last", "first"]


def test_what_lies_over_the_rest_comes_last(qtbot: QtBot, window: ShutWindow) -> None:
    over = QPushButton("over", window)
    column = QVBoxLayout(window)
    column.addWidget(QPushButton("under"))
    over.move(5, 5)
    show(qtbot, window)

    assert round_of(window, 2) == ["under", "over"]


def test_what_is_scrolled_away_comes_into_sight_with_the_focus(qtbot: QtBot, window: ShutWindow) -> None:
    content, view = QWidget(), QScrollArea()
    inside = QVBoxLayout(content)
    for number in range(30):
        button = QPushButton(str(number))
        button.setMinimumHeight(60)
        inside.addWidget(button)
    view.setWidget(content)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    QVBoxLayout(window).addWidget(view)
    window.resize(300, 300)
    show(qtbot, window)

    assert round_of(window, 1, Qt.Key.Key_Backtab) == ["29"]

    focused = QApplication.focusWidget()
    assert focused is not None
    assert view.viewport().rect().contains(focused.mapTo(view.viewport(), QPoint(10, 10)))


def test_a_control_that_goes_hands_the_focus_to_its_neighbour(qtbot: QtBot, window: ShutWindow) -> None:
    part = QWidget()
    inside, column = QVBoxLayout(part), QVBoxLayout(window)
    for button in (inner := buttons("going", "beside")):
        inside.addWidget(button)
    column.addWidget(QPushButton("elsewhere"))
    column.addWidget(part)
    show(qtbot, window)
    inner[0].setFocus()

    inner[0].hide()

    assert QApplication.focusWidget() is inner[1]


def test_a_window_without_controls_keeps_its_focus(qtbot: QtBot, window: ShutWindow) -> None:
    show(qtbot, window)

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is window
