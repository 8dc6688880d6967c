"""The bar over every page of an attendee: back, stop and erase, where one is, the languages, and how it looks."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.words import Words, words_in
from ui.booth.viewmodels.flow import FlowState, Step, steps_for
from ui.theme import Stylist
from ui.widgets.buttons import DangerButton, GhostButton
from ui.widgets.icons import Icon
from ui.widgets.language_bar import LanguageBar, LanguageChoice
from ui.widgets.look_buttons import TextSizeButton, ThemeButton
from ui.widgets.step_bar import StepBar

SHORT_NAMES: Mapping[str, str] = {"ru": "РУ", "be": "БЕ"}
"""How speakers abbreviate their language; others by their code in capitals."""


class HeaderBar(QWidget):
    """In one row where there is room, else in two."""

    back = Signal()
    stop = Signal()
    language_chosen = Signal(str)
    text_size = Signal()
    theme = Signal()

    def __init__(self, campaign: Campaign) -> None:
        super().__init__()
        self._campaign = campaign
        self._stylist = Stylist()
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back_button = GhostButton(icon=Icon.BACK)
        self.stop_button = DangerButton()
        self.steps = StepBar()
        self.languages = LanguageBar(self)
        self.size_button = TextSizeButton()
        self.theme_button = ThemeButton()
        self.languages.set_languages([_choice(language) for language in campaign.languages])
        self.back_button.clicked.connect(self.back)
        self.stop_button.clicked.connect(self.stop)
        self.languages.chosen.connect(self.language_chosen)
        self.size_button.clicked.connect(self.text_size)
        self.theme_button.clicked.connect(self.theme)
        self._build()

    def _build(self) -> None:
        self._way = QHBoxLayout()
        self._way.addWidget(self.back_button)
        self._way.addWidget(self.stop_button)
        self._way.addStretch(1)
        self._way.addWidget(self.steps)
        self._way.addStretch(1)
        self._look = QHBoxLayout()
        self._look.addStretch(1)
        for widget in (self.languages, self.size_button, self.theme_button):
            self._look.addWidget(widget)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.addLayout(self._way, 1)
        self._rows.addLayout(self._look)

    def say(self, words: Words, state: FlowState) -> None:
        """Says its words, and shows what the state allows."""
        self.back_button.setText(words.say("Back"))
        self.stop_button.setText(words.say("Stop and erase"))
        self.languages.setAccessibleName(words.say("Language"))
        self.languages.set_current(words.language)
        self.size_button.setAccessibleName(words.say("Text size"))
        self.theme_button.setAccessibleName(words.say("Light, dark or high contrast"))
        steps = steps_for(state.draft, self._campaign)
        self.back_button.setVisible(state.has_entry or state.step is Step.PETITION)
        self.stop_button.setVisible(state.has_entry)
        self.steps.setVisible(state.has_entry)
        for button in (self.back_button, self.stop_button):
            button.setEnabled(not state.working)
        if state.has_entry:
            step = steps.index(state.step) + 1
            self.steps.set_step(step, len(steps), words.say("Step {step} of {steps}", step=step, steps=len(steps)))
        self._arrange()

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self._stylist = stylist
        px = stylist.px
        # Every pixel counts above the keyboard of a low screen.
        edge = px(16 if stylist.metrics.portrait else 12)
        self._rows.setContentsMargins(px(36), edge, px(36), edge)
        for row in (self._way, self._look, self._rows):
            row.setSpacing(px(14))
        self._arrange()

    def _arrange(self) -> None:
        shown = (self.back_button, self.stop_button, self.steps, self.languages, self.size_button, self.theme_button)
        needed = sum(one.sizeHint().width() + self._stylist.px(14) for one in shown if not one.isHidden())
        fits = needed + self._stylist.px(72) <= self.width()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.BottomToTop
        self._rows.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _choice(language: str) -> LanguageChoice:
    return LanguageChoice(language, SHORT_NAMES.get(language, language.upper()), words_in(language).own_name())
