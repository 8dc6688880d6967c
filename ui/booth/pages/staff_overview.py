"""The overview: one verdict in colour and words, the hours, the numbers, and the ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from kiosk.sentences import what_happened, what_to_do
from ui.booth.pages.staff_cards import Card
from ui.booth.pages.staff_parts import PageFoot, SpeakNow, Stack, StaffButton, StaffPage, big, text
from ui.booth.viewmodels.staff_overview import OverviewView, OverviewViewModel, overview_view
from ui.layouts import add_layout
from ui.spoken import News
from ui.theme import Stylist
from ui.widgets.bar_chart import BarChart
from ui.widgets.stat_rows import StatRows

HOURS_SHOWN, FEW_AN_HOUR = 8, 10
"""Room for so many hours there always is, and a bar fills it only with so many signings: a day that has just begun
looks like one."""


class VerdictCard(Card):
    """All is well, or what needs attention: a word and the reasons beside the sign."""

    def __init__(self) -> None:
        super().__init__("well")
        self.verdict = text("heading")
        self.details = text("soft")
        self.column.addWidget(self.verdict)
        self.column.addWidget(self.details)
        self.free_space = big(StaffButton("danger"), 72)
        self.once = text("strong")
        self.use_it, self.keep_it = big(StaffButton("danger"), 72), big(StaffButton("quiet"), 72)
        self.column.addWidget(self.free_space)
        self.column.addWidget(self.once)
        self.answers = QHBoxLayout()
        self.answers.addWidget(self.use_it)
        self.answers.addWidget(self.keep_it)
        add_layout(self.column, self.answers)
        self.free_space.clicked.connect(lambda: self.ask(is_asked=True))
        for answer in (self.use_it, self.keep_it):
            answer.clicked.connect(lambda: self.ask(is_asked=False))
        self._can_free_space = False
        self.ask(is_asked=False)

    def ask(self, *, is_asked: bool) -> None:
        """Asks whether the space held back is to be used, as there is only one: or offers to ask."""
        self._is_asked = is_asked
        self.free_space.setVisible(self._can_free_space and not is_asked)
        for part in (self.once, self.use_it, self.keep_it):
            part.setVisible(self._can_free_space and is_asked)

    def show_view(self, view: OverviewView) -> None:
        """Shows the verdict."""
        self.set_tone("well" if view.well else "trouble")
        self.verdict.setText(view.verdict)
        self.details.setText("\n".join(view.details) if not view.well else " ".join(view.details))
        self.setAccessibleName(view.verdict)
        self.setAccessibleDescription(self.details.text())
        self._can_free_space = view.can_free_space
        self.ask(is_asked=self._is_asked and view.can_free_space)


class NumbersCard(Card):
    """The kiosk's numbers, a row each."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = StatRows()
        self.column.addWidget(self.rows)


