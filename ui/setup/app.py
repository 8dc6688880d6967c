"""Runs the wizard before the kiosk, in the same program, until the kiosk is there or nobody wants it any more."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from kiosk.clock import SystemClock
from kiosk.finding import kit_at
from kiosk.first_pin import needs_set_up
from kiosk.home import Home
from kiosk.words import SOURCE_LANGUAGE, program_languages
from ui.booth.sticks import Sticks
from ui.language import LanguageSwitch
from ui.screen_check import check_screen
from ui.setup.compose import SetupSurroundings, build_setup
from ui.setup.machine import Machine
from ui.setup.window import SetupWindow
from ui.theme import Metrics
from ui.widgets.tap_guard import TapGuard


def run_set_up(
    home: Home,
    app: QApplication,
    show: Callable[[QWidget], None],
    *,
    guard: TapGuard | None = None,
    sticks: Sticks | None = None,
    kit: Path | None = None,
) -> SetupWindow | None:
    """Goes through the wizard; its window, still shown, once the kiosk is there, and None where somebody left.

    With a `kit` its code is asked at once. The window is for the caller to close when the kiosk's own is shown: in
    between nobody sees a bare desktop.
    """
    screen = check_screen()
    machine = Machine(home, SystemClock(), lambda: screen)
    with ThreadPoolExecutor(1, "set-up") as working:
        window = build_setup(
            SetupSurroundings(
                port=machine,
                executor=working,
                metrics=Metrics.of_screen(app.primaryScreen()),
                sticks=sticks or Sticks(),
                own_place=Path.home(),
                today=machine.today,
                language=LanguageSwitch(program_languages(), _spoken()),
                guard=guard,
                kit=kit_at(kit) if kit is not None else None,
            )
        )
        show(window)
        loop = QEventLoop()
        window.flow.finished.connect(lambda: loop.exit(0))
        window.flow.left.connect(lambda: loop.exit(1))
        if loop.exec() == 0 and not needs_set_up(home):
            return window
    window.close_for_good()
    window.deleteLater()
    return None


def _spoken() -> str:
    """The desktop's language where the program speaks it: there is a page to choose another."""
    language = QLocale.system().name()[:2]
    return language if language in program_languages() else SOURCE_LANGUAGE
