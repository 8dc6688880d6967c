"""The bar that shows how far the signatures are from the next goal."""

from PySide6.QtCore import Property, QEasingCurve, QPropertyAnimation, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.theme import Stylist

FILL_MS = 900


class GoalBar(QProgressBar):
    """Total out of goal. Screen readers get both numbers; the words stand in labels beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._shown = 0.0
        self.slide = QPropertyAnimation(self, b"shown", self)
        self.slide.setDuration(FILL_MS)
        self.slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_progress(self, total: int, goal: int, *, animate: bool = False) -> None:
        """Shows `total` of `goal`; slides there if asked and if there is motion at all."""
        self.setRange(0, max(1, goal))
        self.setValue(min(total, max(1, goal)))
        self.slide.stop()
        if animate and self._stylist.motion:
            self.slide.setKeyValues([(0.0, self._shown), (1.0, self.fraction)])
            self.slide.start()
        else:
            self._set_shown(self.fraction)

    def pass_goal(self, total: int, goal: int) -> None:
        """Fills to the goal that stood here, then shows `total` of the next one; all within the time of one slide."""
        before = self._shown
        self.set_progress(total, goal)
        if self._stylist.motion:
            self.slide.setKeyValues([(0.0, before), (0.5, 1.0), (0.6, 1.0), (1.0, self.fraction)])
            self.slide.start()

    @property
    def fraction(self) -> float:
        """Where the bar stands or slides to, 0 to 1."""
        return self.value() / max(1, self.maximum())

    def _get_shown(self) -> float:
        return self._shown

    def _set_shown(self, value: float) -> None:
        self._shown = value
        self.update()

    shown = Property(float, _get_shown, _set_shown)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.setFixedHeight(stylist.px(16))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.px(240), self._stylist.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = box.height() / 2
        whole, filled = QPainterPath(), QPainterPath()
        whole.addRoundedRect(box, radius, radius)
        painter.fillPath(whole, self._stylist.colour("track"))
        if self._shown > 0:
            width = max(box.height(), box.width() * self._shown)
            filled.addRoundedRect(QRectF(box.left(), box.top(), width, box.height()), radius, radius)
            painter.fillPath(filled.intersected(whole), self._stylist.colour("accent"))
        painter.setPen(QPen(self._stylist.colour("edge"), 2))
        painter.drawPath(whole)
