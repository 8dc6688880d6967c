"""A line that one types into, in the look of its screen."""

from PySide6.QtWidgets import QLineEdit

from ui.theme import Stylist
from ui.theme_sheet import line_sheet, wear


class Line(QLineEdit):
    """Framed, its words in the letters of the body of a text."""

    def set_style(self, stylist: Stylist) -> None:
        """Another theme, text size or screen."""
        wear(self, line_sheet(stylist))
