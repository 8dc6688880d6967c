"""The event's day, from a calendar; after it the kiosk is made."""

from PySide6.QtWidgets import QWidget

from kiosk.words import Words
from ui.setup.pages.page import SetupPage
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.theme import TextKind
from ui.widgets.month_view import MonthView
from ui.widgets.text import TextLabel


class DayPage(SetupPage):
    """Today is chosen already."""

    def __init__(self, flow: SetupFlow) -> None:
        super().__init__(flow)
        self.day = TextLabel(TextKind.HEADING)
        self.month = MonthView()
        self.month.chosen.connect(flow.choose_day)
        # Beside the calendar, not above and below it: it needs all the height of a low screen.
        for place, part in enumerate((self.day, self.lead, self.trouble, self.month.turner, self.on), start=1):
            self._said.insertWidget(place, part)
        self.body.addWidget(self.month)

    def arrange(self) -> None:
        super().arrange()
        below = self.body.indexOf(self.on) >= 0
        if self.portrait and not below:
            self.body.addWidget(self.on)
        elif below and not self.portrait:
            self._said.insertWidget(self._said.count() - 1, self.on)
        self._across.setContentsMargins(0, self.stylist.px(6), 0, 0)

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("On which day?"))
        self.day.set_text(words.day(state.day))
        self.lead.set_text(words.say("Today.") if state.day == state.today else words.say("Not today."))
        turns = (words.say("The month before"), words.say("The month after"))
        self.month.set_names(words.weekdays(), words.month, words.day, turns)
        self.month.set_day(state.day, state.today)
        self.month.setEnabled(not state.working)
        working = words.say("The kiosk is being made …")
        self.offer_next(working if state.working else words.say("Make the kiosk"), enabled=not state.working)

    def first_focus(self) -> QWidget:
        return self.on
