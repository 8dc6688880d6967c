"""What appears above a key under a finger: its letter, large, or after a long press the letters akin to it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist, TextKind


class _Bubble(QWidget):
    """Lies over the whole window's contents; touches go through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = parent
        self._stylist = Stylist()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist

    def _rise(self, box: QRect) -> None:
        """Shows itself there, kept within the window."""
        whole = self._whole.rect()
        left = max(whole.left() + 4, min(box.left(), whole.right() - box.width() - 4))
        self.setGeometry(QRect(QPoint(left, max(whole.top() + 4, box.top())), box.size()))
        self.show()
        self.raise_()

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._stylist.colour("surface"))
        painter.setPen(QPen(self._stylist.colour("ink"), 2))
        radius = self._stylist.px(14)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class KeyPreview(_Bubble):
    """The letter a finger covers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""

    def show_above(self, key: QRect, text: str) -> None:
        """Above the key, whose place is given in the parent."""
        self._text = text
        width = max(key.width(), self._stylist.px(72))
        height = self._stylist.px(84)
        self._rise(QRect(key.center().x() - width // 2, key.top() - height, width, height))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        font = self._stylist.font(TextKind.HEADING)
        font.setFamilies(self._stylist.control_font().families())
        painter.setFont(font)
        painter.setPen(self._stylist.colour("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class AccentPopup(_Bubble):
    """Letters akin to the one held down. The finger slides to one, or lifts and taps one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()
        self._marked = -1
        self._cell = 72

    def show_above(self, key: QRect, texts: Sequence[str]) -> None:
        self._texts = tuple(texts)
        self._marked = -1
        metrics = self._stylist.metrics
        room = self._whole.width() - 24
        widest = max(metrics.key_width, room // max(1, len(self._texts)))
        self._cell = min(widest, max(metrics.key_width, key.width()))
        width, height = self._cell * len(self._texts) + 16, metrics.key_height + 16
        self._rise(QRect(key.center().x() - self._cell // 2 - 8, key.top() - height + 4, width, height))
        self.update()

    def texts(self) -> tuple[str, ...]:
        return self._texts

    def box_of(self, number: int) -> QRect:
        """Where a letter is, in the popup."""
        return QRect(8 + number * self._cell, 8, self._cell, self.height() - 16)

    def at(self, spot: QPoint) -> int:
        """The letter at a spot of the popup; fingers below the row count too, -1 beyond it."""
        reach = self.rect().adjusted(0, -self._stylist.px(20), 0, self._stylist.px(20))
        if not reach.contains(spot):
            return -1
        return max(0, min(len(self._texts) - 1, (spot.x() - 8) // self._cell))

    def mark(self, number: int) -> None:
        if number != self._marked:
            self._marked = number
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
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
