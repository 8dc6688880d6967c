"""The PIN page: a pad, dots for what was typed, and in words what went wrong and how long to wait."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kiosk.sentences import what_happened, what_to_do
from kiosk.words import Words
from ui.booth.pages.staff_pad import ERASE, DigitPad
from ui.booth.pages.staff_parts import SpeakNow, StaffButton, StaffPage, big, text
from ui.booth.viewmodels.staff_pin import FEW_TRIES, PIN_LENGTH, PinState, PinViewModel
from ui.booth.viewmodels.staff_wording import wait_left
from ui.widgets.guarded_line import GuardedLine


def pin_message(state: PinState, words: Words) -> str:
    """What the page says about the last try."""
    if state.error is not None:
        return f"{what_happened(state.error, words)} {what_to_do(state.error, words)}"
    if state.checking:
        return words.say("One moment …")
    if state.wait_seconds:
        wait = wait_left(state.wait_seconds, words)
        return words.say("Too many wrong PINs. The next one is looked at in {wait}.", wait=wait)
    if state.wrong and state.tries_left is not None and state.tries_left <= FEW_TRIES:
        wrong = words.say("This PIN is wrong.")
        return f"{wrong} " + words.plural("{count} try is left.", "{count} tries are left.", state.tries_left)
    return words.say("This PIN is wrong. Please try again.") if state.wrong else ""


class PinPage(StaffPage):
    """Asks for the PIN, and for the set-up code where the PIN was forgotten."""

    def __init__(self, model: PinViewModel, speak: SpeakNow) -> None:
        super().__init__(speak)
        self.back.hide()  # the bar's button closes; two ways out of one page would only raise a question
        self._model = model
        self.hint = text("soft")
        self.dots = QLabel()
        self.dots.setProperty("kind", "figure")
        self.message = text("alert")
        self.forgotten = big(StaffButton("quiet"), 72)
        self.pad = DigitPad()
        self.code_label = text("strong")
        self.code = GuardedLine()
        self.unlock = big(StaffButton("filled"))
        self.code_part = self._code_part()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for part in (self.hint, self.dots, self.message, self.code_part, self.forgotten):
            column.addWidget(part)
        column.addStretch(1)
        pad = QWidget()
        row = QHBoxLayout(pad)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.pad)
        self.add_columns(words, pad)
        self._connect()

    def _code_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.code_label, self.code, self.unlock):
            column.addWidget(widget)
        self.code.setInputMethodHints(self.code.inputMethodHints() | Qt.InputMethodHint.ImhLatinOnly)
        return part

    def _connect(self) -> None:
        self._model.changed.connect(self.render_state)
        self.pad.digit.connect(self._model.press)
        self.pad.erase.connect(self._model.erase)
        self.forgotten.clicked.connect(lambda: self._model.ask_setup_code(not self._model.state.asks_setup_code))
        self.unlock.clicked.connect(lambda: self._model.clear_lock(self.code.text()))
        self.code.returnPressed.connect(self.unlock.click)

    def enter(self) -> None:
        """See `StaffPage.enter`."""
        self._model.start()
        self.render_state()

    def leave(self) -> None:
        """See `StaffPage.leave`."""
        self._model.stop()
        self.code.wipe()

    def first_focus(self) -> QWidget:
        """See `StaffPage.first_focus`."""
        return self.pad

    def retranslate(self) -> None:
        """See `StaffPage.retranslate`."""
        super().retranslate()
        words = self.speak()
        self.title.setText(words.say("Staff only"))
        self.hint.setText(words.say("Please type the PIN: six digits, written down when this kiosk was set up."))
        self.code_label.setText(words.say("Set-up code of this kiosk"))
        self.code.setAccessibleName(self.code_label.text())
        self.unlock.say(words.say("End the wait"))
        self.pad.retranslate(words)
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        self.dots.setText("●" * state.entered + "○" * (PIN_LENGTH - state.entered))
        typed = words.plural("{count} digit typed", "{count} digits typed", state.entered)
        self.dots.setAccessibleName(typed)
        self.message.setText(pin_message(state, words))
        for name, key in self.pad.keys.items():
            key.setEnabled(state.takes_digits and (name != ERASE or state.entered > 0))
        waits = state.wait_seconds > 0
        self.pad.setVisible(not state.asks_setup_code)
        self.dots.setVisible(not state.asks_setup_code)
        self.code_part.setVisible(state.asks_setup_code)
        self.forgotten.setVisible(waits or state.asks_setup_code)
        self.unlock.setEnabled(not state.checking)
        self.forgotten.say(
            words.say("Type the PIN after all") if state.asks_setup_code else words.say("I have the set-up code")
        )
        if not state.asks_setup_code:
            self.code.wipe()
