"""The pad of digits for the PIN, with the names of its keys."""

from kiosk.words import Words
from ui.theme import Stylist
from ui.widgets.pin_pad import PinPad

WIDEST_KEY = 180


class DigitPad(PinPad):
    """As in the set-up, where the PIN was shown: hands that know one know the other. It needs no key to be done."""

    def __init__(self) -> None:
        super().__init__()
        self.enter.hide()

    def retranslate(self, words: Words) -> None:
        """Names the keys for screen readers."""
        self.setAccessibleName(words.say("Digits of the PIN"))
        self.erase.setAccessibleName(words.say("Take the last digit back"))

    def allow(self, *, digits: bool, erasing: bool) -> None:
        """Which keys do anything now."""
        for key in self.keys.values():
            key.setEnabled(digits)
        self.erase.setEnabled(digits and erasing)

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        for key in (*self.keys.values(), self.erase):
            key.setMaximumWidth(stylist.px(WIDEST_KEY))
