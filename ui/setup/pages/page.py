"""What the wizard's pages have in common: words to the left, what is done to the right, buttons at the foot."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.sentences import what_happened, what_to_do
from kiosk.words import Words
from ui.booth.pages.page import ScreenPage, scrolled, use_first_that_fits
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.theme import TextKind
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.icons import Icon
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.text import TextLabel

LEADING = 112


class SetupPage(ScreenPage):
    """One decision. Everything above the foot scrolls together, so that nothing is cut at any size of the letters."""

    shares = (9, 13)
    """How the width is dealt to the words and to what is done, where the screen is wide."""

    def __init__(self, flow: SetupFlow, keyboard: QWidget | None = None) -> None:
        super().__init__(lambda: flow.language.words)
        self.flow = flow
        self.title = TextLabel(TextKind.TITLE)
        self.lead = TextLabel(TextKind.BODY, leading=LEADING)
        self.trouble = NoticePanel(kind="trouble", icon=Icon.WARNING, is_news=True)
        # A place from the beginning: a page may leave one out, and without it that would be a window of its own.
        self.other = QuietButton("", self)
        self.on = PrimaryButton("", self)
        self.on.set_compact(True)
        self.body = QVBoxLayout()
        self._build()
        self._column = QVBoxLayout(self)
        if keyboard is None:
            self._lay_foot()
        else:
            self._lay_keyboard(keyboard)
        self.on.clicked.connect(flow.go_on)
        for part in (self.other, self.on, self.trouble):
            part.hide()

    def _build(self) -> None:
        self._said = QVBoxLayout()
        for part in (self.title, self.lead, self.trouble):
            self._said.addWidget(part)
        self._said.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 0)
        doing = QVBoxLayout()
        doing.addLayout(self.body)
        doing.addStretch(1)
        content = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._across.addLayout(self._said, self.shares[0])
        self._across.addLayout(doing, self.shares[1])
        self.view = scrolled(content)

    def _lay_foot(self) -> None:
        """Buttons below what scrolls."""
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self.other, self.shares[0])
        self._foot.addStretch(0)
        self._foot.addWidget(self.on, self.shares[1])
        self._column.addWidget(self.view, 1)
        self._column.addLayout(self._foot)

    def _lay_keyboard(self, keyboard: QWidget) -> None:
        """What is said and typed in one column, and the keyboard from edge to edge."""
        inner = QWidget()
        self._top = QVBoxLayout(inner)
        self._top.addWidget(self.view, 1)
        self._column.addWidget(inner, 1)
        self._column.addWidget(keyboard)

    def arrange(self) -> None:
        px = self.stylist.px
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if self.portrait else right)
        self._across.setStretch(0, 0 if self.portrait else self.shares[0])
        self._across.setStretch(1, 1 if self.portrait else self.shares[1])
        self._across.setContentsMargins(0, self._air_above(), 0, px(8))
        self._across.setSpacing(px(26 if self.portrait else 44))
        self._said.setSpacing(px(16))
        self.body.setSpacing(px(14))
        self._column.setSpacing(px(14))
        narrow = self.portrait and not (self.other.isHidden() or self.on.isHidden())
        self._foot.setDirection(down if narrow else right)
        said, done = self.shares
        alone = {self.other.isHidden(): said, self.on.isHidden(): done}.get(True, 0)
        for place, share in enumerate((1, 0, 1) if self.portrait else (said, alone, done)):
            self._foot.setStretch(place, share)
        self._foot.setSpacing(px(16))
        self.pad(self._column, sides=40 if self.portrait else 56)
        use_first_that_fits(self.title, (TextKind.TITLE, TextKind.HEADING), self._title_fits)

    def _air_above(self) -> int:
        """What is little stands a third down, as on a poster; what is much begins at the top."""
        px, least = self.stylist.px, self.stylist.px(6)
        foot = 0 if self.on.isHidden() and self.other.isHidden() else self.on.sizeHint().height() + px(14)
        self._across.setContentsMargins(0, least, 0, px(8))
        width = self.width() - 2 * px(40 if self.portrait else 56)
        # Cards tell their height only once they have their width: a little is kept for that.
        spare = self.height() - px(30 + 60) - foot - self._across.totalHeightForWidth(width)
        return max(least, min(spare // 3, px(110)))

    def _title_fits(self) -> bool:
        """A long heading in a narrow column would push everything else out of sight."""
        width = self.width() - self.stylist.px(112)
        room = width if self.portrait else width * self.shares[0] // sum(self.shares)
        return self.title.heightForWidth(max(1, room)) <= self.height() // 3

    # Words and state

    def retranslate(self) -> None:
        self.view.set_more_text(self.speak().say("More"))
        self.show_state(self.flow.state)

    def show_state(self, state: SetupState) -> None:
        """Shows a state in the language that is on; decides nothing."""
        self.show_trouble(state.error)
        self.say(self.speak(), state)
        self.view.setAccessibleName(self.spoken())
        self.arrange()
        # And once new parts have their letters: only then is it known what fits.
        QTimer.singleShot(0, self, self.arrange)

    def say(self, words: Words, state: SetupState) -> None:
        """What this page says and shows."""

    def show_trouble(self, error: KioskError | None) -> None:
        """What went wrong and what to do, or nothing."""
        words = self.speak()
        if error is not None:
            self.trouble.set_texts(what_happened(error, words), what_to_do(error, words))
        self.trouble.setVisible(error is not None)

    def offer_next(self, text: str, *, enabled: bool = True) -> None:
        """The one filled button."""
        self.on.setText(text)
        self.on.setEnabled(enabled)
        self.on.show()

    def enter(self) -> None:
        self.view.to_top()

    def leave(self) -> None:
        """Another page comes."""
