"""What the hand-painted choices have in common: one of several, chosen by a touch anywhere on it, or by Enter."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QRadioButton, QWidget

from ui.theme import Stylist
from ui.widgets.buttons import paint_focus
from ui.widgets.deliberate_button import PRESSING_KEYS

FRAME = 3
"""How thick the frame of a chosen card is."""


class PickedByKey(QRadioButton):
    """Any key that presses a button chooses it, and chooses it once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in PRESSING_KEYS:
            super().keyPressEvent(event)
            return
        if not event.isAutoRepeat():
            self.click()
        event.accept()


class Choice(PickedByKey):
    """Knows its key and its look; what it shows is its children's matter."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._stylist = Stylist()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._grow()

    def _grow(self) -> None:
        """Asks for other room, and is painted anew."""
        self.updateGeometry()
        self.update()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    # For those that are cards

    def paint_ground(self, painter: QPainter, radius: int) -> None:
        """A card that is tinted and framed while it is chosen."""
        colour, chosen = self._stylist.colour, self.isChecked()
        width = float(FRAME if chosen else 2)
        painter.setBrush(colour("tint" if chosen or self.isDown() else "surface"))
        painter.setPen(QPen(colour("accent" if chosen else "edge"), width))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def paint_focus(self, painter: QPainter, radius: int) -> None:
        """The ring of the focus, where it has it: inside the frame of one that is chosen, from which no colour of
        the theme would tell it apart."""
        if self.hasFocus():
            inset = FRAME + 2 if self.isChecked() else 0
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            paint_focus(painter, box, radius - inset, self._stylist, self._stylist.colour("ink"))

    def paint_ring(self, painter: QPainter, left: float, middle: float, size: int) -> None:
        """A ring of that size that fills when it is chosen."""
        chosen = self.isChecked()
        thick = round(size * 0.3) if chosen else max(1, round(size * 0.1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._stylist.colour("accent" if chosen else "soft"), thick))
        radius = (size - thick) / 2
        painter.drawEllipse(QPointF(left + size / 2, middle), radius, radius)
