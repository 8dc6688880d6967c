"""What the wizard's pages have in common: words to the left, what is done to the right, buttons at the foot."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kiosk.errors import KioskError
from kiosk.sentences import what_happened, what_to_do
from kiosk.words import Words
from ui.booth.pages.page import ScreenPage, scrolled, use_first_that_fits
from ui.layouts import add_layout
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.theme import TextKind
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.icons import Icon
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.text import TextLabel

LEADING = 112
AIR = 6
"""Between the header and the title, in the design's pixels."""


def _take_share(part: QWidget) -> None:
    """From now on its width is its share of the row, whatever stands in it."""
    policy = part.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    part.setSizePolicy(policy)


def _share() -> QWidget:
    column = QWidget()
    _take_share(column)
    return column


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
        said, doing = _share(), _share()
        self._said = QVBoxLayout(said)
        self._said.setContentsMargins(0, 0, 0, 0)
        for part in (self.title, self.lead, self.trouble):
            self._said.addWidget(part)
        self._said.addStretch(1)
        self.body.setContentsMargins(0, 0, 0, 0)
        inside = QVBoxLayout(doing)
        inside.setContentsMargins(0, 0, 0, 0)
        add_layout(inside, self.body)
        inside.addStretch(1)
        content = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._across.addWidget(said, self.shares[0])
        self._across.addWidget(doing, self.shares[1])
        self.view = scrolled(content)

    def _lay_foot(self) -> None:
        """Buttons below what scrolls."""
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (self.other, self.on):
            _take_share(button)
            self._foot.addWidget(button)
        self._column.addWidget(self.view, 1)
        add_layout(self._column, self._foot)

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
        # The same on every page: a title that stands elsewhere on each jumps while one goes on.
        self._across.setContentsMargins(0, px(28 if self.portrait else AIR), 0, px(8))
        self._across.setSpacing(px(26 if self.portrait else 44))
        self._said.setSpacing(px(16))
        self.body.setSpacing(px(14))
        self._column.setSpacing(px(14))
        self._arrange_foot()
        self.pad(self._column, sides=40 if self.portrait else 56)
        use_first_that_fits(self.title, (TextKind.TITLE, TextKind.HEADING), self._title_fits)

    def _arrange_foot(self) -> None:
        """Each button stands below the column that it belongs to, also where it stands alone."""
        beside = not self.portrait
        buttons = [button for button in (self.other, self.on) if self._foot.indexOf(button) >= 0]
        shown = [button for button in buttons if not button.isHidden()]
        for button in buttons:
            policy = button.sizePolicy()
            if policy.retainSizeWhenHidden() is not (beside and bool(shown)):
                policy.setRetainSizeWhenHidden(beside and bool(shown))
                button.setSizePolicy(policy)
            share = self.shares[0 if button is self.other else 1]
            self._foot.setStretch(self._foot.indexOf(button), share if beside else 1)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(right if beside or len(shown) < len(buttons) else down)
        self._foot.setSpacing(self._across.spacing() if beside else self.stylist.px(16))

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
