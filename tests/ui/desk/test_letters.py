"""The letters of a decision are found on every keyboard layout."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.desk.letters import is_plain, letter_of


def key(text: str, code: int = 0, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, code or ord(text.upper()), held, text)


@pytest.mark.parametrize(
    ("typed", "letter"),
    [("s", "s"), ("S", "s"), ("ы", "s"), ("d", "d"), ("в", "d"), ("Д", "l"), ("l", "l"), ("я", "z")],
)
def test_latin_and_cyrillic_layouts_have_them_on_the_same_keys(typed: str, letter: str) -> None:
    assert letter_of(key(typed)) == letter


@pytest.mark.parametrize(("place", "letter"), [(39, "s"), (56, ""), (0, "")])
def test_the_ukrainian_letter_of_s_is_on_the_belarusian_keyboard_that_of_b(place: int, letter: str) -> None:
    """One stray key would make one person of two."""
    held = Qt.KeyboardModifier.NoModifier
    typed = QKeyEvent(QEvent.Type.KeyPress, ord("І"), held, place, 0, 0, "і")
    assert letter_of(typed) == letter


@pytest.mark.parametrize("typed", ["a", "y", "5", " "])
def test_other_keys_mean_nothing(typed: str) -> None:
    assert letter_of(key(typed)) == ""


@pytest.mark.parametrize("code", [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Shift])
def test_keys_without_letters_mean_nothing(code: Qt.Key) -> None:
    assert letter_of(key("", int(code))) == ""


def test_control_z_is_found_though_it_types_nothing() -> None:
    held = key("\x1a", int(Qt.Key.Key_Z), Qt.KeyboardModifier.ControlModifier)
    assert (letter_of(held), is_plain(held)) == ("z", False)


def test_a_key_that_repeats_by_itself_decides_nothing() -> None:
    again = QKeyEvent(QEvent.Type.KeyPress, int(Qt.Key.Key_S), Qt.KeyboardModifier.NoModifier, "s", autorep=True)
    assert letter_of(again) == ""
