"""The kiosk in a program of its own for benchmarks: comes to the page it is told, and says where its buttons are.

    python benchmarks/kiosk_on_screen.py DATA

Reads a page's name a line, with the entry filled in up to there, and answers with a line of JSON once it stands there.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication, QWidget
from visiting import VISITORS, come_to

from kiosk.installed import open_kiosk
from kiosk.signatory import Exposure
from ui.application import make_application
from ui.booth.viewmodels.flow import Step
from ui.booth.window import BoothWindow
from ui.compose import Surroundings, build_window
from ui.garbage import GarbageCollector
from ui.hands import Hands
from ui.screens import Screens
from ui.theme import Metrics


class Paints(QObject):
    """Counts what is painted, from when it is first asked: until then it stands in no event's way."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._count = -1

    def count(self) -> int:
        if self._count < 0:
            self._count = 0
            self._app.installEventFilter(self)
        return self._count

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self._count += event.type() == QEvent.Type.Paint
        return False


def middle(widget: QWidget) -> tuple[int, int]:
    at = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    return at.x(), at.y()


def area(widget: QWidget) -> tuple[int, int, int, int]:
    at = widget.mapToGlobal(QPoint(0, 0))
    return at.x(), at.y(), widget.width(), widget.height()


def come(window: BoothWindow, page: str, paints: Paints) -> dict[str, object]:
    """Goes to the page; tells where what one presses and draws on is."""
    attendee = window.attendee
    if page == "paints":
        return {"paints": [paints.count()]}
    if attendee.flow.state.step is not Step.WELCOME:
        attendee.flow.stop_and_erase()
        attendee.flow.reset()
    come_to(Hands(), attendee, VISITORS["en"], Step(page), Exposure.CAMPAIGN)
    QApplication.processEvents()
    return {
        "pad": area(attendee.sign.pad_area),
        "sign": middle(attendee.agree.on),
        "start": middle(attendee.welcome.start),
        "support": middle(attendee.petition.support),
    }


def main() -> None:
    app = make_application()
    GarbageCollector(app)
    with (
        open_kiosk(Path(sys.argv[1])) as kiosk,
        ThreadPoolExecutor(1) as saving,
        ThreadPoolExecutor(1) as working,
    ):
        window = build_window(kiosk, Surroundings(saving, working, Metrics(1280, 720), lambda: False))
        Screens(window, app)
        paints = Paints(app)
        # The server draws the arrow into its frame buffer: whoever reads that must not see it.
        app.setOverrideCursor(Qt.CursorShape.BlankCursor)

        def told() -> None:
            page = sys.stdin.readline().strip()
            if page:
                print(json.dumps(come(window, page, paints)), flush=True)
            else:
                window.leave()
                app.quit()

        listener = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        listener.activated.connect(told)
        app.exec()


if __name__ == "__main__":
    main()
