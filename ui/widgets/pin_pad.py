"""The pad for a PIN: ten digits where hands expect them, and dots for the digits given."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme import Stylist, TextKind
from ui.widgets.buttons import GhostButton, Look, TouchButton
from ui.widgets.icons import Icon

DIGITS = "0123456789"
PLACES = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "")


class _Mark(TouchButton):
    """The 5 has a bar under it, as the nub on a telephone's 5."""

    def __init__(self, digit: str, parent: QWidget) -> None:
        super().__init__(digit, parent, look=Look.GHOST)
        self.set_guard(0)

    def _font(self) -> QFont:
        font = self._stylist.control_font(large=True)
        font.setPixelSize(self._stylist.text_px(TextKind.HEADING))
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.text() == "5":
            painter = QPainter(self)
            painter.setPen(QPen(self._stylist.colour("paper" if self.isDown() else "ink"), self._stylist.px(4)))
            middle, low, reach = self.width() / 2, self.height() - self._stylist.px(12), self._stylist.px(10)
            painter.drawLine(QPointF(middle - reach, low), QPointF(middle + reach, low))


class PinPad(QWidget):
    """Laid out as a telephone's. The keys fill the pad without gaps one could miss into: found by the pad's corners,
    each can be told from its neighbours by touch alone. Works with a real keyboard too."""

    digit = Signal(str)
    erased = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.keys = {name: _Mark(name, self) for name in PLACES if name}
        self.erase = GhostButton("", self, icon=Icon.BACKSPACE)
        self.enter = GhostButton("", self, icon=Icon.CHECK)
        # Typed digits come here from whichever key has the focus; Tab has the keys themselves to stop at.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for place, name in enumerate(PLACES):
            key = self.keys[name] if name else self.enter if place == 9 else self.erase
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self._grid.addWidget(key, place // 3, place % 3)
        for name, mark in self.keys.items():
            mark.pressed.connect(lambda number=name: self.digit.emit(number))
        self.erase.set_guard(0)
        self.erase.set_large(True)
        self.enter.set_large(True)
        self.erase.pressed.connect(self.erased)
        self.enter.clicked.connect(self.entered)

    def set_names(self, erase: str, enter: str) -> None:
        """What screen readers call the two keys without a digit."""
        self.erase.setAccessibleName(erase)
        self.enter.setAccessibleName(enter)

    def set_style(self, stylist: Stylist) -> None:
        self._grid.setSpacing(stylist.metrics.gap)
        for key in (*self.keys.values(), self.erase, self.enter):
            key.setMinimumSize(stylist.metrics.target, stylist.metrics.target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Enter of a real keyboard; held keys do not repeat."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Backspace:
            self.erased.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif len(event.text()) == 1 and event.text() in DIGITS:
            self.digit.emit(event.text())
        else:
            super().keyPressEvent(event)


class PinDots(QWidget):
    """How many digits were given, never which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._given, self._of = 0, 6

    def set_count(self, given: int, of: int) -> None:
        self._given, self._of = given, of
        self.setAccessibleDescription(f"{given} / {of}")
        self.update()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.setFixedHeight(stylist.text_px(TextKind.BODY))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._of * self._stylist.px(36), self._stylist.text_px(TextKind.BODY))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, radius = self._stylist.px(36), self._stylist.px(9)
        painter.setPen(QPen(self._stylist.colour("ink"), 2))
        left = radius + 1
        for dot in range(self._of):
            painter.setBrush(self._stylist.colour("ink") if dot < self._given else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + dot * step, self.height() / 2), radius, radius)
