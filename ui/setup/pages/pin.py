"""The PIN: shown to be written down, then typed to show that it was."""

from PySide6.QtWidgets import QWidget

from kiosk.words import Words
from ui.setup.pages.page import SetupPage
from ui.setup.viewmodels.first_pin import PIN_LENGTH, FirstPin
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import SetupState
from ui.setup.viewmodels.steps import Step
from ui.theme import TextKind
from ui.widgets.icons import Icon
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.pin_pad import PinDots, PinPad
from ui.widgets.text import TextLabel


class PinPage(SetupPage):
    """Shown until the set-up ends."""

    def __init__(self, flow: SetupFlow, pin: FirstPin) -> None:
        super().__init__(flow)
        self._pin = pin
        self.pin = TextLabel(TextKind.FIGURE)
        self.code_name = TextLabel(TextKind.CAPTION)
        self.code = TextLabel(TextKind.CODE)
        self.hint = NoticePanel(icon=Icon.INFO)
        for part in (self.pin, self.code_name, self.code, self.hint):
            self.body.addWidget(part)
        pin.changed.connect(lambda: self.show_state(flow.state))

    def enter(self) -> None:
        super().enter()
        self._pin.make()

    def show_state(self, state: SetupState) -> None:
        super().show_state(state)
        self.show_trouble(self._pin.state.error)

    def say(self, words: Words, state: SetupState) -> None:
        stands = state.step is Step.PIN
        pin = self._pin.state.pin if stands else ""
        self.title.set_text(words.say("Write the PIN down now"))
        self.lead.set_text(
            words.say("Once the set-up ends it cannot be shown again. Keep it with you, not with the laptop.")
        )
        self.pin.set_text(f"{pin[:3]}\u2002{pin[3:]}" if pin else words.say("One moment …"))
        has_code = stands and bool(state.set_up_code)
        self.code_name.set_text(
            words.say("The set-up code, for when the PIN is forgotten. It is kept in the keys folder too.")
        )
        self.code.set_text(state.set_up_code if has_code else "")
        self.code_name.setVisible(has_code)
        self.code.setVisible(has_code)
        self.hint.set_texts(
            words.say("It opens the staff screen"),
            words.say("Hold the top left corner of the first screen for three seconds, then type the PIN."),
        )
        self.offer_next(words.say("I have written it down"), enabled=bool(pin))

    def leave(self) -> None:
        """Nothing of it stays on a screen that is not shown."""
        self.show_state(self.flow.state)

    def first_focus(self) -> QWidget:
        return self.on


class PinAgainPage(SetupPage):
    """Typed from the note; a look back is allowed."""

    takes_typing = True

    def __init__(self, flow: SetupFlow, pin: FirstPin) -> None:
        super().__init__(flow)
        self._pin = pin
        self.dots = PinDots()
        self.pad_of_digits = PinPad()
        self.pad_of_digits.enter.hide()
        # Beside the pad, not below it: that needs all the height of a low screen.
        for place, part in enumerate((self.dots, self.other), start=2):
            self._said.insertWidget(place, part)
        self.body.addWidget(self.pad_of_digits)
        self.other.clicked.connect(flow.go_back)
        self.pad_of_digits.digit.connect(pin.press)
        self.pad_of_digits.erased.connect(pin.erase)
        pin.changed.connect(lambda: self.show_state(flow.state))
        pin.confirmed.connect(flow.finish)

    def show_state(self, state: SetupState) -> None:
        super().show_state(state)
        self.show_trouble(self._pin.state.error)

    def say(self, words: Words, state: SetupState) -> None:
        pin = self._pin.state
        self.title.set_text(words.say("Type the PIN from your note"))
        wrong = words.say("That is not the PIN. Show it again, and compare your note.")
        self.lead.set_text(wrong if pin.wrong else words.say("Then the kiosk is ready, and anybody may sign."))
        self.dots.set_count(pin.typed, PIN_LENGTH)
        self.pad_of_digits.setAccessibleName(words.say("Digits of the PIN"))
        self.pad_of_digits.set_names(words.say("Take the last digit back"), words.say("Next"))
        self.pad_of_digits.setEnabled(not pin.working)
        self.other.setText(words.say("Show the PIN again"))
        self.other.show()

    def first_focus(self) -> QWidget:
        return self.pad_of_digits
