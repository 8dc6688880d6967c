"""The PIN page: a pad, dots for what was typed, and in words what went wrong and how long to wait."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.sentences import what_happened, what_to_do
from kiosk.words import Words
from ui.booth.pages.staff_pad import DigitPad
from ui.booth.pages.staff_parts import SpeakNow, Stack, StaffButton, StaffPage, big, face, text
from ui.booth.viewmodels.staff_pin import FEW_TRIES, PIN_LENGTH, PinState, PinViewModel
from ui.booth.viewmodels.staff_wording import wait_left
from ui.keyboards import CODE_LAYOUT
from ui.spoken import News
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.pin_pad import PinDots


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


class NewPinPart(Stack):
    """A PIN that was just made, shown this once."""

    def __init__(self) -> None:
        super().__init__()
        self.title = text("heading")
        self.pin = text("figure")
        self.note = text("body")
        self.done = big(StaffButton("filled"))
        for part in (self.title, self.pin, self.note, self.done):
            self.column.addWidget(part)

    def retranslate(self, words: Words) -> None:
        """Says everything anew."""
        self.title.setText(words.say("Write the PIN down now"))
        self.note.setText(words.say("It is shown this once, and the old one opens nothing any more."))
        self.done.say(words.say("I have written it down"))

    def show_pin(self, pin: str) -> None:
        """Shows it; nothing of one is left where there is none."""
        self.pin.setText(f"{pin[:3]}\u2002{pin[3:]}" if pin else "")
        self.setVisible(bool(pin))


class PinPage(StaffPage):
    """Asks for the PIN, and for the set-up code where the PIN was forgotten."""

    def __init__(self, model: PinViewModel, speak: SpeakNow) -> None:
        super().__init__(speak)
        self.back.hide()  # the bar's button closes; two ways out of one page would only raise a question
        self._model = model
        self.hint = text("soft")
        self.dots = PinDots()
        self.message = text("alert")
        self._typed, self._answered = News(self.dots), News(self.message)
        self.forgotten = big(StaffButton("quiet"), 72)
        self.pad = DigitPad()
        self.code_label = text("strong")
        self.code = GuardedLine()
        self.unlock = big(StaffButton("quiet"), 72)
        self.renew = big(StaffButton("filled"))
        self.code_part = self._code_part()
        self.new_pin = NewPinPart()
        words = face(self.hint, self.dots, self.message, self.new_pin, self.code_part, self.forgotten)
        pad = QWidget()
        row = QHBoxLayout(pad)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.pad)
        self.add_columns(words, pad)
        self._connect()

    def _code_part(self) -> QWidget:
        part = Stack(self.code_label, self.beside(self.code, self.renew), self.unlock, spacing=12)
        self.code.setInputMethodHints(self.code.inputMethodHints() | Qt.InputMethodHint.ImhLatinOnly)
        self.code.keys = CODE_LAYOUT
        return part

    def _connect(self) -> None:
        self._model.changed.connect(self.render_state)
        self.pad.digit.connect(self._model.press)
        self.pad.erased.connect(self._model.erase)
        self.forgotten.clicked.connect(lambda: self._model.ask_setup_code(not self._model.state.asks_setup_code))
        self.unlock.clicked.connect(lambda: self._model.clear_lock(self.code.text()))
        self.renew.clicked.connect(lambda: self._model.renew(self.code.text()))
        self.new_pin.done.clicked.connect(self._model.written_down)
        self.code.returnPressed.connect(self._enter_code)

    def _enter_code(self) -> None:
        """During a wait Enter ends it; else there is nothing that a code is typed for but a new PIN."""
        (self.unlock if self._model.state.wait_seconds else self.renew).click()

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
        self.code.last_key = words.say("Done")
        self.unlock.say(words.say("Keep the PIN, only end the wait"))
        self.renew.say(words.say("Make a new PIN"))
        self.new_pin.retranslate(words)
        self.pad.retranslate(words)
        self.render_state()

    def render_state(self) -> None:
        """Shows the state."""
        state, words = self._model.state, self.speak()
        self.dots.set_count(state.entered, PIN_LENGTH)
        typed = words.plural("{count} digit typed", "{count} digits typed", state.entered)
        self.dots.setAccessibleName(typed)
        self.message.setText(pin_message(state, words))
        self._typed.tell(typed if state.entered else "")
        # Not each second of a wait anew.
        self._answered.tell(self.message.text(), "a wait" if state.wait_seconds else None)
        self.pad.allow(digits=state.takes_digits, erasing=state.entered > 0)
        waits = state.wait_seconds > 0
        types_pin = not (state.asks_setup_code or state.new_pin)
        self.pad.setVisible(types_pin)
        self.dots.setVisible(types_pin)
        self.hint.setVisible(types_pin)
        self.new_pin.show_pin(state.new_pin)
        self.code_part.setVisible(state.asks_setup_code)
        self.forgotten.setVisible(not state.new_pin)
        self.unlock.setVisible(waits)
        for button in (self.unlock, self.renew):
            button.setEnabled(not state.checking)
        self.forgotten.say(
            words.say("Type the PIN after all") if state.asks_setup_code else words.say("The PIN was forgotten")
        )
        if not state.asks_setup_code:
            self.code.wipe()
