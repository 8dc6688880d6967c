"""The bar over every page: back, stop and erase, where one is, the languages, and how it looks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from kiosk.campaign import Campaign
from kiosk.words import Words
from ui.booth.pages.page import NO_LIMIT
from ui.booth.viewmodels.flow import FlowState, Step, steps_for
from ui.language_choices import language_choices
from ui.layouts import add_layout
from ui.theme import Stylist, lay_on
from ui.widgets.buttons import DangerButton, GhostButton
from ui.widgets.icons import Icon
from ui.widgets.language_bar import LanguageBar
from ui.widgets.look_buttons import TextSizeButton, ThemeButton
from ui.widgets.step_bar import StepBar


class HeaderRow(QWidget):
    """The way to the left and the look to the right: in one row where there is room, else in two."""

    back = Signal()
    stop = Signal()
    language_chosen = Signal(str)
    text_size = Signal()
    theme = Signal()

    def __init__(self, languages: Sequence[str]) -> None:
        super().__init__()
        self._stylist = Stylist()
        self._back_words = ""
        lay_on(self, "paper")
        self.back_button = GhostButton(icon=Icon.BACK)
        self.stop_button = DangerButton()
        self.steps = StepBar()
        self.languages = LanguageBar(self)
        self.reading_button = GhostButton()
        """Reads aloud while it is down; who offers it connects it."""
        self.reading_button.setCheckable(True)
        self.reading_button.hide()
        self.size_button = TextSizeButton()
        self.theme_button = ThemeButton()
        self.languages.set_languages(language_choices(languages))
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
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        for widget in (self.reading_button, self.size_button, self.theme_button):
            self._buttons.addWidget(widget)
        self._look = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._look.addStretch(1)
        self._look.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignRight)
        add_layout(self._look, self._buttons)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        add_layout(self._rows, self._way, 1)
        add_layout(self._rows, self._look)

    def say_controls(self, words: Words) -> None:
        """Says what does not depend on where one is."""
        self._back_words = words.say("Back")
        self.back_button.setAccessibleName(self._back_words)
        self.stop_button.setText(words.say("Stop and erase"))
        self.languages.setAccessibleName(words.say("Language"))
        self.languages.set_current(words.language)
        self.reading_button.setAccessibleName(words.say("Read aloud"))
        self.size_button.setAccessibleName(words.say("Text size"))
        self.theme_button.setAccessibleName(words.say("Light, dark or high contrast"))

    def offer_reading(self, sign: Icon | None) -> None:
        """Shows the button that reads aloud, with what will be heard as its sign; None takes it away."""
        self.reading_button.set_icon(sign)
        self.reading_button.setVisible(sign is not None)
        self.fit()

    def show_step(self, step: int, of: int, words: Words) -> None:
        """How far one is."""
        self.steps.set_step(step, of, words.say("Step {step} of {steps}", step=step, steps=of))

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self._stylist = stylist
        px = stylist.px
        # Every pixel counts above the keyboard of a low screen.
        edge = px(16 if stylist.metrics.portrait else 12)
        self._rows.setContentsMargins(px(36), edge, px(36), edge)
        for row in (self._way, self._buttons, self._look, self._rows):
            row.setSpacing(px(14))
        self.fit()

    def fit(self) -> None:
        """In full in one row, else with a bare arrow and the words of "Stop and erase" in two lines, else in two rows:
        a second row is what a low screen can spare least. Many languages take a row of their own."""
        way = (self.back_button, self.stop_button, self.steps)
        look = (self.languages, self.reading_button, self.size_button, self.theme_button)
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop
        one_row = any(self._fits((*way, *look), short=short) for short in (False, True))
        self._look.setDirection(beside if one_row or self._fits(look, short=False) else above)
        self._rows.setDirection(beside if one_row else above)
        row = (*way, *look) if one_row else way
        self._shorten(short=not self._fits(row, short=False))

    def _fits(self, widgets: tuple[QWidget, ...], *, short: bool) -> bool:
        self._shorten(short=short)
        px = self._stylist.px
        needed = sum(one.sizeHint().width() + px(14) for one in widgets if not one.isHidden())
        if short and not self.stop_button.isHidden():
            needed -= self.stop_button.sizeHint().width() - self.stop_button.width_in_two_lines()
        return needed + px(72) <= self.width()

    def _shorten(self, *, short: bool) -> None:
        words = "" if short else self._back_words
        if self.back_button.text() != words:
            self.back_button.setText(words)
        self.stop_button.setMaximumWidth(self.stop_button.width_in_two_lines() if short else NO_LIMIT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class HeaderBar(HeaderRow):
    """Over an attendee's pages."""

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(campaign.languages)
        self._campaign = campaign
        self._told: tuple[object, ...] = ()

    def say(self, words: Words, state: FlowState) -> None:
        """Says its words, and shows what the state allows; a letter typed changes nothing of it."""
        steps = steps_for(state.draft, self._campaign)
        told = (words.language, state.has_entry, state.step, steps, state.working)
        if told == self._told:
            return
        self._told = told
        self.say_controls(words)
        self.back_button.setVisible(state.has_entry or state.step is Step.PETITION)
        self.stop_button.setVisible(state.has_entry)
        self.steps.setVisible(state.has_entry)
        for button in (self.back_button, self.stop_button):
            button.setEnabled(not state.working)
        if state.has_entry:
            self.show_step(steps.index(state.step) + 1, len(steps), words)
        else:
            self.steps.forget()
        self.fit()
