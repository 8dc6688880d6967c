"""A kiosk's whole window in a child: real data, real screens, and a folder of its own for all that it could write."""

import json
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.installed import Kiosk, open_kiosk
from kiosk.words import words_in
from ui.application import make_application
from ui.booth.window import BoothWindow
from ui.compose import Surroundings, Timing, build_window
from ui.hands import Hands
from ui.theme import Metrics
from ui.widgets import palm_guard

SIZE = (1280, 720)
HOUR_MS = 3_600_000
PATIENT = Timing(entry_idle=HOUR_MS, reading_idle=HOUR_MS, farewell_tick=HOUR_MS, staff_hold=200, ask_seconds=1)
"""Nobody idles but where a run wants it."""
STDERR = "stderr"
LANGUAGES = ("be", "ru", "en", "de")
SHOWING_WINDOWS = ("faults.leaving", "faults.soaking", "faults.watched", "faults.booth:warm_up")
"""What a nursery loads whose children show whole windows: the same for all of them, so that one is enough."""


def warm_up() -> None:
    """Reads what every window reads of the program's own files; each child would do so anew."""
    for language in LANGUAGES:
        words = words_in(language)
        words.say("")
        words.countries()


def move_into(folder: Path, display: str | None = None) -> None:
    """Has this process keep whatever it does not keep in its data folder here: temporary files, a home, its errors.

    `display`: an X server to show the window on; without one Qt draws off the screen. To be called before Qt starts.
    """
    for name, place in {"TMPDIR": "tmp", "HOME": "home", "XDG_RUNTIME_DIR": "run"}.items():
        (folder / place).mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = str(folder / place)
    for name in [name for name in os.environ if name.startswith("XDG_") and name != "XDG_RUNTIME_DIR"]:
        del os.environ[name]
    tempfile.tempdir = None
    send_errors_to(folder / STDERR)
    if display is None:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen(folder)}"
    else:
        os.environ |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
    os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"


def send_errors_to(file: Path) -> None:
    """Has whatever this process says of errors go to a file."""
    errors = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(errors, 2)
    os.close(errors)


def _screen(folder: Path) -> Path:
    file = folder / "screens.json"
    screen = {"name": "kiosk", "x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1], "logicalDpi": 96, "dpr": 1}
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return file


@contextmanager
def a_booth(folder: Path, timing: Timing = PATIENT) -> Iterator[tuple[Kiosk, BoothWindow]]:
    """The kiosk of this folder and its window, shown; the hand that wrote on the pad may press a button at once."""
    palm_guard.AFTER_MS = 1
    app = make_application()
    with open_kiosk(folder) as kiosk, ThreadPoolExecutor(1) as saving, ThreadPoolExecutor(1) as working:
        around = Surroundings(
            executor=saving,
            staff_executor=working,
            metrics=Metrics(*SIZE),
            power_off=lambda: False,
            fixed_target=folder.parent / "out",
            timing=timing,
        )
        window = build_window(kiosk, around)
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        Hands().wait(window.isActiveWindow, "the window never becomes active")
        yield kiosk, window
        window.leave()
        window.deleteLater()
        app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
