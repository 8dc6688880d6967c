"""A line to type into with its label above and, below, its error or what it is for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.layouts import add_layout
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import GhostButton
from ui.widgets.line import Line
from ui.widgets.text import TextLabel


class LabelledLine(QWidget):
    """For a mouse and a real keyboard; what is secret is masked and taken by no clipboard or dictionary."""

    edited = Signal(str)
    submitted = Signal()

    def __init__(self, parent: QWidget | None = None, *, secret: bool = False) -> None:
        super().__init__(parent)
        self.label = TextLabel(TextKind.CAPTION)
        self.line = Line()
        self.hint = TextLabel(TextKind.CAPTION)
        self.error = TextLabel(TextKind.ERROR)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build()
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
            self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            self.line.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.submitted)

    def _build(self) -> None:
        self.row.addWidget(self.line, 1)
        self._column.addWidget(self.label)
        add_layout(self._column, self.row)
        self._column.addWidget(self.hint)
        self._column.addWidget(self.error)
        self.set_hint("")
        self.set_error("")

    def say(self, label: str) -> None:
        """The label, which is the accessible name too."""
        self.label.set_text(label)
        self.line.setAccessibleName(label)

    def set_hint(self, text: str) -> None:
        """What it is for."""
        self.hint.set_text(text)
        self.hint.setVisible(bool(text))
        self._describe()

    def set_error(self, text: str) -> None:
        """What is wrong with it, in words; empty takes it away."""
        self.error.set_text(text)
        self.error.setVisible(bool(text))
        self._describe()

    def _describe(self) -> None:
        self.line.setAccessibleDescription(self.error.words() or self.hint.words())

    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Sets it without a signal."""
        if value != self.line.text():
            self.line.setText(value)

    def wipe(self) -> None:
        """Forgets what was typed, the steps of undo too."""
        self.line.setText("")
        self.set_error("")

    def set_style(self, stylist: Stylist) -> None:
        self._column.setSpacing(stylist.px(5))
        self.row.setSpacing(stylist.px(10))
        self.line.setMinimumHeight(stylist.metrics.control(72))


class PathLine(LabelledLine):
    """A line for a file or folder with a button that asks for one."""

    asked = Signal()
    """Somebody wants to choose instead of typing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = GhostButton()
        self.choose.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.row.addWidget(self.choose)
        self.choose.clicked.connect(self.asked)

    def say_choose(self, words: str, name: str) -> None:
        """The button's words, and its whole name for screen readers."""
        self.choose.setText(words)
        self.choose.setAccessibleName(name)

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        self.choose.setMinimumHeight(stylist.metrics.control(72))
