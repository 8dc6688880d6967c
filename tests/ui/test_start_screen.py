"""What stands there while the kiosk is loaded: at once, in the campaign's colours, and gone when the kiosk is there."""

import subprocess
import sys

import pytest
from imports import ROOT
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.start_screen import StartScreen, show_start_screen
from ui.theme import Theme

ROLES = Theme.LIGHT.roles
PAINT = """
import sys
import kiosk.__main__
from ui.start_screen import StartScreen, plain_application

app = plain_application()
screen = StartScreen()
screen.painted.connect(lambda: print("painted", *sys.modules, *vars(sys.modules["PySide6.QtCore"])))
screen.grab()
"""


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(720, 1280), QSize(1024, 600)])
def test_it_shows_the_line_to_sign_on_in_the_middle_of_the_paper(size: QSize, qtbot: QtBot) -> None:
    screen = StartScreen()
    qtbot.addWidget(screen)
    screen.resize(size)
    picture = screen.grab().toImage()

    def is_accent(x: int, y: int) -> bool:
        return picture.pixelColor(x, y) == QColor(ROLES.accent)

    line = [x for x in range(picture.width()) if is_accent(x, picture.height() // 2 + 1)]
    assert len(line) >= min(size.width(), size.height()) // 3 - 1
    assert abs(sum(line) / len(line) - size.width() / 2) < 2
    below = picture.copy(QRect(0, size.height() // 2 + 20, size.width(), size.height() // 2 - 20))
    assert {below.pixelColor(x, y).name() for x in range(0, size.width(), 7) for y in range(0, below.height(), 7)} == {
        ROLES.paper.lower()
    }


def test_it_stands_there_when_it_is_said_to(qtbot: QtBot) -> None:
    screen = show_start_screen(windowed=True)
    assert screen is not None
    qtbot.addWidget(screen)
    assert screen.isVisible()
    assert screen.windowHandle().isExposed()
    assert not screen.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_without_a_display_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert show_start_screen(windowed=True) is None


def test_nothing_heavy_is_loaded_before_it() -> None:
    """Database, cryptography, the commands and all of Qt's enumerations come after the first picture, or it would not
    come at once."""
    told = subprocess.run([sys.executable, "-c", PAINT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "painted" in told.stdout
    assert "Qt" not in told.stdout.split()
    heavy = {"sqlalchemy", "cryptography", "typer", "pydantic", "reportlab", "kiosk.commands", "ui.app", "ui.compose"}
    assert not heavy & set(told.stdout.split())
