"""A chart of counts as upright bars: signings by hour or by day."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Stylist, TextKind

WIDEST = 110
GAP = 16
RADIUS = 8
LEAST = 6
"""One beside hundreds is still seen."""


class BarChart(QWidget):
    """Counts above the bars, labels below; labels that would touch are left out evenly."""

    def __init__(
        self, parent: QWidget | None = None, *, least_slots: int = 0, least_most: int = 1, gives_way: bool = False
    ) -> None:
        """`least_slots`: room for so many bars there always is, so that a first one stands at the left of a long day.
        `least_most`: a bar is as high as the chart only with so many, so that a first one is small.
        `gives_way`: asks for no height, takes what is left over, and shows nothing where that is too little."""
        super().__init__(parent)
        self._gives_way = gives_way
        self._least_slots, self._least_most = least_slots, least_most
        self._bars: tuple[tuple[str, int], ...] = ()
        self._stylist = Stylist()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_bars(self, bars: Sequence[tuple[str, int]]) -> None:
        """(label, count) from left to right. The description for screen readers lists them."""
        self._bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{label}: {count}" for label, count in self._bars))
        self.update()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.px(320), 0 if self._gives_way else self._stylist.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.px(160), 0 if self._gives_way else self._least_height())

    def _least_height(self) -> int:
        return 3 * QFontMetrics(self._stylist.caption_font()).height() + self._stylist.px(24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars or self.height() < self._least_height():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._stylist.px
        slots = max(len(self._bars), self._least_slots)
        gap = px(GAP) if slots * px(GAP) < self.width() / 3 else self.width() / slots / 4
        slot = (self.width() + gap) / slots
        wide = min(px(WIDEST), slot - gap)
        for index, (label, count) in enumerate(self._bars):
            # A few bars stand apart rather than growing fat.
            left = index * slot + (slot - gap - wide) / 2
            self._paint_bar(painter, QRectF(left, 0, wide, self.height()), count)
            if index % self._every(slot) == 0:
                self._paint_text(painter, QRectF(index * slot - gap / 2, 0, slot, self.height()), label)

    def _every(self, slot: float) -> int:
        """Only every so manieth label fits."""
        metrics = QFontMetrics(self._stylist.caption_font())
        widest = max(metrics.horizontalAdvance(label) for label, _ in self._bars) + self._stylist.px(6)
        return max(1, -int(-widest // slot))

    def _paint_text(self, painter: QPainter, slot: QRectF, label: str) -> None:
        painter.setFont(self._stylist.caption_font())
        painter.setPen(self._stylist.colour("soft"))
        wide = painter.fontMetrics().horizontalAdvance(label) + 2
        # Under the middle of its bar, but for the first and the last where that would be beyond the edge.
        left = max(0.0, min(slot.center().x() - wide / 2, self.width() - wide))
        box = QRectF(left, slot.top(), wide, slot.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, label)

    def _paint_bar(self, painter: QPainter, slot: QRectF, count: int) -> None:
        line = QFontMetrics(self._stylist.caption_font()).height() + self._stylist.px(6)
        most = max(self._least_most, *(each for _, each in self._bars))
        room = max(1.0, slot.height() - 2 * line)
        height = max(LEAST, room * count / most) if count else 2.0
        top, bottom = round(slot.height() - line - height), round(slot.height() - line)
        bar = QRectF(round(slot.left()), top, round(slot.width()), bottom - top)
        shape = QPainterPath()
        radius = min(self._stylist.px(RADIUS), bar.width() / 2, height / 2)
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(bar, radius, radius)
        shape.addRect(bar.adjusted(0, radius, 0, 0))
        painter.fillPath(shape, self._stylist.colour("accent" if count else "edge"))
        number = str(count) if count else ""
        painter.setFont(self._stylist.font(TextKind.CAPTION))
        if QFontMetrics(painter.font()).horizontalAdvance(number) <= slot.width() + self._stylist.px(8):
            painter.setPen(self._stylist.colour("ink"))
            above = QRectF(bar.left() - 20, bar.top() - line, bar.width() + 40, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, number)