class HoursCard(Card):
    """Signings of this event and by hour."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout()
        self.name, self.total = text("strong"), text("strong")
        self.total.setWordWrap(False)
        row.addWidget(self.name, 1)
        row.addWidget(self.total)
        add_layout(self.column, row)
        self.bars = BarChart(least_slots=HOURS_SHOWN, least_most=FEW_AN_HOUR, gives_way=True)
        self.none = text("soft")
        self.column.addWidget(self.bars, 1)
        self.column.addWidget(self.none)
        self.column.addStretch(0)

    def show_view(self, view: OverviewView) -> None:
        """Shows the count and the bars, or why there are none."""
        self.total.setText(view.signings)
        self.bars.set_bars(view.bars)
        self.bars.setVisible(bool(view.bars))
        self.bars.setAccessibleName(self.name.text())
        self.none.setText(view.no_bars)
        self.none.setVisible(not view.bars)


class OverviewPage(StaffPage):
    """The staff area's first page."""

    wants = Signal(str)
    """Another page, by its name."""

    OF_COLLECTING = ("withdraw", "spoilt", "settings", "end_event")
    """Ways that lead nowhere where nothing can be added any more."""
    AWAY = ("pack_up", "leave")
    """Ways that must be at hand whatever there is to read above them: they stand at the foot and never scroll."""
    WAYS = (*OF_COLLECTING, *AWAY)

    def __init__(self, model: OverviewViewModel, speak: SpeakNow, *, can_leave: bool) -> None:
        super().__init__(speak, has_back=False)
        self._model = model
        self._news = News(self)
        self.verdict = VerdictCard()
        self.hours = HoursCard()
        self.numbers = NumbersCard()
        self.error = text("alert")
        self.export = big(StaffButton("filled"), 84)
        self.ways = {name: big(StaffButton("quiet"), 72) for name in self.WAYS}
        self.column.addWidget(self.error)
        self._grid = QGridLayout()
        self.foot = PageFoot(*(self.ways[name] for name in self.AWAY if name != "leave" or can_leave))
        self.add_columns(self._left(), self._right())
        self.verdict.use_it.clicked.connect(model.free_space)
        self.export.clicked.connect(lambda: self.wants.emit("export"))
        model.changed.connect(self.render_state)

    def _left(self) -> QWidget:
        part = Stack(self.verdict)
        part.column.addWidget(self.hours, 1)
        return part

    def _right(self) -> QWidget:
        part = Stack(self.numbers, spacing=14)
        column = part.column
        column.addStretch(1)
        column.addWidget(self.export)
        grid = self._grid
        for index, name in enumerate(self.OF_COLLECTING):
            grid.addWidget(self.ways[name], index // 2, index % 2)
        for name, button in self.ways.items():
            button.clicked.connect(lambda _checked=False, name=name: self.wants.emit(name))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        add_layout(column, grid)
        return part

    def set_style(self, stylist: Stylist) -> None:
        """See `StaffPage.set_style`."""
        super().set_style(stylist)
        self._grid.setSpacing(stylist.px(12))
        self.verdict.answers.setSpacing(stylist.px(12))

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._model.start()
        self.render_state()

    def leave(self) -> None:
        """See `StaffPage.leave`."""
        self._model.stop()
        self._news.tell("")
        self.verdict.ask(is_asked=False)

    def first_focus(self) -> QWidget:
        """See `StaffPage.first_focus`."""
        return self.export

    def spoken(self) -> str:
        """How it stands: the page has no other title."""
        return f"{self.verdict.accessibleName()} {self.verdict.accessibleDescription()}".strip()

    def tell(self) -> None:
        """See `StaffPage.tell`; also once it is known how it stands, and when that has changed."""
        self._news.tell(self.spoken(), self.verdict.accessibleName())

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        say = self.speak().say
        names = {
            "withdraw": say("Withdraw a signing"),
            "spoilt": say("Mark the last signing"),
            "settings": say("Settings"),
            "end_event": say("End the event"),
            "pack_up": say("Pack up now"),
            "leave": say("Leave the kiosk"),
        }
        for name, button in self.ways.items():
            button.say(names[name])
        self.export.say(say("Save a copy to a stick"))
        self.verdict.free_space.say(say("Use the space held back"))
        self.verdict.once.setText(
            say(
                "The space held back can be used once, to finish this event. Save a copy to a stick before or after it."
            )
        )
        self.verdict.use_it.say(say("Use it now"))
        self.verdict.keep_it.say(say("Not yet"))
        self.hours.name.setText(say("Signings by hour"))
        self.render_state()

    def render_state(self) -> None:
        """Shows what was last heard of the kiosk."""
        state, words = self._model.state, self.speak()
        self.error.setVisible(state.error is not None)
        if state.error is not None:
            self.error.setText(f"{what_happened(state.error, words)} {what_to_do(state.error, words)}")
        for part in (self.verdict, self.hours, self.numbers):
            part.setVisible(state.facts is not None)
        if state.facts is None:
            return
        view = overview_view(state.facts, words)
        self.verdict.show_view(view)
        self.tell()
        self.hours.show_view(view)
        self.hours.setVisible(view.collects)
        self.numbers.rows.set_rows(view.rows)
        for name in self.OF_COLLECTING:
            self.ways[name].setVisible(view.collects)
        self.ways["spoilt"].setEnabled(view.can_mark_spoilt)
        self.ways["end_event"].setEnabled(not view.event_ended)
