"""The coordinators' desk as a program: shows the window, and drops the keys at the end."""

import sys
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QLocale

from kiosk.words import SOURCE_LANGUAGE, program_languages
from ui.app import say_no_more
from ui.application import make_application
from ui.desk.compose import build_desk
from ui.desk.desk_for_window import DeskForWindow
from ui.desk.metrics import DeskMetrics
from ui.garbage import GarbageCollector

WINDOW = (1280, 720)


def desktop_language(names: list[str]) -> str:
    """The first of the desktop's languages that the program speaks, else English."""
    spoken = (name.replace("_", "-").split("-")[0] for name in names)
    known = program_languages()
    return next((language for language in spoken if language in known), SOURCE_LANGUAGE)


def run_desk(registry: str | None) -> int:
    """Runs until the window is closed; returns the exit code. `registry` is offered on the open face."""
    sys.excepthook = say_no_more
    port = DeskForWindow()
    with ThreadPoolExecutor(1, "desk") as working:
        app = make_application()
        GarbageCollector(app)
        window = build_desk(
            port,
            working,
            DeskMetrics.of_desktop(app.primaryScreen(), *WINDOW),
            registry=registry or "",
            language=desktop_language(QLocale.system().uiLanguages()),
        )
        room = app.primaryScreen().availableSize()
        window.resize(min(WINDOW[0], room.width()), min(WINDOW[1], room.height()))
        window.show()
        try:
            return app.exec()
        finally:
            working.submit(port.close)
