"""A mouse button that a test left down: Qt keeps it, and takes the next test's press for no press at all."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


class ButtonLeftDown(AssertionError):
    """Whoever presses lets go."""


def refuse_a_button_left_down() -> None:
    """Raises ButtonLeftDown, and lets go of it: the next test is innocent."""
    if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
        QTest.mouseRelease(QWidget(), Qt.MouseButton.LeftButton)
        raise ButtonLeftDown
