"""Welcome: what the petition asks, whom it is for, and one thing to touch; in turn in each language."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from ui.booth.pages.page import BoothPage, Speak, scrolled, use_first_that_fits
from ui.booth.viewmodels.flow import FlowState
from ui.layouts import add_layout
from ui.theme import TextKind, TextSize
from ui.widgets.buttons import PrimaryButton
from ui.widgets.fitting import longest_word
from ui.widgets.goal_bar import GoalBar
from ui.widgets.name_list import NameList
from ui.widgets.text import TextLabel
from ui.widgets.veil import Veil

TURN_MS = 9000
"""How long each language stands."""

CHOSEN_TURNS = 5
"""A language that somebody chose stands as long as so many others."""


class WelcomePage(BoothPage):
    """Any touch leads to the petition, in the language that stands."""

    touched = Signal()
    turn = Signal()
    """It is the next language's turn."""

    def __init__(self, campaign: Campaign, speak: Speak, turn_ms: int = TURN_MS) -> None:
        super().__init__(speak)
        self._campaign = campaign
        self.eyebrow = TextLabel(TextKind.EYEBROW)
        self.headline = TextLabel(TextKind.DISPLAY)
        self.people = NameList(TextKind.LEAD, leading=120)
        self.goal_bar = GoalBar()
        self.count = TextLabel(TextKind.STRONG)
        self.goal = TextLabel(TextKind.SOFT)
        self.start = PrimaryButton()
        self._turn_ms = turn_ms
        self._fitted: tuple[object, ...] = ()
        """For what the headline's size was found."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        self.start.clicked.connect(self.touched)
        self._build()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.addStretch(1)
        for text in (self.eyebrow, self.headline, self.people):
            self._inside.addWidget(text)
        self._inside.addStretch(1)
        self.view = scrolled(content)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.veil = Veil(self.view)
        self.view.installEventFilter(self)
        self._column.addWidget(self.view, 1)
        progress = QWidget()
        under = QVBoxLayout(progress)
        under.setContentsMargins(0, 0, 0, 0)
        under.addWidget(self.goal_bar)
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        line.addWidget(self.goal)
        self.goal.setWordWrap(False)
        add_layout(under, line)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(progress, 5)
        self._foot.addWidget(self.start, 4)
        add_layout(self._column, self._foot)

    def arrange(self) -> None:
        self.pad(self._column, top=4, bottom=40, sides=40 if self.portrait else 90)
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(down if self.portrait else right)
        self._foot.setSpacing(self.stylist.px(24 if self.portrait else 40))
        self._column.setSpacing(self.stylist.px(16))
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(self.stylist.px(16))
        large = self.stylist.text_size > TextSize.NORMAL
        for label, usual in ((self.count, TextKind.STRONG), (self.goal, TextKind.SOFT)):
            label.set_kind(TextKind.CAPTION if large else usual)
        self._fit_headline()

    def _fit_headline(self) -> None:
        """As large as the page allows: a headline of many words stands in a smaller size rather than being cut. To try
        the sizes dresses the headline in each, so that is not done again for what it was done for already."""
        if self._to_fit() == self._fitted:
            return
        self._try_sizes()
        self._fitted = self._to_fit()

    def _to_fit(self) -> tuple[object, ...]:
        """All that the sizes depend on, and how high the text stands: of parts that wait for new letters it is another
        height than when they have them."""
        texts, size = (self.eyebrow, self.headline, self.people), self.view.size()
        says = tuple((text.accessibleName(), text.kind) for text in texts)
        return self.stylist, size.width(), size.height(), says, self._inside.heightForWidth(size.width())

    def _try_sizes(self) -> None:
        kinds = (TextKind.POSTER, TextKind.DISPLAY, TextKind.HEADLINE, TextKind.TITLE, TextKind.HEADING)
        for people in (TextKind.LEAD, TextKind.CAPTION):
            if self.people.kind is not people:
                self.people.set_kind(people)
            if use_first_that_fits(self.headline, kinds, self._text_fits):
                return

    def _text_fits(self) -> bool:
        width, kind = self.view.width(), self.headline.kind
        if kind is TextKind.POSTER and longest_word(self.stylist.font(kind), self.headline.words()) > width:
            return False
        return self._inside.heightForWidth(width) <= self.view.height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The room for the headline is known only once the layout has dealt it out."""
        if watched is self.view and event.type() == QEvent.Type.Resize:
            self._fit_headline()
        return False

    def retranslate(self) -> None:
        words = self.speak()
        petition = self._campaign.petition(words.language)
        day = words.day(self._campaign.started)
        headline = self._campaign.headline(words.language)
        above = (
            words.say("To: {addressee}", addressee=petition.addressee) if headline == petition.title else petition.title
        )
        self.eyebrow.set_text(words.say("{title} · {day}", title=above, day=day))
        self.headline.set_text(headline)
        self.people.set_names([person.name for person in petition.people])
        self.start.setText(words.say("Touch to read"))
        self.view.set_more_text(words.say("More"))
        self._fit_headline()

    def render_state(self, state: FlowState) -> None:
        """Shows the count."""
        words, progress = self.speak(), state.progress
        self.goal_bar.set_progress(progress.total, progress.goal)
        self.count.set_text(words.plural("{count} signature", "{count} signatures", progress.total))
        self.goal.set_text(words.say("goal: {goal}", goal=progress.goal))
        self.goal_bar.setAccessibleName(f"{self.count.words()}, {self.goal.words()}")

    def enter(self) -> None:
        self._timer.start(self._turn_ms)

    @property
    def is_turning(self) -> bool:
        """Whether the languages take turns."""
        return self._timer.isActive()

    def leave(self) -> None:
        """Another page stands: the languages rest."""
        self._timer.stop()
        self.veil.lift()

    def stay(self) -> None:
        """Somebody chose the language that stands: it stays for them."""
        self.veil.lift()
        if self._timer.isActive():
            self._timer.start(CHOSEN_TURNS * self._turn_ms)

    def _turn(self) -> None:
        self._timer.start(self._turn_ms)
        self.veil.change_unseen(self.turn.emit)

    def spoken(self) -> str:
        return f"{self.eyebrow.words()}. {self.headline.words()}"

    def first_focus(self) -> QWidget:
        return self.start

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.touched.emit()
