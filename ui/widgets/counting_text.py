"""A heading with a number that goes up before one’s eyes: the digits that change roll, the rest stands."""

from itertools import takewhile

from PySide6.QtCore import Property, QEasingCurve, QPropertyAnimation, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import TextKind
from ui.widgets.text import TextLabel

ROLL_MS = 700


class CountingText(TextLabel):
    """Its words are the new ones from the first moment: only eyes see the old number go."""

    def __init__(self, kind: TextKind, parent: QWidget | None = None) -> None:
        super().__init__(kind, parent=parent)
        self._before = ""
        self._rolled = 1.0
        self._roll = QPropertyAnimation(self, b"rolled", self)
        self._roll.setDuration(ROLL_MS)
        self._roll.setStartValue(0.0)
        self._roll.setEndValue(1.0)
        self._roll.setEasingCurve(QEasingCurve.Type.InOutCubic)

    def count_up(self, before: str) -> None:
        """Rolls from these words to those that stand here, where there is motion at all."""
        self._roll.stop()
        self._before = before
        if self._stylist.motion:
            self._roll.start()
        else:
            self._set_rolled(1.0)

    def _get_rolled(self) -> float:
        return self._rolled

    def _set_rolled(self, value: float) -> None:
        self._rolled = value
        self.update()

    rolled = Property(float, _get_rolled, _set_rolled)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rolled == 1.0 or self.heightForWidth(self.width()) > self.fontMetrics().height():
            super().paintEvent(event)
            return
        painter, box = QPainter(self), QRectF(self.contentsRect())
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        same = takewhile(lambda pair: pair[0] == pair[1], zip(self._before, self.words(), strict=False))
        stands = "".join(one for one, _ in same)
        painter.drawText(box, Qt.AlignmentFlag.AlignTop, stands)
        box.adjust(self.fontMetrics().horizontalAdvance(stands), 0, 0, 0)
        rise = self.fontMetrics().height() * 0.6
        for words, share in ((self._before, 1 - self._rolled), (self.words(), self._rolled)):
            painter.setOpacity(share)
            up = -rise * self._rolled if words is self._before else rise * (1 - self._rolled)
            painter.drawText(box.translated(0, up), Qt.AlignmentFlag.AlignTop, words[len(stands) :])
