"""A labelled field: its label above the value in one frame, its error in words below."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.spoken import announce
from ui.theme import Stylist, TextKind
from ui.widgets.error_line import ErrorLine
from ui.widgets.hidden_line import HiddenLine
from ui.widgets.text import TextLabel


class _Frame(QWidget):
    """The frame around label and line; touching it anywhere goes to the line."""

    def __init__(self, line: HiddenLine, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.failed = False
        self.stylist = Stylist()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.line.hasFocus()
        role = "accent" if focused else "alert" if self.failed else "edge"
        width = float(self.stylist.metrics.ring) if focused else 3.0 if self.failed else 2.0
        painter.setBrush(self.stylist.colour("surface"))
        painter.setPen(QPen(self.stylist.colour(role), width))
        half, radius = width / 2, self.stylist.px(14)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class EntryField(QFrame):
    """Takes text by `insert` and `backspace` and from a real keyboard; hides its value when left.

    `edited(value)` after each change by hand; `entered` and `left` with the focus; `submitted` on Enter,
    `step(-1 or 1)` on the keys up and down."""

    edited = Signal(str)
    entered = Signal()
    left = Signal()
    submitted = Signal()
    step = Signal(int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._stylist = Stylist()
        self.line = HiddenLine(self)
        self._frame = _Frame(self.line, self)
        self._label = TextLabel(TextKind.LABEL, parent=self._frame)
        self._error = ErrorLine(self)
        self._build()
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.line.edited.connect(self.edited)
        self.line.entered.connect(self._on_entered)
        self.line.left.connect(self._on_left)
        self.line.submitted.connect(self.submitted)
        self.line.step.connect(self.step)
        self.set_error("")

    def _build(self) -> None:
        self._inside = QVBoxLayout(self._frame)
        self._inside.setSpacing(0)
        self._inside.addWidget(self._label)
        self._inside.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._frame)
        column.addWidget(self._error)
        column.addStretch()

    # Texts

    def set_label(self, text: str) -> None:
        """Stands above the value and is the field's accessible name."""
        self._label.set_text(text)
        self.line.setAccessibleName(text)

    def label(self) -> str:
        return self._label.words()

    def set_description(self, text: str) -> None:
        """What the field is for, for screen readers; an error takes its place while there is one."""
        self.setAccessibleDescription(text)
        self._describe()

    def set_error(self, text: str) -> None:
        """Shows an error in words, and speaks a new one; empty takes it away."""
        is_new = text != self.error()
        self._error.set_text(text)
        self._frame.failed = bool(text)
        self._frame.update()
        self._describe()
        if is_new:
            announce(self.line, text)

    def error(self) -> str:
        return self._error.words()

    def set_error_kind(self, kind: TextKind) -> None:
        """How large the error stands."""
        self._error.set_kind(kind)

    def _describe(self) -> None:
        self.line.setAccessibleDescription(self.error() or self.accessibleDescription())

    # Value

    def value(self) -> str:
        return self.line.value()

    def set_value(self, value: str) -> None:
        self.line.set_value(value)

    def insert(self, text: str) -> None:
        self.line.insert_text(text)

    def backspace(self) -> None:
        self.line.backspace_text()

    def before_cursor(self) -> str:
        """What stands before the cursor, to decide on capital letters."""
        return self.line.before_cursor()

    def set_longest(self, characters: int) -> None:
        self.line.set_longest(characters)

    def set_masked_when_left(self, masked: bool) -> None:
        """Names and addresses are masked; a country need not be."""
        self.line.set_masked_when_left(masked)

    def wipe(self) -> None:
        """Forgets value and error."""
        self.line.wipe()
        self.set_error("")

    def _on_entered(self) -> None:
        self._frame.update()
        self.entered.emit()

    def _on_left(self) -> None:
        self._frame.update()
        self.left.emit()

    # Look

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = self._frame.stylist = stylist
        px = stylist.px
        font = self._value_font()
        self.line.setFont(font)
        self.line.set_style(stylist)
        self.line.setFixedHeight(QFontMetrics(font).height())
        self._inside.setContentsMargins(px(20), px(7), px(20), px(7))
        words = QFontMetrics(stylist.font(TextKind.LABEL)).height() + self.line.height() + 2 * px(7)
        self._frame.setMinimumHeight(max(stylist.metrics.target, px(76), words))
        self.updateGeometry()
        self._frame.update()

    def _value_font(self) -> QFont:
        font = self._stylist.font(TextKind.BODY)
        font.setPixelSize(min(font.pixelSize(), self._stylist.control_font(large=True).pixelSize()))
        return font
