"""What a child does: it is the kiosk, as `petition-kiosk run` starts it, with a watcher that tells of its windows.

`look` on the pipe of orders is answered by a line, `view` and JSON; `touch KIND` lets several fingers touch it first.
"""

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from faults.booth import send_errors_to
from faults.nursery import say
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QMouseEvent, QShortcut, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kiosk.__main__ import main
from kiosk.installed import Kiosk
from ui import app
from ui.booth.window import BoothWindow
from ui.compose import Surroundings

KIOSK = "faults.watched:run"
QUITS = "Ctrl+Q quits"
MENU = "a right click opens a menu"
FINGERS = {
    "pinch": (((0.4, 0.5), (0.1, 0.5)), ((0.6, 0.5), (0.9, 0.5))),
    "swipe": (((0.3, 0.9), (0.3, 0.1)), ((0.5, 0.9), (0.5, 0.1)), ((0.7, 0.9), (0.7, 0.1))),
    "rest": tuple(((0.1 + 0.2 * finger, 0.5), (0.1 + 0.2 * finger, 0.5)) for finger in range(5)),
}
"""From where to where each finger goes, as parts of the window."""


@dataclass
class View:
    """What can be seen of the program from inside."""

    windows: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    """Id and geometry of each that is visible."""
    screen: tuple[int, int, int, int] = (0, 0, 0, 0)
    others: list[str] = field(default_factory=list)
    """Kinds of windows, menus and dialogs other than the one that were ever shown."""
    last: tuple[int, int] = (0, 0)
    """Where the window was pressed last."""


class Watcher(QObject):
    """Sees what is shown and pressed, and answers."""

    def __init__(self, window: BoothWindow, orders: int) -> None:
        super().__init__(window)
        self._orders = orders
        self._window = window
        self._seen = View()
        self._device = QTest.createTouchDevice()
        self._input = QSocketNotifier(orders, QSocketNotifier.Type.Read, self)
        self._input.activated.connect(self._answer)
        QGuiApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one by now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            if watched.isWindow() and watched is not self._window:
                self._seen.others.append(type(watched).__name__)
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWindow):
            assert isinstance(event, QMouseEvent)
            self._seen.last = event.position().toPoint().toTuple()
        return False

    def _answer(self) -> None:
        for line in os.read(self._orders, 1_000).decode().splitlines():
            what, _, kind = line.partition(" ")
            if what == "touch":
                self._touch(FINGERS[kind])
            say(f"view {json.dumps(asdict(self._view()))}")

    def _view(self) -> View:
        visible = [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]
        self._seen.windows = [(int(window.winId()), *_box(window.geometry())) for window in visible]
        self._seen.screen = _box(QGuiApplication.primaryScreen().geometry())
        return self._seen

    def _touch(self, ways: tuple[Any, ...]) -> None:
        handle = self._window.windowHandle()
        for step, frame in enumerate(("press", *["move"] * 8, "release")):
            sequence = QTest.touchEvent(handle, self._device, False)
            for finger, (begin, end) in enumerate(ways):
                at = [one + (other - one) * step / 9 for one, other in zip(begin, end, strict=True)]
                spot = QPoint(round(at[0] * handle.width()), round(at[1] * handle.height()))
                getattr(sequence, frame)(finger, spot, handle)
            sequence.commit()


def _box(rect: QRect) -> tuple[int, int, int, int]:
    return rect.x(), rect.y(), rect.width(), rect.height()


def run(data: str, orders: str, errors: str, environment: Mapping[str, str], planted: str = "") -> None:
    """The kiosk on the data of this folder, until it ends."""
    os.environ.update(environment)
    send_errors_to(Path(errors))
    built = app.build_window  # type: ignore[attr-defined]  # composed there, looked at here
    pipe = os.open(orders, os.O_RDONLY)

    def build(kiosk: Kiosk, around: Surroundings) -> BoothWindow:
        window = built(kiosk, around)
        Watcher(window, pipe)
        _plant(window, planted)
        return window

    setattr(app, "build_window", build)  # noqa: B010 -- mypy lets nobody else name what the module imports
    sys.argv = ["petition-kiosk", "run", "--data", data]
    main()


def _plant(window: BoothWindow, defect: str) -> None:
    if defect == QUITS:
        # Not `quit`, which asks the window first, and that refuses.
        QShortcut(QKeySequence("Ctrl+Q"), window, QApplication.exit)
    elif defect == MENU:
        menu = QMenu(window)
        menu.addAction("Copy")
        window.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        window.customContextMenuRequested.connect(lambda spot: menu.popup(window.mapToGlobal(spot)))
