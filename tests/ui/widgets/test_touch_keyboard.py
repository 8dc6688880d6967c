"""Typing on the touch keyboard with real touches and mouse presses."""

from collections.abc import Callable
from pathlib import Path

import pytest
from assistive import actions_of, do
from fingers import Fingers
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.keyboards import read_layouts
from ui.theme import Metrics, Stylist
from ui.widgets.key_face import KeyNames
from ui.widgets.key_grid import KeyKind
from ui.widgets.touch_keyboard import TouchKeyboard

LAYOUTS = read_layouts(Path(__file__).parents[3] / "resources" / "keyboards")
Show = Callable[..., QWidget]


@pytest.fixture
def keyboard(show: Show) -> TouchKeyboard:
    board = TouchKeyboard(LAYOUTS)
    board.set_layout("be")
    board.set_swaps(("be", "ru"))
    board.set_next_text("Наступнае поле")
    show(QLineEdit(), board)
    return board


@pytest.fixture
def typed(keyboard: TouchKeyboard) -> list[str]:
    """What was typed; backspaces as ⌫."""
    heard: list[str] = []
    keyboard.text_typed.connect(heard.append)
    keyboard.backspace_pressed.connect(lambda: heard.append("⌫"))
    return heard


def _spot(keyboard: TouchKeyboard, text: str = "", kind: KeyKind = KeyKind.TEXT) -> QPoint:
    return next(
        cell.box.center() for cell in keyboard.cells() if cell.key.kind is kind and (not text or cell.key.text == text)
    )


def _xy(spot: QPoint) -> tuple[int, int]:
    return spot.x(), spot.y()


