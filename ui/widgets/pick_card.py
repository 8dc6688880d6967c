"""Large cards of which one touch picks one and goes on: a title, what it means, an arrow."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Stylist
from ui.widgets.buttons import Look, TouchButton, paint_focus
from ui.widgets.icons import Icon, paint_icon

_WRAP = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
PADDING, SIGN, GAP = 22, 34, 18


@dataclass(frozen=True, slots=True)
class Pick:
    """What a card stands for and says. One that `goes` nowhere only tells why."""

    key: str
    title: str
    explanation: str = ""
    icon: Icon | None = None
    goes: bool = True


class PickCard(TouchButton):
    """One card. Both texts wrap; the card grows with them."""

    def __init__(self, pick: Pick, parent: QWidget | None = None) -> None:
        super().__init__("", parent, look=Look.GHOST)
        self.pick = pick
        self.set_pick(pick)

    def set_pick(self, pick: Pick) -> None:
        """Says something else, or the same in another language."""
        self.pick = pick
        self.setEnabled(pick.goes)
        self.setAccessibleName(pick.title)
        self.setAccessibleDescription(pick.explanation)
        self._look_changed()

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._stylist.control_font(large=True), self._stylist.caption_font()

    def _sides(self) -> tuple[int, int]:
        """What the signs to the left and right take, margins included."""
        px = self._stylist.px
        sign = px(SIGN + GAP)
        return px(PADDING) + (sign if self.pick.icon else 0), px(PADDING) + (sign if self.pick.goes else 0)

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        room = max(1, width - sum(self._sides()))
        title, explanation = self._fonts()
        bounds = QRect(0, 0, room, 10_000)
        above = QFontMetrics(title).boundingRect(bounds, _WRAP, self.pick.title)
        below = QFontMetrics(explanation).boundingRect(bounds, _WRAP, self.pick.explanation)
        return above, below if self.pick.explanation else QRect()

    def sizeHint(self) -> QSize:
        width = self._stylist.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.px(220), self._stylist.metrics.target)

    def _height_for(self, width: int) -> int:
        above, below = self._boxes(width)
        between = self._stylist.px(4) if self.pick.explanation else 0
        words = above.height() + between + below.height() + 2 * self._stylist.px(16) + 4
        # A title alone wants no tall card: five languages stand on a low screen without scrolling.
        return max(self._stylist.metrics.control(98 if self.pick.explanation else 76), words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour, radius = self._stylist.px, self._stylist.colour, self._stylist.px(18)
        off, down = not self.isEnabled(), self.isDown()
        painter.setBrush(colour("tint" if down else "paper" if off else "surface"))
        painter.setPen(QPen(colour("line" if off else "accent" if down else "edge"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        self._paint_texts(painter)
        middle, side = self.height() / 2, px(SIGN)
        if self.pick.icon is not None:
            box = QRectF(px(PADDING), middle - side / 2, side, side)
            paint_icon(painter, self.pick.icon, box, colour("soft" if off else "accent"))
        if self.pick.goes:
            box = QRectF(self.width() - px(PADDING) - side, middle - side / 2, side, side)
            paint_icon(painter, Icon.FORWARD, box, colour("accent"))
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), radius, self._stylist, colour("ink"))

    def _paint_texts(self, painter: QPainter) -> None:
        above, below = self._boxes(self.width())
        title, explanation = self._fonts()
        left, right = self._sides()
        between = self._stylist.px(4) if self.pick.explanation else 0
        top = (self.height() - above.height() - between - below.height()) // 2
        room = self.width() - left - right
        painter.setFont(title)
        painter.setPen(self._stylist.colour("ink" if self.isEnabled() else "soft"))
        painter.drawText(QRect(left, top, room, above.height() + 4), _WRAP, self.pick.title)
        painter.setFont(explanation)
        painter.setPen(self._stylist.colour("soft"))
        lower = top + above.height() + between
        painter.drawText(QRect(left, lower, room, below.height() + 4), _WRAP, self.pick.explanation)


class PickList(QWidget):
    """Cards in a column; those that stay keep their place and their focus when others come and go."""

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self.cards: dict[str, PickCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def offer(self, picks: Sequence[Pick]) -> None:
        """Shows these, in this order."""
        wanted = {pick.key for pick in picks}
        for key in [key for key in self.cards if key not in wanted]:
            card = self.cards.pop(key)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, pick in enumerate(picks):
            if pick.key not in self.cards:
                self.cards[pick.key] = self._new_card(pick)
            self.cards[pick.key].set_pick(pick)
            self._column.insertWidget(place, self.cards[pick.key])

    def _new_card(self, pick: Pick) -> PickCard:
        card = PickCard(pick, self)
        card.set_style(self._stylist)
        card.clicked.connect(lambda: self.picked.emit(pick.key))
        card.show()
        return card

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._column.setSpacing(max(stylist.metrics.gap, stylist.px(14)))
        for card in self.cards.values():
            card.set_style(stylist)
