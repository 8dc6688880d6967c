"""Collects Python's garbage on the screen's thread only.

The collector runs in whichever thread allocates next, and a worker that happens to collect a widget would tear it down
outside Qt's thread: its timers then stop in the wrong one.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 10_000


class GarbageCollector(QObject):
    """Switches Python's own schedule off, and collects every ten seconds instead."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(gc.collect)
        self._timer.start()
