"""A line for codes: typed and pasted into, and nothing of it gets out."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.guarded_line import GuardedLine

Show = Callable[..., QWidget]
CONTROL = Qt.KeyboardModifier.ControlModifier
OTHER = "something else"


@pytest.fixture
def line(show: Show) -> GuardedLine:
    line = GuardedLine()
    show(line)
    line.setFocus()
    QGuiApplication.clipboard().setText(OTHER)
    QTest.keyClicks(line, "7XQ2 HM4P")
    return line


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert])
def test_nothing_is_selected_and_nothing_copied(line: GuardedLine, key: Qt.Key) -> None:
    QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(line, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert not line.hasSelectedText()
    QTest.keyClick(line, key, CONTROL)
    assert (QGuiApplication.clipboard().text(), line.text()) == (OTHER, "7XQ2 HM4P")


def test_a_mouse_selects_nothing(line: GuardedLine) -> None:
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=QPoint(12, line.height() // 2))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(12, line.height() // 2))
    assert not line.hasSelectedText()
    assert not line.dragEnabled()
    assert not line.acceptDrops()
    assert line.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu


def test_a_code_can_be_pasted(line: GuardedLine) -> None:
    QTest.keyClick(line, Qt.Key.Key_V, CONTROL)
    assert line.text() == f"7XQ2 HM4P{OTHER}"


def test_wiping_leaves_nothing_to_undo(line: GuardedLine) -> None:
    assert line.isUndoAvailable()
    line.wipe()
    line.undo()
    line.redo()
    assert line.text() == ""


def test_a_secret_is_masked() -> None:
    assert GuardedLine(secret=True).echoMode() is QLineEdit.EchoMode.Password
