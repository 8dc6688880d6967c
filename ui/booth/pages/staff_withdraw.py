"""The page for withdrawing by receipt code: one answer for any well-formed code, and words for a mistyped one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.sentences import what_happened, what_to_do
from ui.booth.pages.staff_cards import Card
from ui.booth.pages.staff_parts import Faces, SpeakNow, StaffButton, StaffPage, big, face, text
from ui.booth.viewmodels.staff_withdraw import LONGEST_CODE, WithdrawViewModel
from ui.keyboards import CODE_LAYOUT
from ui.task import TaskStep
from ui.widgets.guarded_line import GuardedLine


class WithdrawPage(StaffPage):
    """Takes a receipt code and forgets it."""

    def __init__(self, model: WithdrawViewModel, speak: SpeakNow) -> None:
        super().__init__(speak)
        self._model = model
        self.label, self.error, self.hint = text("strong"), text("alert"), text("soft")
        self.code = GuardedLine()
        self.code.setMaxLength(LONGEST_CODE)
        self.code.keys = CODE_LAYOUT
        self.code.setInputMethodHints(self.code.inputMethodHints() | Qt.InputMethodHint.ImhLatinOnly)
        self.withdraw = StaffButton("filled")
        self.answer_card = Card("well")
        self.answer, self.answer_more = text("heading"), text("body")
        self.another = big(StaffButton("quiet"))
        self.finish = big(StaffButton("filled"), 92)
        self.answer_card.column.addWidget(self.answer)
        self.answer_card.column.addWidget(self.answer_more)
        self.faces = Faces()
        line = self.beside(self.code, self.withdraw)
        self.faces.add("type", face(self.label, line, self.error, self.hint), self.code)
        self.faces.add("answer", face(self.answer_card, self.finish, self.another), self.finish)
        self.column.addWidget(self.faces, 1)
        self.code.returnPressed.connect(self.withdraw.click)
        self.code.textChanged.connect(lambda typed: self.withdraw.setEnabled(bool(typed.strip())))
        self.withdraw.clicked.connect(lambda: model.withdraw(self.code.text()))
        self.another.clicked.connect(model.start)
        self.finish.clicked.connect(self.left)
        model.task.signals.changed.connect(self.render_state)

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._model.start()

    def leave(self) -> None:
        """See `StaffPage.leave`."""
        self.code.wipe()

    def first_focus(self) -> QWidget:
        """See `StaffPage.first_focus`."""
        return self.code

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        say = self.speak().say
        self.title.setText(say("Withdraw a signing"))
        self.label.setText(say("Code from the receipt"))
        self.code.setAccessibleName(self.label.text())
        self.hint.setText(
            say(
                "Four groups of four and one more sign. Let the person type it themselves if they like; the code names "
                "nobody."
            )
        )
        self.withdraw.say(say("Withdraw"))
        self.code.last_key = self.withdraw.words()
        self.answer.setText(say("If this code was given out here, its signing is withdrawn."))
        self.answer_more.setText(
            say(
                "The kiosk cannot see whether there is such a signing: it says the same for every code. The "
                "coordinators’ list leaves the person out from now on."
            )
        )
        self.another.say(say("Another code"))
        self.finish.say(say("Done"))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.task.state, self.speak()
        done = state.step is TaskStep.DONE
        if done:
            self.code.wipe()
        self.faces.show_face("answer" if done else "type")
        self.error.setVisible(state.error is not None)
        # What is wrong says the same and more, and there is no room for all of it above a keyboard.
        self.label.setVisible(state.error is None)
        self.hint.setVisible(state.error is None)
        if state.error is not None:
            self.error.setText(f"{what_happened(state.error, words)} {what_to_do(state.error, words)}")
        self.withdraw.setEnabled(bool(self.code.text().strip()) and state.step is not TaskStep.WORKING)
