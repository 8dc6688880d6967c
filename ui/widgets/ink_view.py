"""A signature as it was kept, to look at only."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Stylist
from ui.widgets.ink_strokes import Stroke, smooth_path

PEN_WIDTH = 8.0
"""In thousandths of the box's width."""


class InkView(QWidget):
    """Fits the box of the strokes into itself without bending it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._strokes: tuple[Stroke, ...] = ()
        self._box = (1000, 400)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_strokes(self, strokes: Sequence[Stroke], width: int, height: int) -> None:
        """Points as (x, y) in a box of that size."""
        self._strokes = tuple(tuple(stroke) for stroke in strokes if stroke)
        self._box = (max(1, width), max(1, height))
        self.update()

    def wipe(self) -> None:
        self.set_strokes((), *self._box)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.px(372), self._stylist.px(150))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.px(120), self._stylist.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._strokes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self._box
        scale = min(self.width() / width, self.height() / height)
        painter.translate((self.width() - width * scale) / 2, (self.height() - height * scale) / 2)
        painter.scale(scale, scale)
        thick = max(PEN_WIDTH, 1.5 / scale)
        round_cap, round_join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._stylist.colour("ink"), thick, Qt.PenStyle.SolidLine, round_cap, round_join))
        for stroke in self._strokes:
            painter.drawPath(smooth_path(stroke))
