"""Second taps of one who taps twice, on keys where they would undo the first or go too far."""

from PySide6.QtCore import QElapsedTimer

from ui.widgets.key_grid import KeyKind

SLIPS_MS = {
    KeyKind.NEXT: 500,
    KeyKind.SWAP: 300,
    KeyKind.DIGITS: 300,
    KeyKind.LETTERS: 300,
    KeyKind.AKIN: 300,
}
"""So soon after itself such a key is not pressed again."""


class KeySlips:
    """Remembers the last key's kind, and when it was."""

    def __init__(self) -> None:
        self._last: KeyKind | None = None
        self._since = QElapsedTimer()

    def is_slip(self, kind: KeyKind) -> bool:
        """Whether this is the same key again too soon. The ways to the digits and back lie in one place."""
        kind = KeyKind.DIGITS if kind is KeyKind.LETTERS else kind
        again = kind is self._last and self._since.elapsed() < SLIPS_MS.get(kind, 0)
        if not again:
            self._last = kind
            self._since.start()
        return again
