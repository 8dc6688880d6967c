"""Cards of which one is chosen: a title, what it means, and a ring that fills."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Stylist, TextKind
from ui.widgets.choice import Choice
from ui.widgets.fitting import width_without_widow

_WRAP = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class ChoiceCard(Choice):
    """One card. Both texts wrap; the card grows with them."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._title = ""
        self._explanation = ""
        self._explanation_kind = TextKind.CAPTION
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_texts(self, title: str, explanation: str) -> None:
        self._title, self._explanation = title, explanation
        self.setAccessibleName(title)
        self.setAccessibleDescription(explanation)
        self._grow()

    def texts(self) -> tuple[str, str]:
        return self._title, self._explanation

    def _fonts(self) -> tuple[QFont, QFont]:
        return self._stylist.option_font(), self._stylist.font(self._explanation_kind)

    def set_explanation_kind(self, kind: TextKind) -> None:
        """How large the explanation stands."""
        if kind is not self._explanation_kind:
            self._explanation_kind = kind
            self._grow()

    def _texts_left(self) -> int:
        return self._stylist.px(20 + 30 + 16)

    def _text_height(self, font: QFont, text: str, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 10_000), _WRAP, text).height() if text else 0

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.px(520), self.heightForWidth(self._stylist.px(520)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.px(240), self._stylist.metrics.target)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._texts_left() - self._stylist.px(20)
        title, explanation = self._fonts()
        words = self._text_height(title, self._title, room) + self._text_height(explanation, self._explanation, room)
        return max(self._stylist.metrics.target, words + self._stylist.px(2 * 15 + 3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._stylist.px
        radius = px(16)
        self.paint_ground(painter, radius)
        self.paint_ring(painter, px(20), self.height() / 2, px(30))
        self._paint_texts(painter)
        self.paint_focus(painter, radius)

    def _paint_texts(self, painter: QPainter) -> None:
        left = self._texts_left()
        room = self.width() - left - self._stylist.px(20)
        title, explanation = self._fonts()
        high = self._text_height(title, self._title, room)
        low = self._text_height(explanation, self._explanation, room)
        top = (self.height() - high - low) // 2
        painter.setFont(title)
        painter.setPen(self._stylist.colour("ink"))
        painter.drawText(QRect(left, top, room, high + 4), _WRAP, self._title)
        painter.setFont(explanation)
        painter.setPen(self._stylist.colour(self._stylist.text_role(TextKind.CAPTION)))
        even = width_without_widow(explanation, self._explanation, room)
        painter.drawText(QRect(left, top + high, even, low + 4), _WRAP, self._explanation)


class ChoiceGroup(QWidget):
    """Cards in a column; none chosen at first. Arrow keys go from one to the next and choose it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, ChoiceCard] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, key: str, title: str = "", explanation: str = "") -> ChoiceCard:
        """Adds a card at the end."""
        card = ChoiceCard(key, self)
        card.set_texts(title, explanation)
        self._cards[key] = card
        self._group.addButton(card)
        self._column.addWidget(card)
        card.toggled.connect(lambda on, name=key: self.chosen.emit(name) if on else None)
        return card

    def set_explanation_kind(self, kind: TextKind) -> None:
        """How large the explanations stand."""
        for card in self._cards.values():
            card.set_explanation_kind(kind)

    def card(self, key: str) -> ChoiceCard:
        return self._cards[key]

    def set_texts(self, key: str, title: str, explanation: str) -> None:
        self._cards[key].set_texts(title, explanation)

    def current(self) -> str:
        """The key of the chosen card, empty for none."""
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Chooses without a signal; empty for none."""
        self._group.setExclusive(False)
        for name, card in self._cards.items():
            card.blockSignals(True)
            card.setChecked(name == key)
            card.blockSignals(False)
            card.update()
        self._group.setExclusive(True)

    def clear(self) -> None:
        self.set_current("")

    def set_style(self, stylist: Stylist) -> None:
        self._column.setSpacing(max(stylist.metrics.gap, stylist.px(14)))
        for card in self._cards.values():
            card.set_style(stylist)
