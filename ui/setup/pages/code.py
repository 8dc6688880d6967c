"""The set-up code: a cell for each symbol, and a keyboard that has those symbols only."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from kiosk.receipt_code import CHECK_SYMBOLS, GROUP, LENGTH
from kiosk.words import Words
from ui.keyboards import CODE_LAYOUT, Layout
from ui.setup.pages.typing_page import KeyboardPage
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.theme import TextKind
from ui.widgets.code_cells import CodeCells
from ui.widgets.text import TextLabel

LOOK_ALIKES = "OIL"
"""Typed on a real keyboard they are taken for 0 and 1, as the code's reader does."""


class CodePage(KeyboardPage):
    """The last symbol opens the kit; a wrong one is mended where it stands."""

    takes_typing = True

    def __init__(self, flow: SetupFlow, layouts: Mapping[str, Layout]) -> None:
        super().__init__(flow, layouts)
        groups = [GROUP] * (LENGTH // GROUP) + [1]
        self.cells = CodeCells(groups, CHECK_SYMBOLS + LOOK_ALIKES)
        self.working = TextLabel(TextKind.STRONG)
        self.row.addWidget(self.cells, 1)
        self.body.addWidget(self.working)
        self.cells.filled.connect(flow.try_code)
        self.keyboard.text_typed.connect(self.cells.insert)
        self.keyboard.backspace_pressed.connect(self.cells.backspace)
        self.keyboard.next_pressed.connect(lambda: flow.try_code(self.cells.value()))
        self.keyboard.set_layout(CODE_LAYOUT)

    def say(self, words: Words, state: SetupState) -> None:
        name = state.kit.facts.name if state.kit is not None and state.kit.facts is not None else ""
        self.title.set_text(words.say("The set-up code of {name}", name=name))
        self.lead.set_text(words.say("It travels apart from the kit: on paper, or by telephone."))
        self.cells.setAccessibleName(words.say("Set-up code of this kiosk"))
        self.keyboard.set_next_text(words.say("Open"))
        self.working.set_text(words.say("One moment …") if state.working else "")
        self.working.setVisible(state.working)
        if self.cells.isEnabled() is state.working:
            self.cells.setEnabled(not state.working)
            self.cells.setFocus()

    def enter(self) -> None:
        super().enter()
        self.cells.wipe()
        self.keyboard.set_layout(CODE_LAYOUT)

    def leave(self) -> None:
        """A code opens the kiosk's lock, so nobody finds it here."""
        self.cells.wipe()

    def first_focus(self) -> QWidget:
        return self.cells
