"""The kiosk's window stays on one screen and the others are covered: on two screens, in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace
from typing import Any

import pytest
from imports import ROOT

from ui.screens import screen_to_use

LEFT, RIGHT = SimpleNamespace(name=lambda: "left"), SimpleNamespace(name=lambda: "right")
MIRRORED = (
    {"name": "left", "x": 0, "y": 0, "width": 1280, "height": 720},
    {**{"name": "right", "x": 0, "y": 0, "width": 1280, "height": 720}},
)
BESIDE = MIRRORED[0], {"name": "right", "x": 1280, "y": 0, "width": 800, "height": 600}

LOOK = """
    import json
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QApplication, QWidget
    from ui.screens import Screens

    app = QApplication([])
    window = QWidget()
    screens = Screens(window, app)
    def seen():
        return {
            "window": window.geometry().getRect(), "full": window.isFullScreen(), "on": window.screen().name(),
            "covers": {screen.name(): cover.geometry().getRect() for screen, cover in screens.covers.items()},
            "visible": sum(widget.isVisible() for widget in app.topLevelWidgets()),
        }
    first = seen()
    if len(app.screens()) > 1:
        app.screenRemoved.emit(app.screens()[1])
    window.setGeometry(QRect(5, 5, 100, 100))
    app.primaryScreen().geometryChanged.emit(app.primaryScreen().geometry())
    window.close()
    print(json.dumps({"first": first, "left": sum(one.isVisible() for one in app.topLevelWidgets())}))
"""


def look(tmp_path: Path, *screens: dict[str, object]) -> dict[str, Any]:
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    told = subprocess.run(
        [sys.executable, "-c", dedent(LOOK)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path}/screens.json", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def test_the_window_fills_its_screen_and_the_other_is_covered(tmp_path: Path) -> None:
    found = look(tmp_path, *BESIDE)
    first = found["first"]
    assert (first["on"], first["window"], first["full"]) == ("left", [0, 0, 1280, 720], True)
    assert first["covers"] == {"right": [1280, 0, 800, 600]}
    assert first["visible"] == 2
    assert found["left"] == 0, "a cover outlives the kiosk"


def test_a_mirrored_screen_is_not_covered(tmp_path: Path) -> None:
    assert look(tmp_path, *MIRRORED)["first"]["covers"] == {}


def test_one_screen_needs_no_cover(tmp_path: Path) -> None:
    assert look(tmp_path, BESIDE[0])["first"]["visible"] == 1


@pytest.mark.parametrize(
    ("there", "primary", "now", "used"),
    [
        ((LEFT, RIGHT), LEFT, RIGHT, RIGHT),
        ((LEFT, RIGHT), LEFT, LEFT, RIGHT),
        ((LEFT,), LEFT, RIGHT, LEFT),
        ((), None, RIGHT, None),
    ],
    ids=["stays", "comes back when plugged in again", "moves when unplugged", "waits when there is none"],
)
def test_the_window_belongs_where_it_began(there: Any, primary: Any, now: Any, used: Any) -> None:
    assert screen_to_use(there, primary, "right", now) is used
