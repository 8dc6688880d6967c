"""Bars of signings by hour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

GAP = 16
WIDEST = 110
RADIUS = 8.0
LEAST = 6
"""An hour with one signing beside one with hundreds is still seen."""


class Bars(QWidget):
    """One bar an hour with its count above and its hour below; plain rectangles, no motion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[tuple[str, int], ...] = ()
        self._colours = (QColor("#0A5C44"), QColor("#17181C"), QColor("#4A4D55"))
        self.setProperty("staff", "bars")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def colour(self, accent: str, ink: str, soft: str) -> None:
        """The theme's colours: bars, counts, hours."""
        self._colours = (QColor(accent), QColor(ink), QColor(soft))
        self.update()

    def show_bars(self, bars: tuple[tuple[str, int], ...]) -> None:
        """(hour, count) from left to right."""
        self._bars = bars
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 5 * self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height() + 4
        most = max(1, *(count for _, count in self._bars))
        slot = min(WIDEST + GAP, (self.width() + GAP) / len(self._bars))
        for index, (hour, count) in enumerate(self._bars):
            left, width = index * slot, slot - GAP
            room = self.height() - 2 * line
            height = max(LEAST, room * count / most) if count else 2
            bar = QRectF(left, self.height() - line - height, width, height)
            self._paint_bar(painter, bar)
            painter.setPen(self._colours[2])
            below = QRectF(left - GAP / 2, self.height() - line, slot, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, hour)
            painter.setPen(self._colours[1])
            above = QRectF(left - GAP / 2, bar.top() - line, slot, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, str(count or ""))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        shape = QPainterPath()
        # Odd-even filling, the default, would cut the overlap of the two shapes out.
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(bar, RADIUS, RADIUS)
        if bar.height() > 2 * RADIUS:
            shape.addRect(bar.adjusted(0, RADIUS, 0, 0))
        painter.fillPath(shape, self._colours[0])
