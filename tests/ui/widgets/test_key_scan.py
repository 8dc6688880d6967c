"""Typing with Tab and Enter alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fingers import Fingers
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.keyboards import read_layouts
from ui.widgets import key_scan
from ui.widgets.deliberate_button import GUARD_MS
from ui.widgets.key_grid import KeyKind
from ui.widgets.key_scan import KeyScan, Mark
from ui.widgets.touch_keyboard import TouchKeyboard

LAYOUTS = read_layouts(Path(__file__).parents[3] / "resources" / "keyboards")
Show = Callable[..., QWidget]
TAB, BACK, ENTER, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape


def test_rows_come_first_and_then_the_keys_of_one() -> None:
    rows = [3, 2]
    assert Mark().on(rows) == Mark(1)
    assert Mark(1).on(rows) is None
    assert Mark(0, 1).on(rows) == Mark(0, 2)
    assert Mark(0, 2).on(rows) == Mark(0)
    assert Mark().back() is None
    assert Mark(1).back() == Mark(0)
    assert Mark(1, 0).back() == Mark(1)


class Desk:
    """A line, a keyboard under it, and one who scans."""

    def __init__(self, qtbot: QtBot, show: Show) -> None:
        self.qtbot = qtbot
        self.line, self.other = QLineEdit(), QLineEdit()
        self.keyboard = TouchKeyboard(LAYOUTS)
        self.keyboard.set_layout("en")
        self.beside: list[QPushButton] = []
        self.scan = KeyScan(self.keyboard, (self.line, self.other), lambda: self.beside)
        self.keyboard.text_typed.connect(self.line.insert)
        self.keyboard.backspace_pressed.connect(self.line.backspace)
        self.window = show(self.line, self.other, self.keyboard)
        self.scan.setParent(self.window)
        self.line.setFocus()

    def key(self, *keys: Qt.Key) -> None:
        for key in keys:
            if key == ENTER:
                self.qtbot.waitUntil(lambda: not self.scan.is_slip())
            QTest.keyClick(self.window.windowHandle(), key)

    def take(self, wanted: Callable[[QWidget], bool]) -> None:
        """Scans to a key, and takes it."""
        rows = self.scan.rows()
        row, key = next((r, k) for r, row in enumerate(rows) for k, one in enumerate(row) if wanted(one))
        self.key(*[TAB] * row, ENTER, *[TAB] * key, ENTER)


@pytest.fixture
def desk(qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """One Enter may follow another at once: twenty-five half seconds would be waited for otherwise."""
    monkeypatch.setattr(key_scan, "GUARD_MS", 20)
    return Desk(qtbot, show)


def letter(text: str) -> Callable[[QWidget], bool]:
    return lambda cap: cap.accessibleName() == text


def test_enter_takes_a_row_and_then_a_key_of_it(desk: Desk) -> None:
    desk.key(ENTER)
    assert desk.scan.mark == Mark()
    assert desk.scan.isVisible()
    for text in "hi":
        desk.take(letter(text))
    assert desk.line.text() == "hi"
    assert desk.line.hasFocus()


def test_letters_behind_a_long_press_have_a_key_that_leads_to_them(desk: Desk) -> None:
    """The next letter shows those akin to it instead of being typed; then the letters are back."""
    desk.keyboard.set_layout("pl")
    desk.key(ENTER)
    for text, akin in (("l", "ł"), ("a", "ą")):
        desk.take(letter("More letters"))
        desk.take(letter(text))
        desk.take(letter(akin))
        desk.take(letter(text))
    assert desk.line.text() == "łląa"


@pytest.mark.parametrize(("taken", "typed"), [(("b", "a"), "ba"), (("a", "Letters", "e"), "e")])
def test_a_letter_that_none_is_akin_to_is_typed_and_from_the_akin_ones_one_comes_back(
    desk: Desk, taken: tuple[str, ...], typed: str
) -> None:
    desk.key(ENTER)
    desk.take(letter("More letters"))
    for name in taken:
        desk.take(letter(name))
    assert desk.line.text() == typed


def test_the_next_person_finds_the_keyboard_without_that_key(desk: Desk) -> None:
    before = [cell.key for cell in desk.keyboard.cells()]
    desk.key(ENTER)
    assert any(cell.key.kind is KeyKind.AKIN for cell in desk.keyboard.cells())
    desk.scan.forget()
    assert [cell.key for cell in desk.keyboard.cells()] == before


def test_the_mark_lies_on_what_would_be_taken(desk: Desk) -> None:
    desk.key(ENTER, TAB)
    row = desk.scan.rows()[1]
    assert all(desk.scan.marked().contains(cap.mapTo(desk.window, cap.rect().center())) for cap in row), (
        desk.scan.marked()
    )
    desk.key(ENTER, TAB)
    assert desk.scan.marked().size() == row[1].size()


def test_delete_stays_for_more(desk: Desk) -> None:
    desk.line.setText("abc")
    desk.key(ENTER)
    desk.take(lambda cap: cap.key.kind is KeyKind.DELETE)  # type: ignore[attr-defined]  # every cap has its key
    desk.key(ENTER)
    assert desk.line.text() == "a"


def test_tab_leads_out_behind_the_last_row(desk: Desk) -> None:
    desk.key(ENTER, TAB, TAB, TAB)
    assert desk.line.hasFocus()
    desk.key(TAB)
    assert not desk.scan.isVisible()
    assert not desk.line.hasFocus()


def test_escape_and_shift_with_tab_lead_back(desk: Desk) -> None:
    desk.key(ENTER, ENTER, ESCAPE)
    assert desk.scan.mark == Mark()
    desk.key(BACK)
    assert not desk.scan.isVisible()
    assert desk.line.hasFocus()


def test_a_second_enter_at_once_is_a_slip_and_one_that_repeats_is_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_scan, "GUARD_MS", GUARD_MS)
    desk.key(ENTER)
    QTest.keyClick(desk.window.windowHandle(), ENTER)
    assert desk.scan.mark == Mark()


def test_who_types_by_hand_goes_on_by_enter(desk: Desk, fingers: Fingers) -> None:
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_A)
    desk.key(ENTER)
    assert desk.scan.mark is None
    desk.scan.forget()
    fingers.tap(desk.keyboard, desk.keyboard.cells()[0].box.center())
    desk.key(ENTER)
    assert desk.scan.mark is None


def test_a_letter_of_a_real_keyboard_ends_it_and_is_typed(desk: Desk) -> None:
    desk.key(ENTER, TAB)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_B)
    assert desk.scan.mark is None
    assert desk.line.text() == "b"


def test_what_is_offered_beside_is_the_first_row(desk: Desk) -> None:
    offered, heard = QPushButton("Lithuania", desk.window), []
    offered.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    offered.clicked.connect(lambda: heard.append(1))
    offered.show()
    desk.beside.append(offered)
    desk.key(ENTER, ENTER, ENTER)
    assert heard == [1]


def test_touches_go_through_it(desk: Desk) -> None:
    desk.key(ENTER)
    spot = desk.keyboard.mapTo(desk.window, QPoint(20, 20))
    assert desk.window.childAt(spot) in (desk.keyboard, *desk.keyboard.caps())
