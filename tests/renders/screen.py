"""A screen that stands and can be looked at."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from renders.sheets import View

from ui.theme import Stylist


@dataclass(frozen=True, slots=True)
class Screen:
    """Its name, how it is looked at, and the window that shows it."""

    name: str
    view: View
    window: QWidget

    def picture(self) -> QImage:
        """As it stands now, once the window has done what it has to do."""
        settle()
        picture = QImage(self.window.size(), QImage.Format.Format_RGB32)
        self.window.render(picture, QPoint())
        return picture

    def undressed(self) -> list[str]:
        """What can be seen and was not told of the theme: it would show in the next one."""
        seen = (each for each in self.window.findChildren(QWidget) if each.isVisible())
        told = ((each, getattr(each, "_stylist", None)) for each in seen)
        return [
            f"{type(each).__name__} {each.accessibleName()!r}"
            for each, stylist in told
            if isinstance(stylist, Stylist) and stylist.theme is not self.view.theme
        ]


def settle() -> None:
    """Lets the window do what it has to do: a text that wraps anew asks for its height only then."""
    for _ in range(8):
        QApplication.processEvents()


def show(qtbot: QtBot, window: QWidget) -> None:
    """Shows it, with the focus; it goes when the test does."""
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
