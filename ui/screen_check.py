"""Whether there is a screen that a window can be shown on, for the self-test."""

import sys

from PySide6.QtGui import QGuiApplication

from kiosk.selftest import Check
from ui.application import has_display


def check_screen() -> Check:
    """Found out before Qt is started: without a display it aborts, and wrongly blames a missing library."""
    if not has_display():
        return Check("screen", ok=False, detail="no display")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    screen = app.primaryScreen() if isinstance(app, QGuiApplication) else None
    if screen is None:
        return Check("screen", ok=False, detail="no screen")
    size = screen.size()
    return Check("screen", ok=True, detail=f"{size.width()}x{size.height()} {QGuiApplication.platformName()}")
