"""The kiosk as a program: opens the data, builds the window, shows it, and lets go of everything at the end."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.home import Home
from kiosk.paths import FONTS
from kiosk.rescuing import open_kiosk_to_show
from kiosk.speech.program import find_program
from ui.awake import stay_awake
from ui.booth.mounting import MountingSticks
from ui.booth.sticks import MountedSticks
from ui.booth.udisks import Udisks
from ui.compose import Surroundings, build_closed_window, build_window
from ui.cursor import CursorVeil
from ui.fonts import load_fonts
from ui.garbage import GarbageCollector
from ui.power_off import power_off
from ui.screens import Screens
from ui.setup.app import needs_set_up, run_set_up
from ui.setup.window import SetupWindow
from ui.spoken import speak_roles
from ui.theme import Metrics
from ui.widgets.tap_guard import TapGuard

WINDOW = (1280, 720)


def prepare_environment() -> None:
    """What Qt reads before it starts."""
    # Under cage Qt would draw a title bar with a close button (measured: screens).
    os.environ.setdefault("QT_WAYLAND_DISABLE_WINDOWDECORATION", "1")


def say_no_more(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tells of a fault in the program by its kind and place; a traceback could carry what somebody typed."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    sys.stderr.write(f"error unforeseen: {kind.__name__} at {place}\n")
    # Python keeps the last one for a debugger, and with its frames all that they held.
    sys.last_type = sys.last_value = sys.last_traceback = None


def make_application() -> QApplication:
    """The one QApplication, with the bundled fonts and without styles of the desktop."""
    # Every point of a signature counts: Qt would fold moves together when it is busy.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressTabletEvents, False)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 -- nothing here makes a lesser one
    app.setApplicationName("petition-kiosk")
    app.setStyle("fusion")
    app.setQuitOnLastWindowClosed(True)
    load_fonts(FONTS)
    speak_roles()
    return app


def run_kiosk(home: Home, *, windowed: bool, demo_keys: Path | None = None, kit: Path | None = None) -> int:
    """Runs until staff leave, the set-up wizard first where there is no kiosk yet; returns the exit code.

    With a `kit` the wizard does not look for another. Raises as `open_kiosk_to_show`.
    """
    prepare_environment()
    sys.excepthook = say_no_more
    wizard: SetupWindow | None = None
    started: tuple[QApplication, TapGuard] | None = None
    if needs_set_up(home):
        app, guard = started = _start(windowed=windowed)
        wizard = run_set_up(home, app, lambda window: _show(window, app, windowed=windowed), guard=guard, kit=kit)
        if wizard is None:
            return 0
    with (
        open_kiosk_to_show(home.folder) as kiosk,
        ThreadPoolExecutor(1, "save") as saving,
        ThreadPoolExecutor(1, "staff") as working,
        ThreadPoolExecutor(1, "copy") as copying,
        ThreadPoolExecutor(1, "speech") as speaking,
    ):
        app, guard = started or _start(windowed=windowed)
        metrics = Metrics.of_screen(app.primaryScreen())
        around = Surroundings(
            executor=saving,
            staff_executor=working,
            metrics=metrics,
            power_off=power_off,
            fixed_target=Path.home() / "petition-kiosk-export" if windowed else None,
            fixed_keys=demo_keys,
            guard=guard,
            copy_executor=copying if demo_keys is None else None,
            sticks=MountedSticks() if windowed else MountingSticks(Udisks(QDBusConnection.systemBus())),
            speech=find_program(),
            speech_executor=speaking,
        )
        window = build_window(kiosk, around) if kiosk.collects else build_closed_window(kiosk, around)
        _show(window, app, windowed=windowed)
        if wizard is not None:
            wizard.close_for_good()
            wizard.deleteLater()
        return app.exec()


def _start(*, windowed: bool) -> tuple[QApplication, TapGuard]:
    """The application with all that every window of it needs."""
    app = make_application()
    GarbageCollector(app)
    if not windowed:
        CursorVeil(app)
        stay_awake(app)
    return app, TapGuard(app)


def _show(window: QWidget, app: QApplication, *, windowed: bool) -> None:
    if windowed:
        window.resize(*WINDOW)
        window.show()
    else:
        Screens(window, app)
