"""The arrow: gone at first and after a touch, there while a mouse moves."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.cursor import CursorVeil


@pytest.fixture
def veil(qapp: QApplication, window: QWidget) -> Iterator[CursorVeil]:
    veil = CursorVeil(qapp, hides_after_ms=50)
    veil.watch(window)
    yield veil
    veil.show()
    veil.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setCursor(Qt.CursorShape.CrossCursor)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture(scope="module")
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


def is_hidden() -> bool:
    shape = QGuiApplication.overrideCursor()
    return shape is not None and shape.shape() is Qt.CursorShape.BlankCursor


def test_it_is_hidden_at_first(veil: CursorVeil) -> None:
    assert is_hidden()


def test_a_mouse_brings_it_and_its_rest_takes_it(veil: CursorVeil, window: QWidget, qtbot: QtBot) -> None:
    QTest.mouseMove(window.windowHandle(), QPoint(20, 20))
    QTest.mouseMove(window.windowHandle(), QPoint(30, 30))
    qtbot.waitUntil(lambda: not veil.hidden)
    assert QGuiApplication.overrideCursor() is None
    qtbot.waitUntil(is_hidden)


def test_a_touch_hides_it(veil: CursorVeil, window: QWidget, touch_screen: QPointingDevice) -> None:
    veil.show()
    QTest.touchEvent(window, touch_screen).press(0, QPoint(20, 20)).commit()
    assert is_hidden()
    QTest.touchEvent(window, touch_screen).release(0, QPoint(20, 20)).commit()
    assert is_hidden()
