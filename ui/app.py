"""The kiosk as a program: opens the data, builds the window, shows it, and lets go of everything at the end."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.errors import CommandLineWrong
from kiosk.first_pin import needs_set_up
from kiosk.home import Home
from kiosk.rescuing import open_kiosk_to_show
from kiosk.speech.program import find_program
from kiosk.unforeseen import unforeseen
from ui.application import has_display, make_application
from ui.awake import stay_awake
from ui.booth.mounting import MountingSticks
from ui.booth.sticks import MountedSticks
from ui.booth.udisks import Udisks
from ui.compose import Surroundings, build_closed_window, build_window
from ui.cursor import CursorVeil
from ui.garbage import GarbageCollector
from ui.power_off import power_off
from ui.screens import Screens
from ui.theme import Metrics
from ui.widgets.tap_guard import TapGuard

if TYPE_CHECKING:
    from ui.setup.window import SetupWindow

WINDOW = (1280, 720)


def say_no_more(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tells of a fault in the program by its kind and place; a traceback could carry what somebody typed."""
    facts = unforeseen(error.with_traceback(trace)).facts
    sys.stderr.write(f"error unforeseen: {kind.__name__} at {facts['place']}\n")
    # Python keeps the last one for a debugger, and with its frames all that they held.
    sys.last_type = sys.last_value = sys.last_traceback = None


def run_kiosk(
    home: Home,
    *,
    windowed: bool,
    demo_keys: Path | None = None,
    kit: Path | None = None,
    start_screen: QWidget | None = None,
) -> int:
    """Runs until staff leave, the set-up wizard first where there is no kiosk yet; returns the exit code.

    With a `kit` the wizard does not look for another. What stands there as `start_screen` goes once there is a window.
    Raises as `open_kiosk_to_show`, and CommandLineWrong("kiosk-missing") where neither it nor a screen is there.
    """
    if not home.is_set_up() and not has_display():
        raise CommandLineWrong("kiosk-missing", folder=str(home.folder))
    sys.excepthook = say_no_more
    wizard: SetupWindow | None = None
    started: tuple[QApplication, TapGuard] | None = None
    if needs_set_up(home):
        from ui.setup.app import run_set_up  # noqa: PLC0415 -- a kiosk that is set up starts without it

        app, guard = started = _start()

        def show_wizard(window: QWidget) -> None:
            _show(window, app, windowed=windowed)
            if start_screen is not None:
                start_screen.close()

        wizard = run_set_up(home, app, show_wizard, guard=guard, kit=kit)
        if wizard is None:
            return 0
    with (
        open_kiosk_to_show(home.folder) as kiosk,
        ThreadPoolExecutor(1, "save") as saving,
        ThreadPoolExecutor(1, "staff") as working,
        ThreadPoolExecutor(1, "asking") as asking,
        ThreadPoolExecutor(1, "copy") as copying,
        ThreadPoolExecutor(1, "speech") as speaking,
    ):
        app, guard = started or _start()
        metrics = Metrics.of_screen(app.primaryScreen())
        around = Surroundings(
            executor=saving,
            staff_executor=working,
            asking_executor=asking,
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
        elif start_screen is not None:
            start_screen.close()
        return app.exec()


def _start() -> tuple[QApplication, TapGuard]:
    """The application with all that every window of it needs."""
    app = make_application()
    GarbageCollector(app)
    return app, TapGuard(app)


def _show(window: QWidget, app: QApplication, *, windowed: bool) -> None:
    if windowed:
        window.resize(*WINDOW)
        window.show()
    else:
        Screens(window, app)
        veil = app.findChild(CursorVeil)
        if veil is None:
            veil = CursorVeil(app)
            stay_awake(app)
        veil.watch(window)
