"""The page for marking the last signing as spoilt: a reason, then one button to confirm."""

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from kiosk.sentences import what_happened, what_to_do
from ui.booth.pages.staff_cards import Card, Explained
from ui.booth.pages.staff_parts import Faces, SpeakNow, StaffButton, StaffPage, big, face, text
from ui.booth.viewmodels.staff_ports import SpoiltReason
from ui.booth.viewmodels.staff_spoilt import SpoiltViewModel, reasons
from ui.task import TaskStep
from ui.theme import Stylist
from ui.widgets.icons import Icon


class SpoiltPage(StaffPage):
    """Asks why, and has the note written."""

    def __init__(self, model: SpoiltViewModel, speak: SpeakNow) -> None:
        super().__init__(speak)
        self._model = model
        self.explain, self.error = text("body"), text("alert")
        self.choices = {reason: big(StaffButton("choice")) for reason in SpoiltReason}
        self.mark = big(StaffButton("filled"), 92)
        self.done_card = Card("well")
        self.done, self.done_more = text("heading"), text("body")
        self.finish = big(StaffButton("filled"), 92)
        self.done_card.column.addWidget(self.done)
        self.done_card.column.addWidget(self.done_more)
        self.faces = Faces()
        self.faces.add("ask", face(Explained(Icon.PEN, self.explain), self._grid(), self.error, self.mark), self.mark)
        self.faces.add("done", face(self.done_card, self.finish), self.finish)
        self.column.addWidget(self.faces, 1)
        self.mark.clicked.connect(model.mark)
        self.finish.clicked.connect(self.left)
        model.changed.connect(self.render_state)

    def _grid(self) -> QWidget:
        part = QWidget()
        self._reasons = grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        for index, (reason, button) in enumerate(self.choices.items()):
            self._group.addButton(button)
            grid.addWidget(button, index // 2, index % 2)
            button.clicked.connect(lambda _checked=False, reason=reason: self._model.choose(reason))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return part

    def set_style(self, stylist: Stylist) -> None:
        """See `StaffPage.set_style`."""
        super().set_style(stylist)
        self._reasons.setSpacing(stylist.px(14))

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._model.start()

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        words = self.speak()
        say = words.say
        self.title.setText(say("Mark the last signing"))
        self.explain.setText(
            say(
                "Nothing is removed: a sealed note about the last signing goes to the coordinators. What is wrong "
                "with the signing?"
            )
        )
        for reason, name in reasons(words):
            self.choices[reason].say(name)
        self.mark.say(say("Mark as spoilt"))
        self.done.setText(say("The note is kept."))
        self.done_more.setText(say("A coordinator will read it. The signing counts unless its owner withdraws it."))
        self.finish.say(say("Done"))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        model, words = self._model, self.speak()
        state = model.task.state
        self.faces.show_face("done" if state.step is TaskStep.DONE else "ask")
        # An exclusive group does not let go of its last button.
        self._group.setExclusive(False)
        for reason, button in self.choices.items():
            button.setChecked(reason is model.reason)
        self._group.setExclusive(True)
        self.mark.setEnabled(model.reason is not None and state.step is not TaskStep.WORKING)
        self.error.setVisible(state.error is not None)
        if state.error is not None:
            self.error.setText(f"{what_happened(state.error, words)} {what_to_do(state.error, words)}")
