"""Pages for trying the machine out: touch, keyboard, brightness."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from kiosk.brightness import STEP_PERCENT
from kiosk.signatory import MAX_NAME_LENGTH
from kiosk.words import Words
from ui.booth.pages.page import ScreenPage
from ui.keyboards import Layout
from ui.layouts import add_layout
from ui.setup.pages.page import SetupPage
from ui.setup.pages.typing_page import FieldsPage
from ui.setup.viewmodels.ports import Light
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.setup.viewmodels.trials import LINE, TARGETS, TouchTest
from ui.theme import TextKind
from ui.widgets.buttons import PrimaryButton, QuietButton
from ui.widgets.text import TextLabel
from ui.widgets.touch_trial import TouchTrial


class TouchPage(ScreenPage):
    """The board has the whole page: its targets lie where fingers are hardest to feel."""

    def __init__(self, flow: SetupFlow, test: TouchTest) -> None:
        super().__init__(lambda: flow.language.words)
        self.flow = flow
        self._test = test
        self.board = TouchTrial(TARGETS, LINE)
        self.title = TextLabel(TextKind.HEADING)
        self.on = PrimaryButton()
        self.on.set_compact(True)
        self.skip = QuietButton()
        self.board.hit.connect(test.hit)
        self.board.drawn.connect(test.draw)
        test.changed.connect(self.retranslate)
        self.on.clicked.connect(flow.go_on)
        self.skip.clicked.connect(flow.go_on)
        self._build()

    def _build(self) -> None:
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.board, 1)
        foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.addStretch(1)
        foot.addWidget(self.skip, 2)
        foot.addWidget(self.on, 2)
        foot.addStretch(1)
        add_layout(self._column, foot)

    def arrange(self) -> None:
        self.pad(self._column, bottom=24, sides=24)
        self._column.setSpacing(self.stylist.px(12))

    def retranslate(self) -> None:
        words, state = self.speak(), self._test.state
        if state.is_done:
            self.title.set_text(words.say("The screen feels your finger everywhere"))
        elif state.draws:
            self.title.set_text(words.say("Now draw along the line"))
        else:
            self.title.set_text(words.say("Touch all five rings"))
        self.board.set_names(words.say("Ring"), words.say("A line to draw along"))
        self.board.show_progress(state.hits, state.passed, draws=state.draws)
        self.on.setText(words.say("Next"))
        self.on.setVisible(state.is_done)
        self.skip.setText(words.say("Skip: this is not a touch screen"))
        self.skip.setVisible(not state.is_done)

    def show_state(self, _state: SetupState) -> None:
        """Shows where the test is."""
        self.retranslate()

    def leave(self) -> None:
        """Another page comes."""


class TypePage(FieldsPage):
    """Any letter will do."""

    capitals = False

    def __init__(self, flow: SetupFlow, layouts: Mapping[str, Layout]) -> None:
        super().__init__(flow, layouts, ("tried",))
        self.fields["tried"].set_longest(MAX_NAME_LENGTH)
        self.fields["tried"].set_masked_when_left(False)

    def take(self, typed: tuple[str, ...]) -> None:
        self.show_state(self.flow.state)

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("Type any letter"))
        self.lead.set_text(words.say("So that you know that people can type their names here."))
        self.fields["tried"].set_label(words.say("Try it here"))
        self.offer_next(words.say("Next"), enabled=bool(self.fields["tried"].value()))

    def enter(self) -> None:
        super().enter()
        self.fields["tried"].wipe()
        self.show_state(self.flow.state)


class BrightnessPage(SetupPage):
    """Only where the machine lets us."""

    def __init__(self, flow: SetupFlow, light: Light) -> None:
        super().__init__(flow)
        self._light = light
        self.percent = TextLabel(TextKind.FIGURE)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.darker, self.brighter = QuietButton(), QuietButton()
        for button, change in ((self.darker, -STEP_PERCENT), (self.brighter, STEP_PERCENT)):
            button.set_guard(0)
            button.clicked.connect(lambda _checked=False, change=change: self._change(change))
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self.darker, 1)
        row.addWidget(self.brighter, 1)
        self.body.addWidget(self.percent)
        add_layout(self.body, row)

    def _change(self, change: int) -> None:
        self._light.set_percent(self._light.percent() + change)
        self.show_state(self.flow.state)

    def say(self, words: Words, state: SetupState) -> None:
        self.title.set_text(words.say("Is the screen bright enough?"))
        self.lead.set_text(words.say("In the sun as bright as it goes; on a battery in the evening a little less."))
        self.percent.set_text(words.say("{percent}%", percent=self._light.percent()))
        self.darker.setText(words.say("Darker"))
        self.brighter.setText(words.say("Brighter"))
        self.offer_next(words.say("Next"))

    def first_focus(self) -> QWidget:
        return self.brighter
