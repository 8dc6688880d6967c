"""A window that is moved to another screen takes its sizes from that one."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from types import SimpleNamespace

import pytest
from factories_booth import FlowStand
from factories_setup import MemoryMachine
from factories_staff import MemoryKiosk
from PySide6.QtCore import QCoreApplication, QEvent, QSize, QSizeF
from pytestqt.qtbot import QtBot
from stages import Looks, Stage, a_booth, a_closed_booth, a_set_up, settle_wholly

from ui.booth.closed_window import ClosedWindow
from ui.booth.window import BoothWindow
from ui.setup.window import SetupWindow
from ui.theme import Metrics

AnyWindow = BoothWindow | ClosedWindow | SetupWindow
OPENED: dict[str, Callable[[QtBot], AbstractContextManager[Stage[AnyWindow]]]] = {
    "booth": lambda qtbot: a_booth(qtbot, FlowStand(), MemoryKiosk()),
    "closed": lambda qtbot: a_closed_booth(qtbot, ("be", "de")),
    "setup": lambda qtbot: a_set_up(qtbot, MemoryMachine(), ("en", "be")),
}
HD = (1920, 1080)
SMALL_MM, LARGE_MM = (344, 194), (708, 398)


@pytest.fixture(params=OPENED)
def window(request: pytest.FixtureRequest, qtbot: QtBot, fonts: tuple[str, ...]) -> Iterator[AnyWindow]:
    with OPENED[str(request.param)](qtbot) as stage:
        stage.show(Looks((1280, 720), "be"))
        yield stage.window


def plug(window: AnyWindow, size: tuple[int, int], millimetres: tuple[int, int]) -> Metrics:
    """Another screen is under the window from now on, as large as this."""
    screen = SimpleNamespace(size=lambda: QSize(*size), physicalSize=lambda: QSizeF(*millimetres))
    window.screen = lambda: screen  # type: ignore[method-assign, assignment, return-value]  # there is but one screen here
    # What Qt tells a window, and all in it, that came to another screen (QWidgetWindow::handleScreenChange).
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ScreenChangeInternal))
    window.resize(*size)
    settle_wholly()
    return Metrics.measure(*size, *millimetres)


def test_sizes_are_those_of_the_screen_it_is_on(window: AnyWindow) -> None:
    for millimetres in (SMALL_MM, LARGE_MM):
        assert window.look.metrics != (there := plug(window, HD, millimetres))
        assert window.look.metrics == there
        assert window.look.metrics.physical_size_known


def test_a_size_that_was_given_holds_as_long_as_the_screen_is_the_same(window: AnyWindow) -> None:
    before = window.look.metrics
    window.resize(720, 1280)
    settle_wholly()
    now = window.look.metrics
    assert (now.width, now.height, now.px_per_mm, now.physical_size_known) == (720, 1280, before.px_per_mm, False)
