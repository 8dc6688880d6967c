"""The bar that says how far long work is."""

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.theme import Stylist
from ui.theme_sheet import progress_sheet, wear

WHOLE = 1000


class WorkBar(QProgressBar):
    """Has thousandths and no words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, WHOLE)

    def set_style(self, stylist: Stylist) -> None:
        """Another theme, text size or screen."""
        wear(self, progress_sheet(stylist))
