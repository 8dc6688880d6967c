"""Buttons that a letter presses, which stands on them as it does on a key."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.desk.pages.page import is_tight
from ui.theme import TextKind
from ui.widgets.buttons import Look, TouchButton
from ui.widgets.icons import Icon

FROM_EDGE = 12
INSIDE = 7
RADIUS = 6


class KeyedButton(TouchButton):
    """The words stand in the middle of what the key leaves them."""

    def __init__(self, letter: str, look: Look, icon: Icon | None = None) -> None:
        self._letter = letter
        super().__init__(look=look, icon=icon)

    def _key_font(self) -> QFont:
        return self._stylist.font(TextKind.CAPTION)

    def _key_side(self) -> int:
        return self._key_font().pixelSize() + 2 * self._stylist.px(INSIDE)

    def _key_room(self) -> int:
        """From the words to the right edge, more than at the left."""
        px, plain = self._stylist.px, super()._padding()
        return max(plain, px(FROM_EDGE) + self._key_side() + px(INSIDE)) if self._shows_key() else plain

    def _shows_key(self) -> bool:
        """Where there is little room the words need it more."""
        return not is_tight(self._stylist)

    def _padding(self) -> int:
        return (super()._padding() + self._key_room()) // 2

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        if not self._shows_key():
            super()._paint_words(painter, colour)
            return
        aside = self._key_room() - self._padding()
        painter.translate(-aside, 0)
        super()._paint_words(painter, colour)
        painter.translate(aside, 0)
        px, side = self._stylist.px, self._key_side()
        box = QRectF(self.width() - px(FROM_EDGE) - side, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(self._stylist.colour("edge"), 1.5))
        painter.setBrush(self._stylist.colour("key_alt"))
        painter.drawRoundedRect(box, px(RADIUS), px(RADIUS))
        painter.setPen(self._stylist.colour("ink"))
        painter.setFont(self._key_font())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)
