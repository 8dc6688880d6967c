"""The overview: one verdict in colour and words, the hours, the numbers, and the ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.sentences import what_happened, what_to_do
from ui.booth.pages.staff_bars import Bars
from ui.booth.pages.staff_parts import Card, SpeakNow, StaffButton, StaffPage, big, text
from ui.booth.viewmodels.staff_overview import OverviewView, OverviewViewModel, overview_view


class VerdictCard(Card):
    """All is well, or what needs attention: a sign, a word and the reasons."""

    def __init__(self) -> None:
        super().__init__("well")
        self.sign = QLabel()
        self.sign.setProperty("sign", "verdict")
        self.verdict = text("heading")
        self.details = text("soft")
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.sign)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.verdict)
        words.addWidget(self.details)
        row.addLayout(words, 1)
        self.column.addLayout(row)
        self.free_space = big(StaffButton("danger"), 72)
        self.once = text("strong")
        self.use_it, self.keep_it = big(StaffButton("danger"), 72), big(StaffButton("quiet"), 72)
        self.column.addWidget(self.free_space)
        self.column.addWidget(self.once)
        answers = QHBoxLayout()
        answers.setSpacing(12)
        answers.addWidget(self.use_it)
        answers.addWidget(self.keep_it)
        self.column.addLayout(answers)
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
        self.sign.setText("✓" if view.well else "!")
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
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)
        self._rows: list[tuple[QLabel, QLabel]] = []

    def show_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        """(what, how much) from top to bottom."""
        while len(self._rows) < len(rows):
            pair = (text("soft"), QLabel())
            pair[1].setProperty("kind", "strong")
            for column, label in enumerate(pair):
                self._grid.addWidget(label, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
            self._rows.append(pair)
        for index, (what, value) in enumerate(self._rows):
            shown = index < len(rows)
            what.setVisible(shown)
            value.setVisible(shown)
            if shown:
                what.setText(rows[index][0])
                value.setText(rows[index][1])
                value.setAccessibleName(": ".join(rows[index]))


class HoursCard(Card):
    """Signings of this event and by hour."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout()
        self.name = text("strong")
        self.total = QLabel()
        self.total.setProperty("kind", "strong")
        row.addWidget(self.name, 1)
        row.addWidget(self.total)
        self.column.addLayout(row)
        self.bars = Bars()
        self.none = text("soft")
        self.column.addWidget(self.bars, 1)
        self.column.addWidget(self.none)
        self.column.addStretch(0)

    def show_view(self, view: OverviewView) -> None:
        """Shows the count and the bars, or why there are none."""
        self.total.setText(view.signings)
        self.bars.show_bars(view.bars)
        self.bars.setVisible(bool(view.bars))
        self.bars.setAccessibleName(self.name.text())
        self.bars.setAccessibleDescription("; ".join(f"{hour}: {count}" for hour, count in view.bars))
        self.none.setText(view.no_bars)
        self.none.setVisible(not view.bars)


class OverviewPage(StaffPage):
    """The staff area's first page."""

    wants = Signal(str)
    """Another page, by its name."""

    WAYS = ("withdraw", "spoilt", "settings", "end_event", "pack_up", "leave")
    OF_COLLECTING = ("withdraw", "spoilt", "settings", "end_event")
    """Ways that lead nowhere where nothing can be added any more."""

    def __init__(self, model: OverviewViewModel, speak: SpeakNow, *, can_leave: bool) -> None:
        super().__init__(speak, has_back=False)
        self._model = model
        self._can_leave = can_leave
        self.verdict = VerdictCard()
        self.hours = HoursCard()
        self.numbers = NumbersCard()
        self.error = text("alert")
        self.export = big(StaffButton("filled"), 84)
        self.ways = {name: big(StaffButton("quiet"), 72) for name in self.WAYS}
        self.column.addWidget(self.error)
        self.add_columns(self._left(), self._right())
        self.verdict.use_it.clicked.connect(model.free_space)
        self.export.clicked.connect(lambda: self.wants.emit("export"))
        model.changed.connect(self.render_state)

    def _left(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.verdict)
        column.addWidget(self.hours, 1)
        return part

    def _right(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.numbers)
        column.addStretch(1)
        column.addWidget(self.export)
        grid = QGridLayout()
        grid.setSpacing(12)
        for index, (name, button) in enumerate(self._offered()):
            last_alone = index == len(self._offered()) - 1 and index % 2 == 0
            grid.addWidget(button, index // 2, index % 2, 1, 2 if last_alone else 1)
            button.clicked.connect(lambda _checked=False, name=name: self.wants.emit(name))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        return part

    def _offered(self) -> tuple[tuple[str, StaffButton], ...]:
        return tuple((name, button) for name, button in self.ways.items() if name != "leave" or self._can_leave)

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._model.start()
        self.render_state()

    def leave(self) -> None:
        """See `StaffPage.leave`."""
        self._model.stop()
        self.verdict.ask(is_asked=False)

    def first_focus(self) -> QWidget:
        """See `StaffPage.first_focus`."""
        return self.export

    def spoken(self) -> str:
        """How it stands: the page has no other title."""
        return f"{self.verdict.accessibleName()} {self.verdict.accessibleDescription()}"

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
        self.hours.show_view(view)
        self.numbers.show_rows(view.rows)
        for name in self.OF_COLLECTING:
            self.ways[name].setVisible(view.collects)
        self.ways["spoilt"].setEnabled(view.can_mark_spoilt)
        self.ways["end_event"].setEnabled(not view.event_ended)
