"""The touch keyboard at the foot of the staff area: types into whichever field has the focus."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.booth.staff_area import StaffArea
from ui.key_names import name_keys
from ui.keyboards import Layout
from ui.language import LanguageSwitch
from ui.reading_order import go_through
from ui.widgets.guarded_line import GuardedLine
from ui.widgets.touch_keyboard import TouchKeyboard


class StaffKeyboard:
    """Keeps one keyboard and points it at a line."""

    def __init__(self, layouts: Mapping[str, Layout], language: LanguageSwitch) -> None:
        self._language = language
        self._line: QLineEdit | None = None
        self.keyboard = TouchKeyboard(layouts)
        self.keyboard.set_swaps([code for code in language.languages if code in layouts])
        self.keyboard.text_typed.connect(self._type)
        self.keyboard.backspace_pressed.connect(self._delete)
        self.keyboard.next_pressed.connect(self._next)

    def give_to(self, staff: StaffArea) -> None:
        """Puts the keyboard at the area's foot."""
        staff.set_keyboard(self.keyboard, self._attach)

    def _attach(self, line: QLineEdit) -> None:
        self._line = line
        words = self._language.words
        keys, last_key = (line.keys, line.last_key) if isinstance(line, GuardedLine) else ("", "")
        name_keys(self.keyboard, words)
        self.keyboard.set_next_text(last_key or words.say("Next field"))
        latin = bool(line.inputMethodHints() & Qt.InputMethodHint.ImhLatinOnly)
        self.keyboard.set_layout(keys or ("en" if latin else words.language))

    def _type(self, text: str) -> None:
        if self._line is not None:
            self._line.insert(text)

    def _delete(self) -> None:
        if self._line is not None:
            self._line.backspace()

    def _next(self) -> None:
        if isinstance(self._line, GuardedLine) and self._line.last_key:
            self._line.returnPressed.emit()
        elif self._line is not None:
            # As Tab does: Qt's next one may be a label, and the keyboard goes when no line has the focus.
            go_through(self._line.window(), forward=True)
