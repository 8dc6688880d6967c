"""Collects Python's garbage on the screen's thread only, and never long enough to be seen.

The collector runs in whichever thread allocates next, and a worker that happens to collect a widget would tear it down
outside Qt's thread: its timers then stop in the wrong one.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 10_000
SETTLED_MS = 3_000
"""All that stays for as long as the program runs is there by then, and nobody has come as far as to enter anything."""


class GarbageCollector(QObject):
    """Switches Python's own schedule off, and collects every ten seconds instead.

    Looking through the whole program takes 85 ms, in which ink would stand still under a pen. So what is there once the
    program has settled is looked through that one time, and set aside; later collections see what came after it.
    """

    def __init__(self, parent: QObject, *, settled_ms: int = SETTLED_MS, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(gc.collect)
        QTimer.singleShot(settled_ms, self, self._settle)

    def _settle(self) -> None:
        gc.collect()
        gc.freeze()
        self._timer.start()
