"""What the widgets' tests share: the bundled fonts, a dressed window on the screen, fingers."""

from collections.abc import Callable

import pytest
from fingers import Fingers
from PySide6.QtGui import QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Stylist, dress

Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot, fonts: tuple[str, ...]) -> Show:
    """Puts widgets into a dressed window of that size and shows it."""
    windows: list[QWidget] = []  # qtbot itself keeps no window alive

    def shown(*parts: QWidget, size: tuple[int, int] = (1280, 720), stylist: Stylist | None = None) -> QWidget:
        window = QWidget()
        windows.append(window)
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        window.resize(*size)
        dress(window, stylist or Stylist())
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        QApplication.processEvents()
        return window

    return shown


@pytest.fixture(scope="session")
def touch_screen(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def fingers(touch_screen: QPointingDevice) -> Fingers:
    return Fingers(touch_screen)
