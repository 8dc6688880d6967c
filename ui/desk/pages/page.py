"""What the desk's pages have in common: a title, words beside it, margins, and a way to say words."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.words import Words
from ui.desk.metrics import DeskMetrics
from ui.layouts import add_layout
from ui.spoken import Role, set_role
from ui.theme import Stylist, TextKind, lay_on
from ui.widgets.scroll_column import BarredScroll
from ui.widgets.text import TextLabel

Speak = Callable[[], Words]
"""Gives the words of the language that the window speaks now."""


def is_tight(stylist: Stylist) -> bool:
    """Whether the window has little room."""
    return isinstance(stylist.metrics, DeskMetrics) and stylist.metrics.tight


def beside_where_it_fits(row: QBoxLayout, room: int) -> None:
    """Puts what is in the row side by side if that takes no more than the room, else one below the other."""
    row.setDirection(QBoxLayout.Direction.LeftToRight)
    if row.minimumSize().width() > room:
        row.setDirection(QBoxLayout.Direction.TopToBottom)


class _AsLowAsItCan(QWidget):
    """What gives way inside does so before the page scrolls."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalMinimumHeightForWidth(width) if layout is not None else 0


class DeskPage(QWidget):
    """A page renders its view model's state and says its words anew when asked; it decides nothing.

    It scrolls as a whole where a low window and large letters leave its parts no room."""

    def __init__(self, speak: Speak) -> None:
        super().__init__()
        self.speak = speak
        self.stylist = Stylist()
        set_role(self, Role.Grouping)
        # The keyboard begins here, before the first control, so that nothing looks chosen that nobody chose.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        lay_on(self, "paper")
        self.title = TextLabel(TextKind.TITLE)
        self.aside = TextLabel(TextKind.CAPTION)
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 3)
        self._head.addWidget(self.aside, 4)
        whole = _AsLowAsItCan()
        self.column = QVBoxLayout(whole)
        add_layout(self.column, self._head)
        self._scroll = BarredScroll(whole)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)

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

    @property
    def room(self) -> int:
        """How wide a row may be."""
        margins = self.column.contentsMargins()
        return self.width() - margins.left() - margins.right()

    def arrange(self) -> None:
        """Fits rows to the page's width, once its letters and words are there."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def set_style(self, stylist: Stylist) -> None:
        """Another theme, text size or window."""
        # Once every part of the page has its new letters: only then is it known what fits.
        QTimer.singleShot(0, self, self.arrange)
        self.stylist = stylist
        px = stylist.px
        self.column.setContentsMargins(px(36), px(28), px(36), px(28))
        self.column.setSpacing(px(18))
        self._head.setSpacing(px(24))
        tight = is_tight(stylist)
        self._head.setStretch(0, 1 if tight else 3)
        self._head.setStretch(1, 1 if tight else 4)
