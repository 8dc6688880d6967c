"""Whether there is a screen that a window can be shown on, for the self-test."""

import os
import sys

from PySide6.QtGui import QGuiApplication

from kiosk.selftest import Check


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


def has_display() -> bool:
    """Whether Qt would find something to draw on; other systems always have it."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
