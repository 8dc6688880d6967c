"""The screens: how long from a move on the pad to its ink, and from a button to the next page's first frame.

Offscreen: what is measured is Qt's and our own work, from the event to the painted picture. Run it with `make bench`.
"""

import json
import os
import statistics
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from time import perf_counter

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kiosk.cli.demo import demo_in, ready_demo
from kiosk.installed import open_kiosk
from kiosk.signatory import Exposure
from ui.application import make_application
from ui.booth.viewmodels.flow import Step
from ui.compose import Surroundings, build_window
from ui.theme import Metrics

RESULTS = Path("build/bench/screens.json")
MOVES = 2_000
ROUNDS = 40
DAY = date(2026, 11, 24)


class PaintWatch(QObject):
    """Remembers when a widget, or anything in it, was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted = 0.0
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted = perf_counter()
        return False


def quantiles(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=100)
    return {"p50": round(cuts[49], 3), "p95": round(cuts[94], 3), "worst": round(max(times), 3)}


def ink_latency(pad: QWidget) -> list[float]:
    """Milliseconds from each move's event to the end of the event loop's turn in which its ink was painted."""
    watch, times = PaintWatch(pad), []
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 100))
    for step in range(MOVES):
        spot = QPoint(20 + step % (pad.width() - 40), 60 + (step * 7) % max(1, pad.height() - 120))
        begun = perf_counter()
        QTest.mouseMove(pad, spot)
        while watch.painted < begun and perf_counter() - begun < 1:
            QCoreApplication.processEvents()
        times.append((perf_counter() - begun) * 1000)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(60, 100))
    return times[50:]


def main() -> None:
    app = make_application()
    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(1) as saving, ThreadPoolExecutor(1) as working:
        demo = demo_in(Path(scratch))
        ready_demo(demo, DAY)
        with open_kiosk(demo.home.folder) as kiosk:
            window = build_window(kiosk, Surroundings(saving, working, Metrics(1280, 720), lambda: False))
            window.resize(1280, 720)
            window.show()
            app.processEvents()
            flow = window.attendee.flow
            flow.choose_exposure(Exposure.CAMPAIGN)
            pages: dict[str, list[float]] = {}
            for number in range(ROUNDS):
                for step in (Step.PETITION, Step.EXPOSURE, Step.DETAILS, Step.SIGN, Step.AGREE):
                    begun = perf_counter()
                    flow._set(step=step)
                    window.repaint()
                    app.processEvents()
                    if number:
                        pages.setdefault(str(step), []).append((perf_counter() - begun) * 1000)
                flow._set(step=Step.WELCOME)
                app.processEvents()
            flow._set(step=Step.SIGN)
            app.processEvents()
            ink = ink_latency(window.attendee.sign.pad_area)
            result = {"ink_ms": quantiles(ink), "page_ms": {name: quantiles(times) for name, times in pages.items()}}
            window.leave()
    print("ink, move to painted:", result["ink_ms"])
    for name, times in result["page_ms"].items():
        print(f"page {name}:", times)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
