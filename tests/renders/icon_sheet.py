"""All signs on one picture, with their names, in each theme."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.theme import Stylist, TextKind, Theme
from ui.widgets.icons import Icon, paint_icon

COLUMNS, WIDE, HIGH, SIDE = 8, 150, 110, 48


def icon_sheet() -> QImage:
    """Eight in a row, a block for each theme."""
    high = -(-len(Icon) // COLUMNS) * HIGH
    picture = QImage(COLUMNS * WIDE, high * len(Theme), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    for place, theme in enumerate(Theme):
        painter.fillRect(0, place * high, picture.width(), high, Stylist(theme).colour("paper"))
        painter.translate(0, place * high)
        _paint_all(painter, Stylist(theme))
        painter.resetTransform()
    painter.end()
    return picture


def _paint_all(painter: QPainter, stylist: Stylist) -> None:
    painter.setFont(stylist.font(TextKind.LABEL))
    for place, icon in enumerate(Icon):
        left, top = WIDE * (place % COLUMNS), HIGH * (place // COLUMNS)
        paint_icon(painter, icon, QRectF(left + (WIDE - SIDE) / 2, top + 14, SIDE, SIDE), stylist.colour("ink"))
        painter.setPen(stylist.colour("soft"))
        painter.drawText(QRectF(left, top + 74, WIDE, 28), Qt.AlignmentFlag.AlignCenter, icon.value)
