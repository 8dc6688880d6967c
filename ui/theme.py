"""The look of everything: the parts it is made of in one place, and how a window is dressed in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme_colours import Roles, Theme, contrast
from ui.theme_metrics import Metrics, TextSize
from ui.theme_sheet import stylesheet
from ui.theme_stylist import SANS, SERIF, Stylist, TextKind

__all__ = [
    "SANS",
    "SERIF",
    "Metrics",
    "Roles",
    "Stylist",
    "TextKind",
    "TextSize",
    "Theme",
    "contrast",
    "dress",
    "dress_part",
    "stylesheet",
]


def dress(root: QWidget, stylist: Stylist) -> None:
    """Makes a window, or a part added to it later, look as the stylist says."""
    root.setPalette(stylist.palette())
    root.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    sheet = stylesheet(stylist)
    # Qt styles every widget below anew, even by the very same sheet.
    if sheet != root.styleSheet():
        root.setStyleSheet(sheet)
    dress_part(root, stylist)


def dress_part(part: QWidget, stylist: Stylist) -> None:
    """The same for widgets added to a window that is dressed already: those have `set_style` that must be told."""
    for widget in (part, *part.findChildren(QWidget)):
        # Not by a protocol that can be checked as the program runs: for half the widgets that took longer than to tell.
        if (tell := getattr(widget, "set_style", None)) is not None:
            tell(stylist)
