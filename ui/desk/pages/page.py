"""What the desk's pages have in common: a title, words beside it, margins, and a way to say words."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.words import Words
from ui.desk.metrics import DeskMetrics
from ui.spoken import Role, set_role
from ui.theme import Stylist, TextKind
from ui.widgets.text import TextLabel

Speak = Callable[[], Words]
"""Gives the words of the language that the window speaks now."""


def is_tight(stylist: Stylist) -> bool:
    """Whether the window has little room."""
    return isinstance(stylist.metrics, DeskMetrics) and stylist.metrics.tight


class DeskPage(QWidget):
    """A page renders its view model's state and says its words anew when asked; it decides nothing."""

    def __init__(self, speak: Speak) -> None:
        super().__init__()
        self.speak = speak
        self.stylist = Stylist()
        set_role(self, Role.Grouping)
        # The keyboard begins here, before the first control, so that nothing looks chosen that nobody chose.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = TextLabel(TextKind.TITLE)
        self.aside = TextLabel(TextKind.CAPTION)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 3)
        self._head.addWidget(self.aside, 4)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._head)

    def retranslate(self) -> None:
        """Says every word of the page in the current language."""

    def enter(self) -> None:
        """The page comes to stand."""

    def leave(self) -> None:
        """The page is left."""

    def first_focus(self) -> QWidget:
        """What has the focus when the page comes to stand."""
        return self

    def take_key(self, event: QKeyEvent) -> bool:
        """A key that no control wanted; whether it meant something here."""
        return False

    def set_style(self, stylist: Stylist) -> None:
        """Another theme, text size or window."""
        self.stylist = stylist
        px = stylist.px
        self.column.setContentsMargins(px(36), px(28), px(36), px(28))
        self.column.setSpacing(px(18))
        self._head.setSpacing(px(24))
        tight = is_tight(stylist)
        self._head.setStretch(0, 1 if tight else 3)
        self._head.setStretch(1, 1 if tight else 4)
