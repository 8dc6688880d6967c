"""A pad on an X server that is written on by the server's own mouse, while the screen is busy again and again.

    busy_pad.py SECONDS RATE

Prints as JSON how many moves the server was told of, and how many different points were drawn.
"""

import ctypes
import json
import sys
from threading import Thread
from time import monotonic, sleep

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.application import make_application
from ui.theme import Stylist, dress
from ui.widgets.ink_pad import InkPad

BUSY_S = 0.12
"""As long as a page takes to be painted on a slow laptop, and more."""


class Mouse:
    """The X server's own, moved from outside of the program that shows the pad."""

    def __init__(self) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._tests = ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(None))

    def move(self, x: int, y: int) -> None:
        self._tests.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._x11.XFlush(self._display)

    def press(self, *, down: bool) -> None:
        self._tests.XTestFakeButtonEvent(self._display, 1, down, 0)
        self._x11.XFlush(self._display)


def write(seconds: int, rate: int) -> None:
    """One stroke that is nowhere twice, so that every move can be told from every other."""
    mouse = Mouse()
    mouse.move(20, 20)
    mouse.press(down=True)
    begun = monotonic()
    for step in range(1, seconds * rate + 1):
        sleep(max(0.0, begun + step / rate - monotonic()))
        mouse.move(20 + step % 900, 20 + step // 900 * 7 + step % 3)
    mouse.press(down=False)


def main() -> None:
    """Shows the pad, has it written on, and tells."""
    seconds, rate = int(sys.argv[1]), int(sys.argv[2])
    app = make_application()
    window = QWidget()
    window.resize(1000, 700)
    pad = InkPad(window)
    pad.setGeometry(0, 0, 1000, 700)
    dress(window, Stylist())
    window.show()
    assert QTest.qWaitForWindowExposed(window, 20_000)
    busy = QTimer(interval=150)
    busy.timeout.connect(lambda: sleep(BUSY_S))
    hand = Thread(target=write, args=(seconds, rate))

    def begin() -> None:
        busy.start()
        hand.start()

    def done() -> None:
        points = {point for stroke in pad.drawn_points() for point in stroke}
        sys.stdout.write(json.dumps({"sent": seconds * rate, "drawn": len(points) - 1, "strokes": pad.stroke_count}))
        app.quit()

    pad.changed.connect(done)
    QTimer.singleShot(0, begin)
    QTimer.singleShot(1000 * (seconds + 20), app.quit)
    app.exec()
    hand.join()


if __name__ == "__main__":
    main()
