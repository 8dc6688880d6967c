"""What appears above a key under a finger: its letter, large, or after a long press the letters akin to it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist, TextKind


def _within(box: QRect, whole: QRect) -> QRect:
    """The box, moved until it lies within the window."""
    left = max(whole.left() + 4, min(box.left(), whole.right() - box.width() - 4))
    return QRect(QPoint(left, max(whole.top() + 4, box.top())), box.size())


def _paint_ground(painter: QPainter, box: QRect, stylist: Stylist) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(stylist.colour("surface"))
    painter.setPen(QPen(stylist.colour("ink"), 2))
    radius = stylist.px(14)
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), radius, radius)


class KeyPreview(QWidget):
    """The letter a finger covers. Touches go through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._stylist = Stylist()
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_above(self, key: QRect, text: str, stylist: Stylist) -> None:
        """Above the key, whose place is given in the window."""
        self._text, self._stylist = text, stylist
        width = max(key.width(), stylist.px(72))
        height = stylist.px(84)
        box = QRect(key.center().x() - width // 2, key.top() - height, width, height)
        self.setGeometry(_within(box, self._window.rect()))
        self.show()
        self.raise_()
        self.update()

    def forget(self) -> None:
        """Hides, and keeps no letter of what was typed."""
        self._text = ""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_ground(painter, self.rect(), self._stylist)
        font = self._stylist.font(TextKind.HEADING)
        font.setFamilies(self._stylist.control_font().families())
        painter.setFont(font)
        painter.setPen(self._stylist.colour("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class AccentPopup(QWidget):
    """Letters akin to the one held down: the finger slides to one, or lifts and taps one.

    It lies over the whole window, unseen but for its row, so that a tap beside the row closes it and does nothing
    else. `chosen(letter)` for a tap of its own, empty for one beside."""

    chosen = Signal(str)

    def __init__(self, window: QWidget, texts: Sequence[str], key: QRect, stylist: Stylist) -> None:
        super().__init__(window)
        self._texts = tuple(texts)
        self._stylist = stylist
        self._marked = -1
        metrics = stylist.metrics
        room = (window.width() - 24) // max(1, len(self._texts))
        self._cell = min(max(metrics.key_width, key.width()), max(1, room))
        width, height = self._cell * len(self._texts) + 16, metrics.key_height + 16
        box = QRect(key.center().x() - self._cell // 2 - 8, key.top() - height + 4, width, height)
        self._row = _within(box, window.rect())
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def texts(self) -> tuple[str, ...]:
        return self._texts

    def box_of(self, number: int) -> QRect:
        """Where a letter is, in the window."""
        left = self._row.left() + 8 + number * self._cell
        return QRect(left, self._row.top() + 8, self._cell, self._row.height() - 16)

    def at(self, spot: QPoint) -> int:
        """The letter at a spot; a finger a little above or below the row counts too, -1 beyond it."""
        slack = self._stylist.px(20)
        if not self._row.adjusted(0, -slack, 0, slack).contains(spot):
            return -1
        return max(0, min(len(self._texts) - 1, (spot.x() - self._row.left() - 8) // self._cell))

    def mark(self, number: int) -> None:
        """The letter under the finger; -1 for none."""
        if number != self._marked:
            self._marked = number
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mark(self.at(event.position().toPoint()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.at(event.position().toPoint())
        self.chosen.emit(self._texts[number] if number >= 0 else "")
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint_ground(painter, self._row, self._stylist)
        font = self._stylist.control_font(large=True)
        font.setWeight(font.Weight.Normal)
        painter.setFont(font)
        for number, text in enumerate(self._texts):
            box = self.box_of(number)
            if number == self._marked:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._stylist.colour("accent"))
                painter.drawRoundedRect(QRectF(box), self._stylist.px(10), self._stylist.px(10))
            painter.setPen(self._stylist.colour("on_accent" if number == self._marked else "ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
