"""Hands that count what they do, so that it can be said how long a person would have taken."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ui.hands import Hands
from ui.widgets.touch_keyboard import TouchKeyboard

TAP_SECONDS = 1.0
KEY_SECONDS = 1 / 3
STROKE_SECONDS = 2.0
"""A person's pace (issue: three minutes); a line that is drawn takes as long as two taps."""


@dataclass
class PacedHands(Hands):
    """The usual hands, with a count."""

    taps: int = 0
    keys: int = 0
    strokes: int = 0

    @property
    def seconds(self) -> float:
        """What a person would have taken for all of it."""
        return self.taps * TAP_SECONDS + self.keys * KEY_SECONDS + self.strokes * STROKE_SECONDS

    def tap(self, widget: QWidget, spot: QPoint) -> None:
        if isinstance(widget, TouchKeyboard):
            self.keys += 1
        else:
            self.taps += 1
        super().tap(widget, spot)

    def stroke(self, pad: QWidget, spots: list[QPoint]) -> None:
        self.strokes += 1
        super().stroke(pad, spots)
