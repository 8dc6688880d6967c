"""Typing as on a telephone: two thumbs at once, fingers that slide, taps that come twice; and nothing is remembered."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fingers import Fingers
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.keyboards import read_layouts
from ui.widgets import touch_keyboard
from ui.widgets.hidden_line import HiddenLine
from ui.widgets.key_grid import KeyKind
from ui.widgets.key_popup import KeyPreview
from ui.widgets.key_slips import SLIPS_MS
from ui.widgets.touch_keyboard import TouchKeyboard

LAYOUTS = read_layouts(Path(__file__).parents[3] / "resources" / "keyboards")
Show = Callable[..., QWidget]
Spot = tuple[int, int]


class Typist:
    """A keyboard, the fingers on it, and what came of them: backspaces as ⌫, the way to the next field as ⏎."""

    def __init__(self, show: Show, fingers: Fingers) -> None:
        self.board, self.fingers = TouchKeyboard(LAYOUTS), fingers
        self.heard: list[str] = []
        self.board.set_layout("be")
        self.board.set_swaps(("be", "ru", "en", "de"))
        self.board.text_typed.connect(self.heard.append)
        self.board.backspace_pressed.connect(lambda: self.heard.append("⌫"))
        self.board.next_pressed.connect(lambda: self.heard.append("⏎"))
        self.window = show(QLineEdit(), self.board)

    def spot(self, wanted: str | KeyKind) -> Spot:
        found = next(
            cell.box.center()
            for cell in self.board.cells()
            if (cell.key.kind is wanted if isinstance(wanted, KeyKind) else cell.key.text == wanted)
        )
        return found.x(), found.y()

    def tap(self, *keys: str | KeyKind) -> None:
        for key in keys:
            self.fingers.tap(self.board, QPoint(*self.spot(key)))

    def slide(self, start: Spot, *way: Spot) -> None:
        self.fingers.press(self.board, f0=start)
        for spot in way:
            self.fingers.move(self.board, f0=spot)
        self.fingers.release(self.board, f0=way[-1])

    @property
    def text(self) -> str:
        return "".join(self.heard)


@pytest.fixture
def typist(show: Show, fingers: Fingers) -> Typist:
    return Typist(show, fingers)


# Two thumbs


@pytest.mark.parametrize("word", ["мова", "анна", "прывітанне", "зззз"])
def test_the_next_key_comes_down_before_the_last_is_lifted(word: str, typist: Typist) -> None:
    """Every letter is there, in the order of the presses, the same key twice too."""
    for number, letter in enumerate(word):
        typist.fingers.press(typist.board, **{f"f{number}": typist.spot(letter)})
        if number:
            typist.fingers.release(typist.board, **{f"f{number - 1}": typist.spot(word[number - 1])})
    typist.fingers.release(typist.board, **{f"f{len(word) - 1}": typist.spot(word[-1])})
    assert typist.text == word


def test_the_last_finger_may_be_lifted_first(typist: Typist) -> None:
    typist.fingers.press(typist.board, f0=typist.spot("д"))
    typist.fingers.press(typist.board, f1=typist.spot("а"))
    typist.fingers.release(typist.board, f1=typist.spot("а"))
    typist.fingers.release(typist.board, f0=typist.spot("д"))
    assert typist.text == "да"


def test_two_fingers_in_one_picture_of_the_screen_are_two_letters(typist: Typist) -> None:
    typist.fingers.press(typist.board, f0=typist.spot("д"), f1=typist.spot("а"))
    typist.fingers.release(typist.board, f0=typist.spot("д"), f1=typist.spot("а"))
    assert typist.text == "да"


def test_shift_held_by_one_thumb_is_for_the_letter_of_the_other(typist: Typist) -> None:
    typist.fingers.press(typist.board, f0=typist.spot(KeyKind.SHIFT))
    typist.fingers.press(typist.board, f1=typist.spot("я"))
    typist.fingers.release(typist.board, f1=typist.spot("я"))
    typist.fingers.release(typist.board, f0=typist.spot(KeyKind.SHIFT))
    typist.tap("я")
    assert typist.text == "Яя"


def test_a_letter_ends_the_deleting_of_the_other_thumb(
    typist: Typist, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touch_keyboard, "REPEAT_AFTER_MS", 40)
    monkeypatch.setattr(touch_keyboard, "REPEAT_MS", 20)
    typist.fingers.press(typist.board, f0=typist.spot(KeyKind.DELETE))
    qtbot.waitUntil(lambda: len(typist.heard) >= 2)
    typist.fingers.press(typist.board, f1=typist.spot("а"))
    typist.fingers.release(typist.board, f1=typist.spot("а"))
    before = len(typist.heard)
    with qtbot.assertNotEmitted(typist.board.backspace_pressed, wait=100):
        pass
    assert len(typist.heard) == before
    assert typist.heard[-1] == "а"


# Fingers that slide


def test_a_finger_that_rolls_a_little_means_its_key(typist: Typist) -> None:
    x, y = typist.spot("а")
    half = next(cell.box.width() for cell in typist.board.cells() if cell.key.text == "а") // 2
    typist.slide((x, y), (x + half + 3, y))
    assert typist.text == "а"


def test_a_finger_that_leaves_the_keyboard_types_nothing(typist: Typist) -> None:
    typist.slide(typist.spot("й"), (typist.spot("й")[0], -120))
    assert typist.text == ""
    assert not any(cap.isDown() for cap in typist.board.caps())


def test_one_that_comes_back_types_where_it_is(typist: Typist) -> None:
    typist.slide(typist.spot("й"), (typist.spot("й")[0], -120), typist.spot("ц"))
    assert typist.text == "ц"


@pytest.mark.parametrize("kind", [KeyKind.NEXT, KeyKind.DELETE, KeyKind.SHIFT, KeyKind.SWAP, KeyKind.DIGITS])
def test_a_letter_that_slides_onto_another_kind_of_key_does_nothing(kind: KeyKind, typist: Typist) -> None:
    typist.slide(typist.spot("м"), typist.spot(kind))
    assert typist.text == ""
    assert typist.board.layout_id == "be"
    assert not typist.board.is_capital


@pytest.mark.parametrize("kind", [KeyKind.NEXT, KeyKind.SHIFT, KeyKind.SWAP])
def test_nor_does_such_a_key_that_slides_onto_a_letter(kind: KeyKind, typist: Typist) -> None:
    typist.slide(typist.spot(kind), typist.spot("м"))
    assert (typist.text, typist.board.layout_id, typist.board.is_capital) == ("", "be", False)


# Taps that come twice


def test_a_double_tap_goes_one_field_on(typist: Typist) -> None:
    typist.tap(KeyKind.NEXT, KeyKind.NEXT)
    assert typist.text == "⏎"
    typist.tap("а", KeyKind.NEXT)
    assert typist.text == "⏎а⏎"


def test_a_double_tap_stays_with_the_digits(typist: Typist) -> None:
    typist.tap(KeyKind.DIGITS)
    typist.fingers.tap(typist.board, QPoint(*typist.spot(KeyKind.LETTERS)))
    typist.tap("7")
    assert typist.text == "7"


def test_a_double_tap_swaps_once_and_a_later_one_again(typist: Typist, monkeypatch: pytest.MonkeyPatch) -> None:
    typist.tap(KeyKind.SWAP, KeyKind.SWAP)
    assert typist.board.layout_id == "ru"
    monkeypatch.setitem(SLIPS_MS, KeyKind.SWAP, 0)
    typist.tap(KeyKind.SWAP)
    assert typist.board.layout_id == "en"


def test_letters_may_come_as_fast_as_they_like(typist: Typist) -> None:
    typist.tap(*"анна", KeyKind.SPACE, KeyKind.SPACE, KeyKind.DELETE, KeyKind.DELETE)
    assert typist.text == "анна  ⌫⌫"


# Shift


def test_a_lock_lasts_until_it_is_tapped_again(typist: Typist) -> None:
    typist.tap(KeyKind.SHIFT, KeyKind.SHIFT, *"яю", KeyKind.SHIFT, "я")
    assert typist.text == "ЯЮя"


# What is shown, and what is not kept


def previews(typist: Typist) -> Iterator[KeyPreview]:
    return (one for one in typist.window.findChildren(KeyPreview) if one.isVisible())


def test_the_letter_under_the_finger_is_shown_above_it(typist: Typist) -> None:
    spot = typist.spot("п")
    typist.fingers.press(typist.board, f0=spot)
    (preview,) = previews(typist)
    assert preview.geometry().bottom() <= typist.board.mapTo(typist.window, QPoint(*spot)).y()
    typist.fingers.release(typist.board, f0=spot)
    assert not list(previews(typist))


def test_the_preview_follows_a_finger_that_slides_and_goes_with_it(typist: Typist) -> None:
    typist.fingers.press(typist.board, f0=typist.spot("й"))
    typist.fingers.move(typist.board, f0=typist.spot("к"))
    (preview,) = previews(typist)
    assert preview.geometry().center().x() == pytest.approx(
        typist.board.mapTo(typist.window, QPoint(*typist.spot("к"))).x(), abs=40
    )
    typist.fingers.move(typist.board, f0=(typist.spot("к")[0], -200))
    assert not list(previews(typist))
    typist.fingers.release(typist.board, f0=(typist.spot("к")[0], -200))


def test_no_word_is_learned(qtbot: QtBot) -> None:
    """A line tells every keyboard there may be that what stands in it is to be neither guessed nor kept."""
    line = HiddenLine()
    qtbot.addWidget(line)
    hints = Qt.InputMethodHint
    for hint in (hints.ImhSensitiveData, hints.ImhNoPredictiveText, hints.ImhHiddenText):
        assert line.inputMethodHints() & hint
    assert line.completer() is None
    assert not any("word" in name or "learn" in name for name in vars(TouchKeyboard(LAYOUTS)))


@pytest.mark.usefixtures("brief_key_presses")
def test_a_long_press_in_an_address_gives_a_digit(typist: Typist, qtbot: QtBot) -> None:
    typist.board.set_layout("email")
    typist.fingers.press(typist.board, f0=typist.spot("e"))
    qtbot.waitUntil(lambda: typist.board.popup is not None)
    assert typist.board.popup is not None
    assert typist.board.popup.texts() == ("3",)
    target = typist.board.mapFromGlobal(typist.board.popup.mapToGlobal(typist.board.popup.box_of(0).center()))
    typist.fingers.move(typist.board, f0=(target.x(), target.y()))
    typist.fingers.release(typist.board, f0=(target.x(), target.y()))
    assert typist.text == "3"
