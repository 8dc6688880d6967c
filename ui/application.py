"""The one QApplication, as every window of the program needs it, and whether it would find a display."""

import os
import sys

from PySide6.QtWidgets import QApplication


def has_display() -> bool:
    """Whether Qt would find something to draw on; other systems always have it."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def prepare_environment() -> None:
    """What Qt reads before it starts."""
    # Under cage Qt would draw a title bar with a close button (measured: screens).
    os.environ.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")


def plain_application() -> QApplication:
    """The one QApplication, able to paint; no time is spent on what only words and controls need."""
    prepare_environment()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 -- nothing here makes a lesser one
    app.setApplicationName("petition-kiosk")
    app.setQuitOnLastWindowClosed(True)
    return app


def make_application() -> QApplication:
    """The one QApplication, with the bundled fonts and without styles of the desktop."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 -- its enumerations take a sixth of the time to the first picture

    from kiosk.paths import FONTS  # noqa: PLC0415 -- a plain one needs none of it
    from ui.fonts import load_fonts  # noqa: PLC0415 -- likewise
    from ui.spoken import speak_roles  # noqa: PLC0415 -- likewise

    app = plain_application()
    # Every point of a signature counts: Qt would fold moves together when it is busy. Only now: what shows windows on X
    # switches that on while the application is made (measured: of 480 moves in two seconds 127 came).
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, False)
    app.setStyle("fusion")
    # A caret that blinks has the page painted twenty times in ten seconds in which nobody does anything.
    app.setCursorFlashTime(0)
    load_fonts(FONTS)
    speak_roles()
    return app
