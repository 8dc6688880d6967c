"""A board for trying a touch screen out: targets in its corners and middle, then a line to draw along."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist
from ui.widgets.buttons import Look, TouchButton, paint_focus
from ui.widgets.icons import Icon, paint_icon

Spot = tuple[float, float]


class TargetButton(TouchButton):
    """A ring to touch; a disc with a hook once it was."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__("", parent, look=Look.GHOST)
        self.number = number
        self.hit = False
        self.set_guard(0)
        # Each goes once it was touched, and would hand the focus on to a button that nobody meant.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_hit(self, hit: bool) -> None:
        """Whether it was touched already."""
        self.hit = hit
        self.setEnabled(not hit)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._stylist.colour
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(colour("accent"), self._stylist.px(5)))
        painter.setBrush(colour("accent" if self.hit else "tint" if self.isDown() else "surface"))
        painter.drawEllipse(box)
        if self.hit:
            inner = box.adjusted(box.width() * 0.25, box.height() * 0.25, -box.width() * 0.25, -box.height() * 0.25)
            paint_icon(painter, Icon.CHECK, inner, colour("on_accent"), 3.0)
        else:
            painter.setBrush(colour("accent"))
            painter.drawEllipse(box.center(), self._stylist.px(7), self._stylist.px(7))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), self.width() / 2, self._stylist, colour("ink"))


class TouchTrial(QWidget):
    """Spots are parts of its width and height. It says what was touched and drawn; what counts, others decide."""

    hit = Signal(int)
    drawn = Signal(float, float)

    def __init__(self, targets: Sequence[Spot], line: Sequence[Spot], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spots = tuple(targets)
        self._line = tuple(line)
        self._stylist = Stylist()
        self._passed = 0
        self._draws = False
        self.targets = [TargetButton(number, self) for number in range(len(targets))]
        for target in self.targets:
            target.pressed.connect(lambda number=target.number: self.hit.emit(number))
        self.setMinimumHeight(3 * self._stylist.metrics.target)

    def set_names(self, target: str, line: str) -> None:
        """What a screen reader calls them."""
        self.setAccessibleName(line)
        for one in self.targets:
            one.setAccessibleName(f"{target} {one.number + 1}")

    def show_progress(self, hits: frozenset[int], passed: int, *, draws: bool) -> None:
        """Which targets were touched, whether the line is drawn now, and how much of it was."""
        self._passed, self._draws = passed, draws
        for target in self.targets:
            target.set_hit(target.number in hits)
            target.setVisible(not draws)
        self.update()

    def line_spot(self, number: int) -> QPointF:
        """Where a spot of the line lies."""
        x, y = self._line[number]
        return QPointF(x * self.width(), y * self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tell(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._tell(event)

    def _tell(self, event: QMouseEvent) -> None:
        spot = event.position()
        if self._draws:
            self.drawn.emit(spot.x() / max(1, self.width()), spot.y() / max(1, self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._draws:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._stylist.px, self._stylist.colour
        for number in range(1, len(self._line)):
            done = number < self._passed
            painter.setPen(QPen(colour("accent" if done else "edge"), px(12 if done else 4)))
            painter.drawLine(self.line_spot(number - 1), self.line_spot(number))
        for number in (0, len(self._line) - 1):
            painter.setPen(QPen(colour("accent"), px(5)))
            painter.setBrush(colour("accent" if number < self._passed else "surface"))
            painter.drawEllipse(self.line_spot(number), px(26), px(26))

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        side = self._stylist.metrics.control(84)
        for target, (x, y) in zip(self.targets, self._spots, strict=True):
            left, top = round(x * (self.width() - side)), round(y * (self.height() - side))
            target.setGeometry(left, top, side, side)
