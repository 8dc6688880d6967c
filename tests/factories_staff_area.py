"""A staff area on a window for tests: work is done at once, sticks are what the test says."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any

from factories_staff import THE_PIN, MemoryKiosk
from kept_by_pyside import refuse_kept_items
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiosk.paths import FONTS
from kiosk.words import words_in
from ui.booth.staff_area import StaffArea
from ui.booth.sticks import Sticks, Volume
from ui.fonts import load_fonts
from ui.jobs import JobRunner
from ui.theme import Stylist


class AtOnce(Executor):
    """Works in the caller's thread, before `submit` returns."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


class Later(Executor):
    """Keeps the work until the test says `now`."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def now(self) -> None:
        """Does all that is waiting."""
        while self.waiting:
            self.waiting.pop(0)()


def at_once() -> JobRunner:
    return JobRunner(AtOnce())


@contextmanager
def an_area(
    qtbot: QtBot,
    kiosk: MemoryKiosk,
    sticks: list[Volume] | None = None,
    *,
    executor: Executor | None = None,
    asking: Executor | None = None,
    stylist: Stylist | None = None,
    size: tuple[int, int] = (1280, 720),
    language: str = "en",
    idle_ms: int = 60_000,
) -> Iterator[StaffArea]:
    """An open area at its PIN page, which nobody looks at; locked again at the end."""
    load_fonts(FONTS)
    there: list[Volume] = [] if sticks is None else sticks
    looking = Sticks(look=lambda: tuple(there), every_ms=5)
    jobs = JobRunner(executor or AtOnce())
    asks = jobs if asking is None else JobRunner(asking)
    area = StaffArea(kiosk, jobs, lambda: words_in(language), looking, asking=asks, idle_ms=idle_ms)
    qtbot.addWidget(area)
    area.set_look(stylist or Stylist())
    area.retranslate()
    area.resize(*size)
    area.setUpdatesEnabled(False)
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    area.open_area()
    yield area
    refuse_kept_items()
    area.close_area()


def unlock(qtbot: QtBot, area: StaffArea, pin: str = THE_PIN) -> None:
    """Types the PIN on the keys of the pad with real presses."""
    page = area.pages["pin"]
    for digit in pin:
        key = page.pad.keys[digit]  # type: ignore[attr-defined]  # the page's own type would only be a longer cast
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def all_words(part: QWidget) -> str:
    """Everything that can be read on the part."""
    labels = [label.text() for label in part.findChildren(QLabel) if label.isVisible()]
    return "\n".join((*labels, *(each.text() for each in part.findChildren(QAbstractButton) if each.isVisible())))
