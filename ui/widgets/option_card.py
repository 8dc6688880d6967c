"""A tall card among two or three that are chosen between: a title, whom it is for, and what is in it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import TextKind
from ui.widgets.choice import Choice
from ui.widgets.fitting import narrowed

_WRAP = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
PADDING, RING, GAP = 22, 22, 8


class OptionCard(Choice):
    """All texts wrap; the card grows with them."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._title = ""
        self._for_whom = ""
        self._points: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, title: str, for_whom: str, points: Sequence[str]) -> None:
        """The title, a line beneath it, and sentences that stand apart."""
        self._title, self._for_whom, self._points = title, for_whom, tuple(points)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join((for_whom, *points)))
        self._grow()

    def _parts(self, width: int) -> list[tuple[QFont, str, str, QRect]]:
        """Font, colour's role, words and box of everything, from top to bottom."""
        px, stylist = self._stylist.px, self._stylist
        left, top = px(PADDING), px(PADDING)
        room = max(1, width - 2 * px(PADDING))
        beside = max(1, room - px(RING + 12))
        placed: list[tuple[QFont, str, str, QRect]] = []
        # On the tint of the chosen card the accent's contrast would be below 7:1.
        accent = "ink" if self.isChecked() or self.isDown() else "accent"
        texts = [
            (stylist.font(TextKind.HEADING), "ink", self._title, beside, px(RING + 12)),
            (stylist.font(TextKind.STRONG), accent, self._for_whom, room, 0),
            *((stylist.font(TextKind.BODY), "ink", point, room, 0) for point in self._points),
        ]
        for wanted, role, words, wide, indent in texts:
            font = narrowed(wanted, words, wide, stylist.least_font_px)
            box = QFontMetrics(font).boundingRect(QRect(0, 0, wide, 10_000), _WRAP, words)
            placed.append((font, role, words, QRect(left + indent, top, wide, box.height() + 2)))
            top += box.height() + px(GAP)
        return placed

    def sizeHint(self) -> QSize:
        width = self._stylist.px(290)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.px(200), self._stylist.metrics.target)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._parts(width)[-1][3].bottom() + self._stylist.px(PADDING)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour, radius = self._stylist.px, self._stylist.colour, self._stylist.px(18)
        self.paint_ground(painter, radius)
        parts = self._parts(self.width())
        for font, role, words, box in parts:
            painter.setFont(font)
            painter.setPen(colour(role))
            painter.drawText(box, _WRAP, words)
        line = QFontMetrics(parts[0][0]).height()
        self.paint_ring(painter, px(PADDING), px(PADDING) + line / 2, px(RING))
        self.paint_focus(painter, radius)
