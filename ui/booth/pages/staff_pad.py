"""The pad of digits for the PIN: laid out like a telephone's, so that hands find it without eyes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from kiosk.words import Words
from ui.booth.pages.staff_parts import StaffButton

ERASE = "⌫"


class DigitPad(QWidget):
    """Ten digits and a key to take one back; works by touch and by keyboard."""

    digit = Signal(str)
    erase = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        self.keys: dict[str, StaffButton] = {}
        for index, name in enumerate(("1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", ERASE)):
            if name:
                grid.addWidget(self._key(name), index // 3, index % 3)
        # Typed digits come here from whichever key has the focus; Tab has the keys themselves to stop at.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _key(self, name: str) -> StaffButton:
        key = StaffButton("ghost", self)
        key.setProperty("pad", "digit")
        key.setMinimumSize(96, 80)
        key.setMaximumWidth(180)
        key.say(name)
        key.set_guard(0)
        # Typing on a real keyboard goes to the pad itself, whichever key was touched before.
        key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        key.pressed.connect(self.erase if name == ERASE else lambda: self.digit.emit(name))
        self.keys[name] = key
        return key

    def retranslate(self, words: Words) -> None:
        """Names the keys for screen readers."""
        self.setAccessibleName(words.say("Digits of the PIN"))
        self.keys[ERASE].setAccessibleName(words.say("Take the last digit back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Backspace of a real keyboard; held keys do not repeat."""
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Backspace:
            self.erase.emit()
        elif len(event.text()) == 1 and event.text() in "0123456789":
            self.digit.emit(event.text())
        else:
            super().keyPressEvent(event)
