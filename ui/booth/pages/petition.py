"""The petition: its whole text to read, and beside it how many have signed and the one way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.campaign import Campaign
from ui.booth.pages.page import NO_LIMIT, BoothPage, Speak, scrolled
from ui.booth.pages.petition_text import PetitionText
from ui.booth.viewmodels.flow import FlowState
from ui.layouts import add_layout
from ui.theme import TextKind, TextSize
from ui.widgets.buttons import PrimaryButton
from ui.widgets.card import Card
from ui.widgets.goal_bar import GoalBar
from ui.widgets.text import TextLabel

PANELS = (
    (TextKind.FIGURE, 0.34, True),
    (TextKind.HEADLINE, 0.34, True),
    (TextKind.TITLE, 0.34, True),
    (TextKind.TITLE, 0.46, True),
    (TextKind.TITLE, 0.46, False),
)
"""How the panel may look: its figure's kind, its part of the page's width, and whether it tells online from here."""


class PetitionPage(BoothPage):
    """The support button is in sight however far one has read."""

    supported = Signal()

    def __init__(self, campaign: Campaign, speak: Speak) -> None:
        super().__init__(speak)
        self._campaign = campaign
        self._has_parts = False
        """Whether there are signatures from elsewhere to be told apart."""
        self.text = PetitionText(campaign)
        self.view = scrolled(self.text)
        self.view.fade_at_top()
        self.panel = Card()
        self.figure = TextLabel(TextKind.FIGURE)
        self.figure.setWordWrap(False)
        self.parts = TextLabel(TextKind.BODY)
        self.goal_bar = GoalBar()
        self.goal = TextLabel(TextKind.SOFT)
        self.support = PrimaryButton()
        self.promise = TextLabel(TextKind.CAPTION)
        self.promise.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.support.clicked.connect(self.supported)
        self._build()

    def _build(self) -> None:
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.addWidget(self.view, 1)
        self._across.addWidget(self.panel)
        self._inside = QVBoxLayout(self.panel)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.addWidget(self.figure)
        self._head.addWidget(self.parts, 1)
        add_layout(self._inside, self._head)
        self._inside.addWidget(self.goal_bar)
        below = QHBoxLayout()
        below.addWidget(self.goal, 1)
        add_layout(self._inside, below)
        self._stretch = QWidget()
        self._inside.addWidget(self._stretch, 1)
        self._inside.addWidget(self.support)
        self._inside.addWidget(self.promise)

    def arrange(self) -> None:
        px = self.stylist.px
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if self.portrait else right)
        self._head.setDirection(right if self.portrait else down)
        self._stretch.setVisible(not self.portrait)
        large = self.stylist.text_size >= TextSize.LARGE
        self.promise.setVisible(not self.portrait and not large)
        self.parts.set_kind(TextKind.CAPTION if large else TextKind.BODY)
        self.goal.set_kind(TextKind.CAPTION if large else TextKind.SOFT)
        self.parts.setAlignment(Qt.AlignmentFlag.AlignVCenter if self.portrait else Qt.AlignmentFlag.AlignTop)
        self.pad(self._across, bottom=24 if self.portrait else 36)
        self._across.setSpacing(px(20 if self.portrait else 44))
        self._inside.setContentsMargins(px(30), px(24), px(30), px(22))
        self._inside.setSpacing(px(12))
        self._head.setSpacing(px(4 if not self.portrait else 24))
        self._fit_panel()

    def _fit_panel(self) -> None:
        """Beside the text the panel is as high as the page: first the figure stands smaller, then the panel is wider,
        and at last the total stands alone."""
        for kind, share, with_parts in PANELS:
            wide = max(self.stylist.px(430), round(self.width() * share))
            self.panel.setMaximumWidth(NO_LIMIT if self.portrait else wide)
            self.panel.setMinimumWidth(0 if self.portrait else wide)
            self.parts.setVisible(with_parts and self._has_parts)
            if self.figure.kind is not kind:
                self.figure.set_kind(kind)
            room = self.height() - self._across.contentsMargins().bottom()
            if self.portrait or self._inside.totalMinimumHeightForWidth(wide) <= room:
                return

    def retranslate(self) -> None:
        words = self.speak()
        self.text.say(words)
        self.view.set_more_text(words.say("More"))
        self.view.setAccessibleName(words.say("Text of the petition"))
        self.support.setText(self._campaign.petition(words.language).support_action)
        self.promise.set_text(words.say("You decide who will see your name."))

    def render_state(self, state: FlowState) -> None:
        """Shows the count and the goal."""
        words, progress = self.speak(), state.progress
        self.figure.set_text(words.number(progress.total))
        online = words.plural("{count} signed online", "{count} signed online", progress.baseline)
        # Before anybody has signed here there is nothing to add up.
        here = [words.say("+ {count} here", count=progress.here)] if progress.here else []
        self.parts.set_text("\n".join([online, *here]))
        self._has_parts = progress.baseline > 0
        self.goal_bar.set_progress(progress.total, progress.goal)
        self.goal.set_text(words.say("Next goal: {goal}", goal=progress.goal))
        self.goal_bar.setAccessibleName(f"{self.figure.words()}, {self.goal.words()}")
        self.arrange()

    def spoken(self) -> str:
        return self._campaign.petition(self.speak().language).title

    def enter(self) -> None:
        self.view.to_top()

    def first_focus(self) -> QWidget:
        return self.view
