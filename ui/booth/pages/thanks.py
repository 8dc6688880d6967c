"""Thank you: recorded, counted, and on request a code to withdraw; neither a name nor the campaign's stands here."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.goals import Progress
from kiosk.receipt_code import format_code
from kiosk.words import Words
from ui.booth.pages.page import BoothPage, Speak, forget_sizes, scrolled
from ui.booth.viewmodels.flow import FlowState, Thanks
from ui.layouts import add_layout
from ui.messages import failure_message
from ui.spoken import announce, keep_private
from ui.theme import TextKind
from ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton
from ui.widgets.card import Card
from ui.widgets.counting_text import CountingText
from ui.widgets.error_line import ErrorLine
from ui.widgets.goal_bar import GoalBar
from ui.widgets.icons import Icon
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.qr_view import QrView
from ui.widgets.text import TextLabel

WAYS = (
    (TextKind.DISPLAY, TextKind.HEADLINE, 14),
    (TextKind.DISPLAY, TextKind.TITLE, 10),
    (TextKind.HEADLINE, TextKind.TITLE, 8),
    (TextKind.TITLE, TextKind.HEADING, 6),
)
"""How the thanks may look: the kinds of the thanks and of the count, and the space between."""

SHARES = (10, 13)
"""How width or height is dealt to the thanks and to the receipt."""

QR = 148
"""Side of the code's picture in the design's pixels: less than the code itself takes."""

POSTER_MM = 200
"""How high the page must be for its count to stand as large as on a poster."""


class ThanksPage(BoothPage):
    """The last screen; people photograph it."""

    done = Signal()
    extended = Signal()
    code_asked = Signal()
    take_back_asked = Signal()

    def __init__(self, speak: Speak, *, is_dangerous: bool) -> None:
        """`is_dangerous`: whether having signed may harm people, so that a phone must not tell of it."""
        super().__init__(speak)
        self._is_dangerous = is_dangerous
        self._seconds = 0
        self._filled_to: int | None = None
        self._taken_back = False
        self.eyebrow = TextLabel(TextKind.EYEBROW)
        self.title = TextLabel(TextKind.DISPLAY)
        self.count = CountingText(TextKind.HEADLINE)
        self.goal_bar = GoalBar()
        self.missing = TextLabel(TextKind.SOFT)
        self.passed = NoticePanel(kind="well", icon=Icon.FLAG)
        self.trouble = ErrorLine(kind=TextKind.TROUBLE)
        self.on = PrimaryButton()
        self.show_code = QuietButton()
        self.time_left = TextLabel(TextKind.CAPTION)
        self.more = LinkButton()
        self.take_back = LinkButton()
        self.receipt = TextLabel(TextKind.HEADING)
        self.advice = TextLabel(TextKind.BODY)
        self.code = TextLabel(TextKind.RECEIPT)
        keep_private(self.code)
        self.qr = QrView()
        self.on.clicked.connect(self.done)
        self.more.clicked.connect(self.extended)
        self.show_code.clicked.connect(self.code_asked)
        self.take_back.clicked.connect(self.take_back_asked)
        self._build()

    def _build(self) -> None:
        """The words scroll and so does the card; the buttons are always in sight."""
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addStretch(1)
        for widget in (self.eyebrow, self.title, self.count, self.goal_bar, self.missing, self.passed, self.trouble):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addWidget(self.time_left)
        self.view = scrolled(content)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.addWidget(self.show_code, 6)
        self._buttons.addWidget(self.on, 5)
        self._links = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._links.addWidget(self.more)
        self._links.addWidget(self.take_back)
        self._links.addStretch(1)
        self._left = QVBoxLayout()
        self._left.addWidget(self.view, 1)
        add_layout(self._left, self._links)
        add_layout(self._left, self._buttons)
        self._build_card()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        add_layout(self._across, self._left)
        self._across.addWidget(self.card_view)

    def _build_card(self) -> None:
        card = Card()
        self._inside = QVBoxLayout(card)
        self._inside.addStretch(1)
        for part in (self.receipt, self.advice):
            self._inside.addWidget(part)
        self._shown = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._shown.addWidget(self.code, 1, Qt.AlignmentFlag.AlignVCenter)
        self._shown.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignVCenter)
        add_layout(self._inside, self._shown)
        self._inside.addStretch(1)
        self.card_view = scrolled(card)
        self.card_view.set_ground("surface")

    def arrange(self) -> None:
        px = self.stylist.px
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if self.portrait else right)
        self._across.setSpacing(px(24 if self.portrait else 44))
        for place, share in enumerate(SHARES):
            self._across.setStretch(place, share)
        self._left.setSpacing(max(self.stylist.metrics.gap, px(10)))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside.setContentsMargins(px(26), px(22), px(26), px(22))
        self._inside.setSpacing(px(14))
        self._make_room()
        self._fit_card()
        # The words of links, not their edges, stand where everything else begins.
        self._links.setContentsMargins(-self.more.word_inset, 0, 0, 0)
        self.pad(self._across, bottom=36)
        for row, parts in ((self._buttons, (self.show_code, self.on)), (self._links, (self.more, self.take_back))):
            row.setSpacing(px(18))
            row.setDirection(right if self._fit_beside(parts) else down)

    def _make_room(self) -> None:
        """Everything stands smaller and closer before one has to scroll; and the code, which was asked for, goes before
        what was read already."""
        for whole in (True, False) if self._has_card else (True,):
            for part in (self.goal_bar, self.missing):
                part.setVisible(whole)
            self.passed.setVisible(whole and bool(self.passed.title.words()))
            for title, count, space in WAYS:
                self._set_kind(self.title, self._poster_or(title))
                self._set_kind(self.count, count)
                self._column.setSpacing(self.stylist.px(space))
                forget_sizes(self._column)
                if self._column.totalHeightForWidth(self.view.width()) <= self.view.height():
                    return

    @staticmethod
    def _set_kind(label: TextLabel, kind: TextKind) -> None:
        if label.kind is not kind:
            label.set_kind(kind)

    @property
    def _has_card(self) -> bool:
        return not self.card_view.isHidden()

    def _fit_card(self) -> None:
        """The code stands large, the picture of it smaller beside it, or below it where the card is narrow."""
        if not self._has_card:
            return
        px, right, down = self.stylist.px, QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        margins, side = self._inside.contentsMargins(), px(QR)
        room = self.card_view.width() - margins.left() - margins.right()
        metrics = QFontMetrics(self.stylist.font(TextKind.RECEIPT))
        wide = max(map(metrics.horizontalAdvance, self.code.words().split("\n"))) + 4
        self.qr.setFixedSize(side, side)
        self._shown.setSpacing(px(18))
        self._shown.setDirection(right if wide + px(18) + side <= room else down)
        for kind in (TextKind.BODY, TextKind.EXPLANATION, TextKind.CAPTION):
            if self.advice.kind is not kind:
                self.advice.set_kind(kind)
            forget_sizes(self._inside)
            if self._inside.totalHeightForWidth(self.card_view.width()) <= self.card_view.height():
                return

    def _poster_or(self, kind: TextKind) -> TextKind:
        """A poster's letters where there is a poster's room, and the words keep to one line in it."""
        px_per_mm, poster = self.stylist.metrics.px_per_mm, self.stylist.font(TextKind.POSTER)
        wide = QFontMetrics(poster).horizontalAdvance(self.title.words()) <= self.view.width()
        high = self.height() / (2 if self.portrait else 1) >= POSTER_MM * px_per_mm
        return TextKind.POSTER if kind is TextKind.DISPLAY and wide and high else kind

    def _fit_beside(self, parts: tuple[QWidget, ...]) -> bool:
        """Whether these stand side by side in words of one line."""
        margins, px = self._across.contentsMargins(), self.stylist.px
        room = self.width() - margins.left() - margins.right()
        if not self.portrait and self._has_card:
            room = (room - self._across.spacing()) * SHARES[0] // sum(SHARES)
        return sum(part.sizeHint().width() + px(18) for part in parts if not part.isHidden()) <= room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.arrange)

    def spoken(self) -> str:
        sentences = [f"{words}." for words in (self.title.words(), self.eyebrow.words()) if words]
        return " ".join(part for part in (*sentences, self.count.words(), self.passed.title.words()) if part)

    def retranslate(self) -> None:
        words = self.speak()
        self.show_code.setText(words.say("Show me a code to withdraw later"))
        self.take_back.setText(words.say("Take it back"))
        self.more.setText(words.say("One more minute"))
        self.receipt.set_text(words.say("Your receipt"))
        self.qr.setAccessibleName(words.say("The code as a picture"))
        advice = [words.say("Write the code on paper.")]
        if self._is_dangerous:
            advice.append(words.say("Do not keep it in a phone that somebody may search."))
        advice.append(words.say("With this code you can withdraw your signature. Your name is not in it."))
        self.advice.set_text(" ".join(advice))
        for view in (self.view, self.card_view):
            view.set_more_text(words.say("More"))
        self.card_view.setAccessibleName(self.advice.words())
        self.set_seconds(self._seconds)

    def render_state(self, state: FlowState) -> None:
        """Shows the count, and the code if it was asked for."""
        words, thanks = self.speak(), state.thanks
        if thanks is None:
            return
        progress = state.progress
        self.title.set_text(words.say("Your signature is withdrawn") if thanks.taken_back else words.say("Thank you"))
        self.eyebrow.set_text("" if thanks.taken_back else words.say("Recorded here"))
        self.eyebrow.setVisible(not thanks.taken_back)
        self.count.set_text(self._count(progress.total, words))
        self._fill(progress, thanks, words)
        self.missing.set_text(self._missing(progress, words))
        self.passed.set_texts(self._passed(thanks, words), "")
        told = (self.count.words(), self.passed.title.words(), self.missing.words())
        self.goal_bar.setAccessibleName(" ".join(part for part in told if part))
        self.view.setAccessibleName(self.spoken())
        self._tell_news(failure_message(state.failure, words) if state.failure else "", thanks)
        self.show_code.setVisible(not thanks.code_shown and not thanks.taken_back)
        self.take_back.setVisible(not thanks.taken_back)
        self.take_back.setEnabled(not state.working)
        self.on.setText(words.say("Take the code off the screen") if thanks.code_shown else words.say("Done"))
        self._show_code(thanks)
        self.arrange()
        # And once the card has its place: only then is it known what fits.
        QTimer.singleShot(0, self, self.arrange)

    def _tell_news(self, trouble: str, thanks: Thanks) -> None:
        """Whoever does not see the words change hears that it was taken back, or why it could not be."""
        if trouble != self.trouble.words():
            self.trouble.set_text(trouble)
            announce(self.trouble, trouble)
        if thanks.taken_back and not self._taken_back:
            announce(self, self.spoken())
        self._taken_back = thanks.taken_back

    def _fill(self, progress: Progress, thanks: Thanks, words: Words) -> None:
        """The number and the bar go from where they were before this signing to where they are now, once."""
        first = self._filled_to is None
        before = thanks.total_before if self._filled_to is None else self._filled_to
        if self._filled_to == progress.total:
            return
        self._filled_to = progress.total
        self.count.count_up(self._count(before, words))
        if first and thanks.goal_passed is not None:
            self.goal_bar.set_progress(before, thanks.goal_passed)
            self.goal_bar.pass_goal(progress.total, progress.goal)
        else:
            self.goal_bar.set_progress(before, progress.goal)
            self.goal_bar.set_progress(progress.total, progress.goal, animate=True)

    @staticmethod
    def _count(total: int, words: Words) -> str:
        return words.plural("We are {count} now.", "We are {count} now.", total)

    @staticmethod
    def _missing(progress: Progress, words: Words) -> str:
        return words.plural(
            "{count} more to the next goal: {goal}.",
            "{count} more to the next goal: {goal}.",
            progress.missing,
            goal=progress.goal,
        )

    @staticmethod
    def _passed(thanks: Thanks, words: Words) -> str:
        if thanks.goal_passed is None or thanks.taken_back:
            return ""
        return words.say("With you we have reached the goal of {goal}!", goal=thanks.goal_passed)

    def _show_code(self, thanks: Thanks) -> None:
        shown = thanks.code_shown and not thanks.taken_back
        self.card_view.setVisible(shown)
        if not shown:
            self._forget_code()
            return
        code = format_code(thanks.code)
        if self.code.words().replace("\n", " ") != code:
            groups = code.split(" ")
            self.code.set_text(f"{' '.join(groups[:2])}\n{' '.join(groups[2:])}")
            self.qr.set_matrix(_squares(code))

    def set_seconds(self, seconds: int) -> None:
        """How long the screen still stands."""
        self._seconds = seconds
        words = self.speak()
        self.time_left.set_text(
            words.plural("This screen clears in {count} second.", "This screen clears in {count} seconds.", seconds)
        )

    def wipe(self) -> None:
        """Whether somebody took theirs back is nobody else's business either."""
        self._filled_to = None
        self._taken_back = False
        for text in (self.eyebrow, self.title, self.count, self.missing, self.trouble, self.time_left):
            text.set_text("")
        self.passed.set_texts("", "")
        self.on.setText("")
        self.goal_bar.reset()
        for named in (self.goal_bar, self.view):
            named.setAccessibleName("")
        self._forget_code()

    def _forget_code(self) -> None:
        self.code.set_text("")
        self.qr.wipe()

    def enter(self) -> None:
        self.view.to_top()
        self.card_view.to_top()

    def first_focus(self) -> QWidget:
        return self.on


def _squares(code: str) -> list[list[bool]]:
    """The code as a picture that telephones read; true is dark."""
    import segno  # noqa: PLC0415 -- brings urllib and http along, and most people ask for no code

    return [[bool(dark) for dark in row] for row in segno.make(code, micro=False).matrix]
