"""A chart of counts by name: lying bars, one under the other, the name before each and the count after it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Stylist, TextKind

LEAST = 3
"""One beside thousands is still seen."""
NAMES = 0.4
"""Names take no more than this part of the width; longer ones are cut, and whole for screen readers."""


class RankedBars(QWidget):
    """As high as it has bars; whoever shows it lets it scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[tuple[str, int, str], ...] = ()
        self._stylist = Stylist()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_bars(self, bars: Sequence[tuple[str, int, str]]) -> None:
        """(name, count, the count as it is written) from top to bottom."""
        self._bars = tuple(bars)
        self.setAccessibleDescription("; ".join(f"{name}: {shown}" for name, _, shown in self._bars))
        self.updateGeometry()
        self.update()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.updateGeometry()
        self.update()

    def _line(self) -> int:
        return QFontMetrics(self._stylist.font(TextKind.BODY)).height() + self._stylist.px(14)

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.px(420), max(1, len(self._bars)) * self._line())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.px(260), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letters, strong = self._stylist.font(TextKind.BODY), self._stylist.font(TextKind.STRONG)
        gap, line = self._stylist.px(14), self._line()
        widest = max(QFontMetrics(letters).horizontalAdvance(name) for name, _, _ in self._bars) + 2
        names = min(widest, round(self.width() * NAMES))
        counts = max(QFontMetrics(strong).horizontalAdvance(shown) for _, _, shown in self._bars) + 2
        room = max(1, self.width() - names - counts - 2 * gap)
        most = max(1, *(count for _, count, _ in self._bars))
        for index, (name, count, shown) in enumerate(self._bars):
            top = index * line
            cut = QFontMetrics(letters).elidedText(name, Qt.TextElideMode.ElideRight, names)
            painter.setFont(letters)
            painter.setPen(self._stylist.colour("ink"))
            middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, top, names, line), middle, cut)
            long = max(LEAST, room * count / most) if count else 1.0
            bar = QRectF(names + gap, top + line * 0.2, long, line * 0.6)
            self._paint_bar(painter, bar)
            painter.setFont(strong)
            painter.setPen(self._stylist.colour("ink"))
            painter.drawText(QRectF(bar.right() + gap * 0.7, top, counts, line), middle, shown)

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        """Round at its end only: it grows out of a straight line."""
        shape = QPainterPath()
        radius = min(self._stylist.px(6), bar.width(), bar.height() / 2)
        shape.setFillRule(Qt.FillRule.WindingFill)
        shape.addRoundedRect(bar, radius, radius)
        shape.addRect(bar.adjusted(0, 0, -radius, 0))
        painter.fillPath(shape, self._stylist.colour("accent"))
