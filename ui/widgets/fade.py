"""Where something goes on beyond an edge it fades, rather than being cut through its letters."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist


class Fade(QWidget):
    """The text fades into its ground where it goes on. Touches go through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stylist = Stylist()
        self.ground = "paper"
        self.upwards = False
        self.full_from = 1.0
        """From which part of its height on nothing is seen of the text."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        full = self.stylist.colour(self.ground)
        clear = QColor(full)
        clear.setAlpha(0)
        shade = QLinearGradient(0, self.height() if self.upwards else 0, 0, 0 if self.upwards else self.height())
        shade.setColorAt(0, clear)
        shade.setColorAt(self.full_from, full)
        QPainter(self).fillRect(self.rect(), shade)
