"""Whether the next letter is a capital: by hand, locked by a double tap, or because a word begins."""

from dataclasses import dataclass, replace
from enum import Enum

DOUBLE_TAP_MS = 400
BEFORE_CAPITAL = ("", " ", "-", "‐", "–", "’", "'")


class Shift(Enum):
    """What a hand did to the shift key."""

    UNTOUCHED = "untouched"
    ONCE = "once"
    LOCKED = "locked"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ShiftState:
    """Frozen: every touch and letter gives the next state."""

    shift: Shift = Shift.UNTOUCHED
    automatic: bool = False
    tapped_at: int | None = None

    @property
    def capital(self) -> bool:
        """Whether a letter now would be a capital."""
        return self.locked or self.shift is Shift.ONCE or (self.automatic and self.shift is not Shift.REFUSED)

    @property
    def locked(self) -> bool:
        return self.shift is Shift.LOCKED

    def tapped(self, at: int) -> "ShiftState":
        """After a tap at that millisecond: on and off in turn, locked by two taps in quick succession."""
        twice = self.tapped_at is not None and at - self.tapped_at <= DOUBLE_TAP_MS
        if self.locked:
            return replace(self, shift=Shift.REFUSED if self.automatic else Shift.UNTOUCHED, tapped_at=None)
        if twice:
            return replace(self, shift=Shift.LOCKED, tapped_at=None)
        if self.capital:
            return replace(self, shift=Shift.REFUSED if self.automatic else Shift.UNTOUCHED, tapped_at=at)
        return replace(self, shift=Shift.ONCE, tapped_at=at)

    def typed(self) -> "ShiftState":
        """After a letter; only a lock outlasts it."""
        return replace(self, shift=self.shift if self.locked else Shift.UNTOUCHED, tapped_at=None)

    def with_automatic(self, automatic: bool) -> "ShiftState":
        return replace(self, automatic=automatic)


def begins_word(before: str) -> bool:
    """Whether a name's part begins behind this text."""
    return before[-1:] in BEFORE_CAPITAL


def capital(text: str) -> str:
    """The capital of a key's letter; signs and endings such as .org have none."""
    if text == "ß":
        return "ẞ"
    return text.upper() if len(text) == len(text.upper()) == 1 else text
