"""What lies over a page of the attendee for a moment: a question, and who keeps the records."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.booth.pages.page import scrolled, use_first_that_fits
from ui.layouts import add_layout
from ui.spoken import Role, announce, name_place, set_role
from ui.theme import Stylist, TextKind, lay_on
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.text import TextLabel


class Overlay(QWidget):
    """Covers its parent, opaque, with a title, words and one or two buttons.

    The header stays: whoever is asked can still stop and erase, or read the question in another language."""

    yes = Signal()
    no = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self._stylist = Stylist()
        set_role(self, Role.Dialog)
        lay_on(self, "paper")
        self.title = TextLabel(TextKind.TITLE)
        self.words = TextLabel(TextKind.BODY, leading=120)
        self.yes_button = QuietButton()
        self.no_button = PrimaryButton()
        self.yes_button.clicked.connect(self.yes)
        self.no_button.clicked.connect(self.no)
        self._build()
        self.hide()
        parent.installEventFilter(self)

    def _build(self) -> None:
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addStretch(1)
        self._inside.addWidget(self.title)
        self._inside.addSpacing(16)
        self._inside.addWidget(self.words)
        self._inside.addStretch(1)
        self.view = scrolled(content)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.view, 1)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self.yes_button, 1)
        self._foot.addWidget(self.no_button, 1)
        add_layout(self._column, self._foot)

    def ask(self, title: str, words: str, *, no: str, yes: str = "", more: str) -> None:
        """Shows itself. The filled button is the safe answer; without `yes` it is the only one."""
        self._say(title, words, no=no, yes=yes, more=more)
        self.yes_button.setVisible(bool(yes))
        self._cover()
        if self.isHidden():
            self.view.to_top()
            self.show()
            self.raise_()
            self.no_button.setFocus()
            announce(self, f"{title} {words}")

    def _say(self, title: str, words: str, *, no: str, yes: str, more: str) -> None:
        self.view.set_more_text(more)
        self.view.setAccessibleName(title)
        name_place(self, title)
        self.setAccessibleDescription(words)
        self.title.set_text(title)
        self.words.set_text(words)
        self.no_button.setText(no)
        self.yes_button.setText(yes)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self._stylist = stylist
        self._arrange()

    def _arrange(self) -> None:
        px = self._stylist.px
        portrait = self.height() > self.width()
        side = px(40) if portrait else max(px(90), self.width() // 9)
        self._column.setContentsMargins(side, px(20), side, px(40))
        self._column.setSpacing(px(20))
        self._foot.setSpacing(px(18))
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(down if portrait else right)
        buttons = [button.sizeHint().height() for button in (self.yes_button, self.no_button) if not button.isHidden()]
        foot = sum(buttons) + px(18) if portrait else max(buttons, default=0)
        room = self.height() - px(20 + 40 + 20) - foot
        use_first_that_fits(
            self.title,
            (TextKind.TITLE, TextKind.HEADING),
            lambda: self._inside.totalHeightForWidth(self.width() - 2 * side) <= room,
        )

    def _cover(self) -> None:
        self.setGeometry(self._covered.rect())
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._covered:
            self._cover()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        """A question tells what was chosen: no word of it stays once it is answered. Behind staff's screen it stays."""
        super().hideEvent(event)
        if self.isHidden():
            self._say("", "", no="", yes="", more="")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self.no.emit()
        event.accept()
