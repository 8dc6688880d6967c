"""Whoever touches, types or turns the wheel is there: nothing is erased or locked meanwhile."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from factories_booth import FlowStand
from factories_desk_window import MemoryDesk, a_desk
from factories_setup import MemoryMachine, a_wizard
from factories_staff import MemoryKiosk
from factories_staff_area import an_area
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from stages import a_booth

from ui.booth.attendee import AttendeeArea
from ui.booth.staff_area import StaffArea
from ui.idle_lock import IdleLock

SPOT, ELSEWHERE = QPoint(640, 360), QPoint(900, 500)
LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Does = Callable[[QWindow, QPointingDevice], None]
Opens = Callable[[QtBot], AbstractContextManager[tuple[QWidget, object]]]


def clicks(handle: QWindow, _screen: QPointingDevice) -> None:
    QTest.mousePress(handle, LEFT, NO_KEYS, SPOT)


def types(handle: QWindow, _screen: QPointingDevice) -> None:
    QTest.keyPress(handle, Qt.Key.Key_Shift)


def turns(handle: QWindow, _screen: QPointingDevice) -> None:
    QTest.wheelEvent(handle, QPointF(SPOT), QPoint(0, 120))


def touches(handle: QWindow, screen: QPointingDevice) -> None:
    QTest.touchEvent(handle, screen).press(0, SPOT, handle).commit()


def touches_beside_a_palm(handle: QWindow, screen: QPointingDevice) -> None:
    QTest.touchEvent(handle, screen).stationary(0).press(1, ELSEWHERE, handle).commit()


SIGNS: tuple[tuple[Does, ...], ...] = ((clicks,), (types,), (turns,), (touches,), (touches, touches_beside_a_palm))


@contextmanager
def attendees(qtbot: QtBot) -> Iterator[tuple[QWidget, object]]:
    with a_booth(qtbot, FlowStand(), MemoryKiosk()) as stage:
        stage.window.resize(1280, 720)
        yield stage.window, stage.window.attendee.idle


@contextmanager
def staff(qtbot: QtBot) -> Iterator[tuple[QWidget, object]]:
    with an_area(qtbot, MemoryKiosk()) as area:
        yield area, area.lock


@contextmanager
def coordinators(qtbot: QtBot) -> Iterator[tuple[QWidget, object]]:
    with a_desk(qtbot, MemoryDesk()) as window:
        yield window, window.models.lock


@pytest.fixture(scope="module")
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.mark.parametrize("signs", SIGNS, ids=lambda signs: signs[-1].__name__)
@pytest.mark.parametrize("opens", [attendees, staff, coordinators])
def test_each_sign_of_life_is_heard(
    opens: Opens,
    signs: tuple[Does, ...],
    qtbot: QtBot,
    touch_screen: QPointingDevice,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[bool] = []
    with opens(qtbot) as (window, who):
        monkeypatch.setattr(who, "touched", lambda: heard.append(True))
        for does in signs:
            heard.clear()
            does(window.windowHandle(), touch_screen)
        assert heard
        QTest.mouseRelease(window.windowHandle(), LEFT, NO_KEYS, SPOT)
        for finger in range(len(signs) if touches in signs else 0):
            QTest.touchEvent(window.windowHandle(), touch_screen).release(finger, SPOT, window.windowHandle()).commit()


def test_what_attendees_do_keeps_no_staff_area_open(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_booth(qtbot, FlowStand(), MemoryKiosk()) as stage:
        assert isinstance(stage.window.staff, StaffArea)
        heard: list[bool] = []
        stage.window.areas.setCurrentWidget(stage.window.staff)
        stage.window.areas.setCurrentWidget(stage.window.attendee)
        monkeypatch.setattr(stage.window.staff.lock, "touched", lambda: heard.append(True))
        QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Shift)
        assert heard == []


def test_whoever_chooses_a_file_at_the_desk_is_there(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's own dialogs are windows of their own."""
    with a_desk(qtbot, MemoryDesk()) as window:
        lock, heard = window.models.lock, []
        assert isinstance(lock, IdleLock)
        dialog = QDialog(window)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        monkeypatch.setattr(lock, "touched", lambda: heard.append(True))
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Shift)
        assert heard
        dialog.close()


def test_while_it_is_asked_whether_somebody_is_there_only_an_answer_counts(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_booth(qtbot, FlowStand(), MemoryKiosk()) as stage:
        area, heard = stage.window.attendee, []
        assert isinstance(area, AttendeeArea)
        area.idle.asked.emit()
        monkeypatch.setattr(area.idle, "touched", lambda: heard.append(True))
        QTest.keyClick(stage.window.windowHandle(), Qt.Key.Key_Shift)
        assert heard == []


@pytest.mark.parametrize("by_key", [True, False])
def test_the_set_up_rings_the_first_control_for_whoever_uses_keys(by_key: bool, qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine()) as window:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
        if not by_key:
            QTest.mouseClick(window.windowHandle(), LEFT, NO_KEYS, QPoint(2, 2))
        window.flow.choose_language("de")
        page = window.page
        assert window.focusWidget() is (page.first_focus() if by_key else page)
