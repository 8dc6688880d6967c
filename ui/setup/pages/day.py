"""The event's day, from a calendar; after it the kiosk is made."""

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from kiosk.words import Words
from ui.setup.pages.page import AIR, SetupPage
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.theme import TextKind
from ui.widgets.month_view import MonthView
from ui.widgets.text import TextLabel

LOW_FOOT = 20
"""Below the calendar on a screen that is not upright, in the design's pixels."""


class Place(Enum):
    """Where the button stands: at the bottom right, but on screens where the calendar leaves no room there."""

    FOOT = auto()
    CORNER = auto()
    """In the calendar's last week, where no month has a day."""
    BESIDE = auto()
    """Beside the calendar, and so do its arrows."""


class DayPage(SetupPage):
    """Today is chosen already."""

    def __init__(self, flow: SetupFlow) -> None:
        super().__init__(flow)
        self.day = TextLabel(TextKind.HEADING)
        self.month = MonthView()
        self.month.chosen.connect(flow.choose_day)
        self._place = Place.FOOT
        self._said.insertWidget(1, self.day)
        self.body.addWidget(self.month)

    def arrange(self) -> None:
        self._put(self._best_place())
        # More than its share on a small screen: no day may be smaller than a finger.
        column = self.month.parentWidget()
        if column is not None:
            column.setMinimumWidth(0 if self.portrait else self.month.minimumSizeHint().width())
        super().arrange()
        if not self.portrait:
            self._across.setContentsMargins(0, self.stylist.px(AIR), 0, 0)
            self.pad(self._column, bottom=LOW_FOOT, sides=56)

    def _best_place(self) -> Place:
        if self.portrait:
            return Place.FOOT
        px = self.stylist.px
        needed = self.month.whole_height() + px(AIR) + px(LOW_FOOT) + px(4)
        return Place.CORNER if needed <= self.height() else Place.BESIDE

    def _put(self, place: Place) -> None:
        if place is self._place:
            return
        self._place = place
        self.month.set_corner(self.on if place is Place.CORNER else None)
        self.month.set_turner_above(place is not Place.BESIDE)
        if place is Place.FOOT:
            self._foot.addWidget(self.on)
        elif place is Place.BESIDE:
            for part in (self.month.turner, self.on):
                self._said.insertWidget(self._said.count() - 1, part)

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
