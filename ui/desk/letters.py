"""Letters that mean something, wherever the keyboard has them: the same key also on a Cyrillic layout."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

SAME_KEY = {
    "s": "sы",
    "d": "dв",
    "l": "lд",
    "z": "zя",
}
"""A Latin letter, and what its key gives under the Belarusian, Russian and Ukrainian layouts. Position alone would not
do: Z and Y change places on a German keyboard."""

UKRAINIAN_S = "і"
"""On the key of S under the Ukrainian layout, and under the Belarusian on that of B, where it means nothing."""
KEY_OF_S = 39
"""What X11 and Wayland call the key of S, wherever it is and whatever it types."""

_LAST_CHARACTER = 0x10FFFF


def letter_of(event: QKeyEvent) -> str:
    """Which of the letters a key means; empty for none, and for a key that repeats by itself."""
    typed = event.text().casefold()
    if len(typed) != 1 or not typed.isalpha():
        # With Ctrl held there is no text, or a control character: Qt names the letter then.
        typed = chr(event.key()).casefold() if event.key() <= _LAST_CHARACTER else ""
    if event.isAutoRepeat() or not typed:
        return ""
    if typed == UKRAINIAN_S:
        return "s" if event.nativeScanCode() == KEY_OF_S else ""
    return next((letter for letter, keys in SAME_KEY.items() if typed in keys), "")


def is_plain(event: QKeyEvent) -> bool:
    """Whether no modifier but Shift is held."""
    held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.NoModifier
