"""The attendee's area on a window, with a kiosk in memory behind it."""

from collections.abc import Callable

import pytest
from factories_booth import FlowStand
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.paths import KEYBOARDS
from ui.booth.attendee import AttendeeArea
from ui.booth.viewmodels.farewell import Farewell
from ui.booth.viewmodels.idle import IdleWatch
from ui.keyboards import read_layouts
from ui.theme import Metrics, Stylist, dress

HOUR_MS = 3_600_000
FINGERPRINT = "recipe simple height loyal\nmanage puppy federal swarm"
AreaMaker = Callable[..., AttendeeArea]


@pytest.fixture
def stand() -> FlowStand:
    return FlowStand()


@pytest.fixture
def area_of(qtbot: QtBot, fonts: tuple[str, ...]) -> AreaMaker:
    """Shows an area of that size, in the language of the stand. It does all but paint: nobody looks at it."""

    def make(stand: FlowStand, size: tuple[int, int] = (1280, 720), *, motion: bool = False) -> AttendeeArea:
        area = AttendeeArea(
            stand.flow,
            read_layouts(KEYBOARDS),
            IdleWatch(HOUR_MS, HOUR_MS),
            Farewell(HOUR_MS),
            fingerprint=FINGERPRINT,
        )
        area.resize(*size)
        dress(area, Stylist(metrics=Metrics(*size), motion=motion))
        qtbot.addWidget(area)
        area.setUpdatesEnabled(False)
        with qtbot.waitExposed(area):
            area.show()
        area.activateWindow()
        qtbot.waitUntil(area.isActiveWindow)
        QApplication.processEvents()
        return area

    return make


@pytest.fixture
def area(area_of: AreaMaker, stand: FlowStand) -> AttendeeArea:
    return area_of(stand)
