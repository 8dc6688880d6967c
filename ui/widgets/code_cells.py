"""A set-up code while it is typed: a cell for each symbol, in the groups in which it stands on paper."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.spoken import Role, set_role
from ui.theme import Stylist
from ui.widgets.buttons import paint_focus

GAP, GROUP_GAP = 6, 20
OF_CELL = 0.9
"""Of a cell's width a symbol may be high."""


class CodeCells(QWidget):
    """Takes symbols by `insert` and `backspace`, and from a real keyboard; `filled` when the last cell is."""

    edited = Signal(str)
    filled = Signal(str)

    def __init__(self, groups: Sequence[int], symbols: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = tuple(groups)
        self._symbols = symbols
        self._stylist = Stylist()
        self._typed = ""
        set_role(self, Role.EditableText)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def length(self) -> int:
        """How many symbols there are in all."""
        return sum(self._groups)

    def value(self) -> str:
        """What was typed, without blanks."""
        return self._typed

    def insert(self, text: str) -> None:
        """Types symbols; what is none of the alphabet is left out, so that a code may be typed as it is printed."""
        fresh = "".join(symbol for symbol in text.upper() if symbol in self._symbols)
        was_full = len(self._typed) == self.length
        self._show((self._typed + fresh)[: self.length])
        if fresh and not was_full:
            self.edited.emit(self._typed)
            if len(self._typed) == self.length:
                self.filled.emit(self._typed)

    def backspace(self) -> None:
        """Takes the last symbol back."""
        if self._typed:
            self._show(self._typed[:-1])
            self.edited.emit(self._typed)

    def wipe(self) -> None:
        """Forgets what was typed, without a word."""
        self._show("")

    def _show(self, typed: str) -> None:
        self._typed = typed
        self.setAccessibleDescription(f"{len(typed)} / {self.length}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.backspace()
        elif event.text() and event.text().isprintable():
            self.insert(event.text())
        else:
            super().keyPressEvent(event)

    # Look

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        px = self._stylist.px
        return QSize(self.length * px(46) + len(self._groups) * px(GROUP_GAP), max(px(64), self._letter_px() + px(20)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.length * (self._stylist.least_font_px + 4), self.sizeHint().height())

    def _letter_px(self) -> int:
        return int(self._stylist.control_font(large=True).pixelSize())

    def _boxes(self) -> list[QRectF]:
        """The cells, as wide as there is room for, up to a key's width."""
        px = self._stylist.px
        gaps = (self.length - len(self._groups)) * px(GAP) + (len(self._groups) - 1) * px(GROUP_GAP)
        width = min(float(px(50)), (self.width() - gaps - 4) / self.length)
        boxes, left = [], 2.0
        for group in self._groups:
            for _ in range(group):
                boxes.append(QRectF(left, 2, width, self.height() - 4))
                left += width + px(GAP)
            left += px(GROUP_GAP) - px(GAP)
        return boxes

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, radius = self._stylist.colour, self._stylist.px(9)
        boxes = self._boxes()
        font = self._stylist.control_font(large=True)
        font.setPixelSize(max(self._stylist.least_font_px, min(font.pixelSize(), round(boxes[0].width() * OF_CELL))))
        painter.setFont(font)
        for place, box in enumerate(boxes):
            here = place == len(self._typed)
            painter.setBrush(colour("surface"))
            painter.setPen(QPen(colour("accent" if here else "edge"), 4 if here else 2))
            painter.drawRoundedRect(box, radius, radius)
            if place < len(self._typed):
                painter.setPen(colour("ink"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._typed[place])
        if self.hasFocus():
            around = boxes[0].united(boxes[-1]).adjusted(-2, -2, 2, 2)
            paint_focus(painter, around, radius, self._stylist, colour("ink"))
