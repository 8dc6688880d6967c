"""The look of everything: the parts it is made of in one place, and how a window is dressed in it."""

from typing import Protocol, TypeGuard

from PySide6.QtWidgets import QWidget

from ui.theme_colours import Roles, Theme, contrast
from ui.theme_metrics import Metrics, TextSize
from ui.theme_palette import lay_on, write_in
from ui.theme_stylist import SANS, SERIF, Stylist, TextKind

__all__ = [
    "SANS",
    "SERIF",
    "Metrics",
    "Roles",
    "Styled",
    "Stylist",
    "TextKind",
    "TextSize",
    "Theme",
    "contrast",
    "dress",
    "dress_part",
    "lay_on",
    "write_in",
]


class Styled(Protocol):
    """A widget that is told how to look."""

    def set_style(self, stylist: Stylist) -> None: ...


def dress(root: QWidget, stylist: Stylist) -> None:
    """Makes a window, or a part added to it later, look as the stylist says."""
    root.setPalette(stylist.palette())
    dress_part(root, stylist)


def dress_part(part: QWidget, stylist: Stylist) -> None:
    """The same for widgets added to a window that is dressed already."""
    for widget in (part, *part.findChildren(QWidget)):
        if _is_styled(widget):
            widget.set_style(stylist)


def _is_styled(widget: object) -> TypeGuard[Styled]:
    # Asked by `isinstance`, a protocol takes ten times as long as all else that is done to a widget that is none.
    return hasattr(type(widget), "set_style")
