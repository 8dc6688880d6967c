"""How far long work is, in words for those who do not see the bar: each quarter, where it takes its time."""

from PySide6.QtWidgets import QWidget

from kiosk.words import Words
from ui.spoken import announce
from ui.time_left import time_left

QUARTER = 250
"""Thousandths."""


def quarter_reached(before: int, thousandths: int, seconds_left: float | None) -> int | None:
    """The percentage to tell, given the quarters told before; None while there is nothing new, and at the end.

    Work of a second or two tells no time left yet: its end says enough.
    """
    quarter = thousandths // QUARTER
    return quarter * 25 if seconds_left is not None and before < quarter < 4 else None


class ProgressNews:
    """Announces the quarters of one piece of work after another."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._quarters = 0

    def tell(self, thousandths: int, seconds_left: float | None, words: Words) -> None:
        """How far it is now; no thousandth begins anew."""
        if not thousandths:
            self._quarters = 0
        percent = quarter_reached(self._quarters, thousandths, seconds_left)
        if percent is not None:
            self._quarters = percent // 25
            done = words.say("{percent}% done.", percent=percent)
            announce(self._widget, f"{done} {time_left(seconds_left, words)}")
