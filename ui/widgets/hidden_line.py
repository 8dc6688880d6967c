"""A line one types into that keeps no history, gives nothing to the clipboard and hides what it holds when left."""

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Stylist
from ui.theme_sheet import bare_line_sheet, wear

DOTS = 6
"""Always as many, so that they do not tell how long the value is."""

_MOVES: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class HiddenLine(QLineEdit):
    """The value lives outside the line edit's own text while it is masked: then Qt, its history, its input method
    and its screen reader interface hold an empty line."""

    edited = Signal(str)
    entered = Signal()
    left = Signal()
    submitted = Signal()
    step = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._stylist = Stylist()
        self._masked_when_left = True
        self._longest = 120
        self.setFrame(False)
        self.setAcceptDrops(False)
        self.setDragEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhHiddenText)

    def value(self) -> str:
        return self._value

    def set_value(self, value: str) -> None:
        """Shows another value, the cursor at its end, without a signal."""
        self._value = value[: self._longest]
        self._show(len(self._value))

    def set_longest(self, characters: int) -> None:
        self._longest = characters

    def set_masked_when_left(self, masked: bool) -> None:
        self._masked_when_left = masked
        self._show(len(self._value))

    @property
    def masked(self) -> bool:
        """Whether the value is hidden just now."""
        return self._masked_when_left and not self.hasFocus()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        wear(self, bare_line_sheet(stylist))
        self.update()

    def before_cursor(self) -> str:
        return self._value[: self._place()]

    def insert_text(self, text: str) -> None:
        """Types at the cursor; what would make the value too long is left out."""
        at = self._place()
        fresh = "".join(letter for letter in text if letter.isprintable())[: max(0, self._longest - len(self._value))]
        if fresh:
            self._change(self._value[:at] + fresh + self._value[at:], at + len(fresh))

    def backspace_text(self) -> None:
        """Takes back the letter before the cursor."""
        at = self._place()
        if at > 0:
            self._change(self._value[: at - 1] + self._value[at:], at - 1)

    def delete_text(self) -> None:
        at = self._place()
        if at < len(self._value):
            self._change(self._value[:at] + self._value[at + 1 :], at)

    def wipe(self) -> None:
        """Forgets the value; nothing of it is left in Qt either."""
        self._value = ""
        self._show(0)

    def _place(self) -> int:
        """Where the cursor is in the value: at its end as long as Qt does not have it."""
        return self.cursorPosition() if self.text() == self._value else len(self._value)

    def _change(self, value: str, cursor: int) -> None:
        self._value = value
        self._show(cursor)
        self.edited.emit(value)

    def _show(self, cursor: int) -> None:
        """setText empties Qt's own history of changes."""
        shown = "" if self.masked else self._value
        if self.text() != shown:
            self.setText(shown)
        if self.cursorPosition() != min(cursor, len(shown)):
            self.setCursorPosition(cursor)
        self.update()

    # What a hand or a keyboard does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing and moving only: no copying, no undo, no selection."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.submitted.emit()
        elif key == Qt.Key.Key_Backspace:
            self.backspace_text()
        elif key == Qt.Key.Key_Delete:
            self.delete_text()
        elif key in _STEPS:
            self.step.emit(_STEPS[key])
        elif key in _MOVES:
            self.setCursorPosition(self.cursorPosition() + _MOVES[key])
        elif key == Qt.Key.Key_Home:
            self.setCursorPosition(0)
        elif key == Qt.Key.Key_End:
            self.setCursorPosition(len(self._value))
        elif text and text.isprintable() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.insert_text(text)
        else:
            event.ignore()
            return
        event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Takes what was composed; half-composed text is never shown or kept."""
        self.insert_text(event.commitString())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging selects nothing: a selection would go to the clipboard."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Shortcuts such as Ctrl+C never reach the line edit's own handling."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No cursor moves before it is told that the line has the focus: screen readers that first hear of the cursor
        # take that for the news, and never say the name of the line (seen with Orca 43). By Tab Qt would select all.
        super().focusInEvent(QFocusEvent(event.type(), Qt.FocusReason.OtherFocusReason))
        QTimer.singleShot(0, self, lambda: self._show(self._place()))
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show(0)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.masked and self._value):
            super().paintEvent(event)
            self._paint_cursor()
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._stylist.colour("ink"))
        radius = self.fontMetrics().xHeight() * 0.3
        for dot in range(DOTS):
            painter.drawEllipse(QPointF(radius + 2 + dot * radius * 3.2, self.height() / 2), radius, radius)

    def _paint_cursor(self) -> None:
        """Qt's own is one pixel wide, too thin to be found at arm's length."""
        if self.hasFocus():
            line = self.cursorRect()
            width = max(3, self._stylist.px(3))
            painter = QPainter(self)
            painter.fillRect(
                line.center().x() - width // 2, line.top(), width, line.height(), self._stylist.colour("accent")
            )
