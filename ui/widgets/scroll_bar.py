"""The bar that a mouse scrolls by."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from ui.theme import Stylist
from ui.theme_sheet import scroll_bar_sheet, wear


class ScrollBar(QScrollBar):
    """Upright and slim, without arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def set_style(self, stylist: Stylist) -> None:
        """Another theme, text size or screen."""
        wear(self, scroll_bar_sheet(stylist))