def test_a_tap_types(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    for letter in "мова":
        fingers.tap(keyboard, _spot(keyboard, letter))
    fingers.tap(keyboard, _spot(keyboard, kind=KeyKind.SPACE))
    assert typed == ["м", "о", "в", "а", " "]


def test_a_mouse_types_too(keyboard: TouchKeyboard, typed: list[str]) -> None:
    QTest.mouseClick(keyboard, Qt.MouseButton.LeftButton, pos=_spot(keyboard, "ў"))
    assert typed == ["ў"]


def test_a_second_finger_types_the_first_ones_key(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    first, second = _xy(_spot(keyboard, "ф")), _xy(_spot(keyboard, "о"))
    fingers.press(keyboard, f0=first)
    assert typed == []
    fingers.press(keyboard, f1=second)
    assert typed == ["ф"]
    fingers.release(keyboard, f0=first)
    assert typed == ["ф"]
    fingers.release(keyboard, f1=second)
    assert typed == ["ф", "о"]


def test_a_touch_is_answered_at_once(keyboard: TouchKeyboard, fingers: Fingers) -> None:
    spot = _spot(keyboard, "п")
    fingers.press(keyboard, f0=_xy(spot))
    cap = next(cap for cap in keyboard.caps() if cap.key.text == "п")
    assert cap.isDown()
    fingers.release(keyboard, f0=_xy(spot))
    assert not cap.isDown()


def test_a_finger_that_slides_types_where_it_ends(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    start, end = _xy(_spot(keyboard, "ф")), _xy(_spot(keyboard, "в"))
    fingers.press(keyboard, f0=start)
    fingers.move(keyboard, f0=end)
    fingers.release(keyboard, f0=end)
    assert typed == ["в"]


def test_a_touch_between_the_rows_still_types(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    fingers.tap(keyboard, QPoint(2, 2))
    assert typed == ["й"]


def test_shift_lasts_for_one_letter(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    fingers.tap(keyboard, _spot(keyboard, kind=KeyKind.SHIFT))
    assert keyboard.is_capital
    fingers.tap(keyboard, _spot(keyboard, "я"))
    fingers.tap(keyboard, _spot(keyboard, "я"))
    assert typed == ["Я", "я"]


def test_two_taps_on_shift_lock_it(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    shift = _spot(keyboard, kind=KeyKind.SHIFT)
    fingers.tap(keyboard, shift)
    fingers.tap(keyboard, shift)
    for letter in "яю":
        fingers.tap(keyboard, _spot(keyboard, letter))
    assert typed == ["Я", "Ю"]


def test_a_word_begins_with_a_capital(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    keyboard.set_auto_capital(True)
    fingers.tap(keyboard, _spot(keyboard, "я"))
    keyboard.set_auto_capital(False)
    fingers.tap(keyboard, _spot(keyboard, "я"))
    assert typed == ["Я", "я"]


def test_a_long_press_offers_the_letters_of_the_neighbours(
    qtbot: QtBot, keyboard: TouchKeyboard, typed: list[str], fingers: Fingers
) -> None:
    spot = _spot(keyboard, "і")
    fingers.press(keyboard, f0=_xy(spot))
    qtbot.waitUntil(lambda: keyboard.popup is not None)
    popup = keyboard.popup
    assert popup is not None
    assert popup.texts() == ("и", "ї")
    target = keyboard.mapFromGlobal(popup.mapToGlobal(popup.box_of(1).center()))
    fingers.move(keyboard, f0=_xy(target))
    fingers.release(keyboard, f0=_xy(target))
    assert typed == ["ї"]
    assert keyboard.popup is None


@pytest.mark.usefixtures("brief_key_presses")
def test_the_offered_letters_stay_for_a_tap(
    qtbot: QtBot, keyboard: TouchKeyboard, typed: list[str], fingers: Fingers
) -> None:
    keyboard.set_auto_capital(True)
    spot = _spot(keyboard, "ш")
    fingers.press(keyboard, f0=_xy(spot))
    qtbot.waitUntil(lambda: keyboard.popup is not None)
    fingers.release(keyboard, f0=_xy(spot))
    popup = keyboard.popup
    assert popup is not None
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=popup.box_of(0).center())
    assert typed == ["Щ"]
    assert keyboard.popup is None


@pytest.mark.usefixtures("brief_key_presses")
def test_a_tap_elsewhere_closes_what_was_offered(
    qtbot: QtBot, keyboard: TouchKeyboard, typed: list[str], fingers: Fingers
) -> None:
    spot = _spot(keyboard, "ш")
    fingers.press(keyboard, f0=_xy(spot))
    qtbot.waitUntil(lambda: keyboard.popup is not None)
    fingers.release(keyboard, f0=_xy(spot))
    popup = keyboard.popup
    assert popup is not None
    QTest.mouseClick(popup, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert (typed, keyboard.popup) == ([], None)


def test_delete_repeats_while_it_is_held(
    qtbot: QtBot, keyboard: TouchKeyboard, typed: list[str], fingers: Fingers
) -> None:
    spot = _spot(keyboard, kind=KeyKind.DELETE)
    fingers.press(keyboard, f0=_xy(spot))
    assert typed == ["⌫"]
    qtbot.waitUntil(lambda: len(typed) >= 3)
    fingers.release(keyboard, f0=_xy(spot))
    heard = len(typed)
    fingers.tap(keyboard, _spot(keyboard, "а"))
    assert typed[heard:] == ["а"]


def test_the_digits_come_and_go(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    fingers.tap(keyboard, _spot(keyboard, kind=KeyKind.DIGITS))
    fingers.tap(keyboard, _spot(keyboard, "7"))
    fingers.tap(keyboard, _spot(keyboard, "@"))
    fingers.tap(keyboard, _spot(keyboard, kind=KeyKind.LETTERS))
    fingers.tap(keyboard, _spot(keyboard, "ё"))
    assert typed == ["7", "@", "ё"]


def test_the_swap_key_changes_the_layout(qtbot: QtBot, keyboard: TouchKeyboard, fingers: Fingers) -> None:
    with qtbot.waitSignal(keyboard.layout_swapped) as swapped:
        fingers.tap(keyboard, _spot(keyboard, kind=KeyKind.SWAP))
    assert swapped.args == ["ru"]
    assert keyboard.layout_id == "ru"
    assert any(cell.key.text == "щ" for cell in keyboard.cells())


def test_a_language_without_a_layout_gets_the_english_one(
    keyboard: TouchKeyboard, typed: list[str], fingers: Fingers
) -> None:
    keyboard.set_layout("cs")
    fingers.tap(keyboard, _spot(keyboard, "w"))
    assert (keyboard.layout_id, typed) == ("en", ["w"])


def test_the_next_key_says_what_it_was_told(qtbot: QtBot, keyboard: TouchKeyboard, fingers: Fingers) -> None:
    with qtbot.waitSignal(keyboard.next_pressed):
        fingers.tap(keyboard, _spot(keyboard, kind=KeyKind.NEXT))
    assert any(cap.accessibleName() == "Наступнае поле" for cap in keyboard.caps())


def test_an_address_has_its_own_keys(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    keyboard.set_layout("email")
    for key in ("a", "@", "b", ".org"):
        fingers.tap(keyboard, _spot(keyboard, key))
    assert "".join(typed) == "a@b.org"
    assert not any(cell.key.kind in (KeyKind.SPACE, KeyKind.SWAP) for cell in keyboard.cells())


def test_a_screen_reader_names_and_presses_every_key(keyboard: TouchKeyboard, typed: list[str]) -> None:
    keyboard.set_names(KeyNames(shift="Вялікія", delete="Сцерці", space="Прабел"))
    caps = {cap.accessibleName(): cap for cap in keyboard.caps()}
    assert len(caps) == len(keyboard.cells())
    assert "" not in caps
    caps["ў"].click()
    caps["Прабел"].click()
    caps["Сцерці"].click()
    assert typed == ["ў", " ", "⌫"]


def test_a_screen_reader_reaches_the_letters_behind_a_long_press(keyboard: TouchKeyboard, typed: list[str]) -> None:
    QAccessible.setActive(True)
    try:
        keyboard.set_layout("pl")
        for name in ("More letters", "z", "ż"):
            next(cap for cap in keyboard.caps() if cap.accessibleName() == name).click()
        assert typed == ["ż"]
        assert any(cap.accessibleName() == "z" for cap in keyboard.caps())
    finally:
        QAccessible.setActive(False)


def test_the_key_for_more_letters_says_that_it_waits_for_one(keyboard: TouchKeyboard) -> None:
    keyboard.offer_akin(offered=True)
    key = next(cap for cap in keyboard.caps() if cap.key.kind is KeyKind.AKIN)
    assert not QAccessible.queryAccessibleInterface(key).state().checked
    key.click()
    assert QAccessible.queryAccessibleInterface(key).state().checked


@pytest.mark.parametrize("action", ["Toggle", "Press"])
def test_assistive_technology_uses_the_keys_that_can_be_on(keyboard: TouchKeyboard, qtbot: QtBot, action: str) -> None:
    """By whatever it is offered; and switched once, not on and off again."""
    keyboard.offer_akin(offered=True)
    shift, akin = (
        next(cap for cap in keyboard.caps() if cap.key.kind is kind) for kind in (KeyKind.SHIFT, KeyKind.AKIN)
    )
    for key in (shift, akin):
        assert action in actions_of(key)
        with qtbot.waitSignal(key.clicked):
            do(key, action)
        assert key.face.lit
        assert QAccessible.queryAccessibleInterface(key).state().checked
    assert keyboard.is_capital


def test_a_key_that_is_switched_again_too_soon_says_what_it_does(keyboard: TouchKeyboard) -> None:
    keyboard.offer_akin(offered=True)
    key = next(cap for cap in keyboard.caps() if cap.key.kind is KeyKind.AKIN)
    for _ in range(2):
        do(key)
        assert (key.face.lit, key.isChecked()) == (True, True)


def test_it_never_takes_the_focus(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    field = keyboard.window().findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    fingers.tap(keyboard, _spot(keyboard, "а"))
    QTest.mouseClick(keyboard, Qt.MouseButton.LeftButton, pos=_spot(keyboard, "б"))
    assert field.hasFocus()


def test_a_cancelled_touch_types_nothing(keyboard: TouchKeyboard, typed: list[str], fingers: Fingers) -> None:
    fingers.press(keyboard, f0=_xy(_spot(keyboard, "а")))
    keyboard.reset()
    fingers.release(keyboard, f0=_xy(_spot(keyboard, "а")))
    assert typed == []


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (720, 1280), (3840, 2160)])
@pytest.mark.parametrize("name", LAYOUTS)
def test_keys_are_large_enough_on_every_screen(show: Show, name: str, size: tuple[int, int]) -> None:
    board = TouchKeyboard(LAYOUTS)
    board.set_layout(name)
    board.set_swaps(("be", "ru", "en", "de"))
    show(board, size=size, stylist=Stylist(metrics=Metrics(*size)))
    for offered in (False, True):
        board.offer_akin(offered=offered)
        for cap in board.caps():
            assert cap.width() >= 52
            assert cap.height() >= 72
