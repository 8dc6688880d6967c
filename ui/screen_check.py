"""Whether there is a screen that a window can be shown on, for the self-test."""

import os
import sys

from PySide6.QtGui import QGuiApplication

from kiosk.selftest import Check


def check_screen() -> Check:
    """Found out before Qt is started: without a display it aborts, and wrongly blames a missing library."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform == "linux" and not named and not _has_display():
        return Check("screen", ok=False, detail="no display")
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    screen = app.primaryScreen() if isinstance(app, QGuiApplication) else None
    if screen is None:
        return Check("screen", ok=False, detail="no screen")
    size = screen.size()
    return Check("screen", ok=True, detail=f"{size.width()}x{size.height()} {QGuiApplication.platformName()}")


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
