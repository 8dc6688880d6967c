"""The pages that close a day: ending the event with its count to write down, and packing up at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kiosk.sentences import what_happened, what_to_do
from ui.booth.pages.staff_cards import Card, Explained
from ui.booth.pages.staff_parts import Faces, HoldButton, SpeakNow, StaffButton, StaffPage, TextKind, big, face, text
from ui.booth.viewmodels.staff_end_event import EndEventViewModel, PackUpViewModel
from ui.booth.viewmodels.staff_ports import EventCounts
from ui.task import TaskStep
from ui.widgets.icons import Icon


class EndEventPage(StaffPage):
    """Explains what ending means, has it held, and shows the count."""

    wants_export = Signal()

    def __init__(self, model: EndEventViewModel, speak: SpeakNow) -> None:
        super().__init__(speak)
        self._model = model
        self.explain, self.error, self.hold_hint = text("body"), text("alert"), text("soft")
        self.hold = HoldButton()
        big(self.hold, 92)
        self.card = Card("well")
        self.lines = {name: text(kind) for name, kind in self.LINES}
        for line in self.lines.values():
            self.card.column.addWidget(line)
        self.export = big(StaffButton("filled"), 84)
        self.faces = Faces()
        self.faces.add(
            "ask", face(Explained(Icon.FLAG, self.explain), self.error, self.hold, self.hold_hint), self.hold
        )
        self.faces.add("done", face(self.card, self.export), self.export)
        self.column.addWidget(self.faces, 1)
        self.hold.held.connect(model.end)
        self.export.clicked.connect(self.wants_export)
        model.task.signals.changed.connect(self.render_state)

    LINES: tuple[tuple[str, TextKind], ...] = (
        ("verdict", "heading"),
        ("figures", "figure"),
        ("spelled", "strong"),
        ("write", "body"),
        ("withdrawals", "soft"),
        ("spoilt", "soft"),
    )

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._model.start()

    def first_focus(self) -> QWidget:
        """See `StaffPage.first_focus`."""
        return self.hold

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        say = self.speak().say
        self.title.setText(say("End the event"))
        self.explain.setText(
            say(
                "The kiosk closes this event with a sealed count and shows you the number to write down. Then save a "
                "copy to a stick. Signing stays possible; it would belong to the same event and need another end."
            )
        )
        self.hold.say(say("Hold to end the event"))
        self.hold_hint.setText(say("Keep the button pressed until it is filled."))
        self.export.say(say("Save a copy to a stick"))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.task.state, self.speak()
        self.faces.show_face("done" if state.step is TaskStep.DONE else "ask")
        self.hold.setEnabled(state.step is not TaskStep.WORKING)
        self.error.setVisible(state.error is not None)
        if state.error is not None:
            self.error.setText(f"{what_happened(state.error, words)} {what_to_do(state.error, words)}")
        if state.result is not None:
            self._show_counts(state.result)

    def _show_counts(self, counts: EventCounts) -> None:
        words = self.speak()
        plural = words.plural
        withdrawn = plural("{count} withdrawal by code", "{count} withdrawals by code", counts.withdrawals)
        spoilt = plural("{count} marked as spoilt", "{count} marked as spoilt", counts.spoilt)
        signings = plural("{count} signing", "{count} signings", counts.signings)
        lines = {
            "verdict": words.say("The event is ended."),
            "figures": words.number(counts.signings),
            "spelled": words.say(
                "{count} (in words: {spelled})", count=signings, spelled=words.spelled(counts.signings, "signature")
            ),
            "write": words.say("Write this number down on paper, in words too."),
            "withdrawals": withdrawn if counts.withdrawals else "",
            "spoilt": spoilt if counts.spoilt else "",
        }
        for name, label in self.lines.items():
            label.setText(lines[name])
            label.setVisible(bool(lines[name]))


class PackUpPage(StaffPage):
    """For leaving in a hurry: one button to hold, then the machine is off, or staff switch it off."""

    wants_to_leave = Signal()

    def __init__(self, model: PackUpViewModel, speak: SpeakNow, *, can_leave: bool) -> None:
        super().__init__(speak)
        self._model = model
        self.explain, self.error, self.hold_hint = text("body"), text("alert"), text("soft")
        self.hold = HoldButton()
        big(self.hold, 92)
        self.card = Card("well")
        self.done = text("heading")
        self.leave_kiosk = big(StaffButton("quiet"))
        self._can_leave = can_leave
        self.card.column.addWidget(self.done)
        self.faces = Faces()
        self.faces.add(
            "ask", face(Explained(Icon.POWER, self.explain), self.error, self.hold, self.hold_hint), self.hold
        )
        self.faces.add("done", face(self.card, self.leave_kiosk), self.leave_kiosk)
        self.column.addWidget(self.faces, 1)
        self.hold.held.connect(model.pack_up)
        self.leave_kiosk.clicked.connect(self.wants_to_leave)
        model.task.signals.changed.connect(self.render_state)

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._model.start()

    def first_focus(self) -> QWidget:
        """See `StaffPage.first_focus`."""
        return self.hold

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        say = self.speak().say
        self.title.setText(say("Pack up now"))
        self.explain.setText(
            say(
                "For leaving at once: the kiosk closes its books, locks itself and switches the computer off. Nothing "
                "is lost, and a copy can be saved later. Nobody can read anything on a computer that is taken away."
            )
        )
        self.hold.say(say("Hold to pack up"))
        self.hold_hint.setText(say("Keep the button pressed until it is filled."))
        self.leave_kiosk.say(say("Leave the kiosk"))
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.task.state, self.speak()
        done = state.step is TaskStep.DONE
        self.leave_kiosk.setVisible(self._can_leave and not state.result)
        self.faces.show_face("done" if done else "ask")
        self.back.setEnabled(state.step is not TaskStep.WORKING and not done)
        self.hold.setEnabled(state.step is not TaskStep.WORKING)
        self.error.setVisible(state.error is not None)
        if state.error is not None:
            self.error.setText(f"{what_happened(state.error, words)} {what_to_do(state.error, words)}")
        goes_off = words.say("Everything is closed. The computer switches itself off.")
        by_hand = words.say("Everything is closed. Please switch the computer off now.")
        self.done.setText(goes_off if state.result else by_hand)
