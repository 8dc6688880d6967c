"""A set-up code while it is typed: a box for each group in which it stands on paper, with a line for each symbol."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.spoken import Role, set_role
from ui.theme import Stylist
from ui.widgets.buttons import paint_focus

GROUP_GAP, PADDING, LINE_GAP = 18, 10, 10
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
        width = self.length * px(44) + len(self._groups) * px(GROUP_GAP + 2 * PADDING)
        return QSize(width, max(px(56), self._letter_px() + px(20)) + 2 * self._rim())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.length * (self._stylist.least_font_px + 4), self.sizeHint().height())

    def _rim(self) -> int:
        """Around the boxes, for the ring."""
        return self._stylist.metrics.ring + 4

    def _letter_px(self) -> int:
        return int(self._stylist.control_font(large=True).pixelSize())

    def _boxes(self) -> list[tuple[QRectF, list[QRectF]]]:
        """The box of each group, and in it the cells, as wide as there is room for, up to a key's width."""
        px, rim, groups = self._stylist.px, self._rim(), len(self._groups)
        room = self.width() - 2 * rim - (groups - 1) * px(GROUP_GAP) - 2 * groups * px(PADDING)
        width = min(float(px(48)), room / self.length)
        boxes, left = [], float(rim)
        for group in self._groups:
            box = QRectF(round(left), rim, round(group * width) + 2 * px(PADDING), self.height() - 2 * rim)
            first = box.left() + px(PADDING)
            cells = [QRectF(first + place * width, rim, width, box.height()) for place in range(group)]
            boxes.append((box, cells))
            left = box.right() + px(GROUP_GAP)
        return boxes

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, radius = self._stylist.colour, self._stylist.px(12)
        boxes = self._boxes()
        cells = [cell for _, inside in boxes for cell in inside]
        font = self._stylist.control_font(large=True)
        font.setPixelSize(max(self._stylist.least_font_px, min(font.pixelSize(), round(cells[0].width() * OF_CELL))))
        painter.setFont(font)
        for box, inside in boxes:
            here = cells.index(inside[0]) <= len(self._typed) < cells.index(inside[0]) + len(inside)
            painter.setBrush(colour("surface"))
            painter.setPen(QPen(colour("accent" if here else "edge"), 3 if here else 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        for place, cell in enumerate(cells):
            self._paint_cell(painter, cell, place)
        if self.hasFocus():
            around = QRectF(0, 0, boxes[-1][0].right() + self._rim(), self.height())
            paint_focus(painter, around, radius + self._rim(), self._stylist, colour("ink"))

    def _paint_cell(self, painter: QPainter, cell: QRectF, place: int) -> None:
        """The symbol, or the line that it will stand on; a thick one where the next comes."""
        colour = self._stylist.colour
        if place < len(self._typed):
            painter.setPen(colour("ink"))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, self._typed[place])
            return
        here, gap = place == len(self._typed), self._stylist.px(LINE_GAP) / 2
        painter.setPen(QPen(colour("accent" if here else "edge"), 4 if here else 2))
        low = round(cell.center().y() + self._letter_px() / 2)
        painter.drawLine(round(cell.left() + gap), low, round(cell.right() - gap), low)
