"""The ring around whatever has the focus."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


def paint_ring(painter: QPainter, box: QRectF, radius: float, width: float, colours: tuple[QColor, QColor]) -> None:
    """A ring of the first colour with a rim of the second inside it: one of the two shows on any ground."""
    ring, inside = colours
    rim, half = width + 1.0, width / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(inside, 2))
    painter.drawRoundedRect(box.adjusted(rim, rim, -rim, -rim), radius - rim, radius - rim)
    painter.setPen(QPen(ring, width))
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)
