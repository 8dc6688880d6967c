"""Typing into a field, and that nothing of it is left or leaks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Metrics, Stylist, TextSize
from ui.widgets.entry_field import EntryField

Show = Callable[..., QWidget]


@pytest.fixture
def field(show: Show) -> EntryField:
    made = EntryField("given_name")
    made.set_label("Імя")
    show(made, QPushButton("Далей"))
    made.setFocus()
    return made


def _leave(field: EntryField) -> None:
    button = field.window().findChild(QPushButton)
    assert button is not None
    button.setFocus()


def _said_aloud(field: EntryField) -> str:
    """Everything a screen reader can get from the line."""
    face = QAccessible.queryAccessibleInterface(field.line)
    return " ".join(face.text(part) for part in QAccessible.Text)


def test_hands_and_keys_type_alike(qtbot: QtBot, field: EntryField) -> None:
    field.insert("Я")
    QTest.keyClicks(field.line, "nka")
    with qtbot.waitSignal(field.edited) as edited:
        field.backspace()
    assert field.value() == "Яnk"
    assert edited.args == ["Яnk"]


def test_the_cursor_moves_by_keys(field: EntryField) -> None:
    field.insert("Янка")
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Delete):
        QTest.keyClick(field.line, key)
    field.insert("о")
    assert field.value() == "Яноа"
    assert field.before_cursor() == "Яно"
    QTest.keyClick(field.line, Qt.Key.Key_Home)
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.value() == "Яноа"


def test_a_touch_on_its_label_goes_to_the_line(field: EntryField) -> None:
    _leave(field)
    assert not field.line.hasFocus()
    frame = field.childAt(QPoint(12, 12))
    assert frame is not None
    QTest.mouseClick(frame, Qt.MouseButton.LeftButton)
    assert field.line.hasFocus()


def test_what_is_left_is_hidden(field: EntryField) -> None:
    field.insert("Ян")
    _leave(field)
    two = field.grab().toImage()
    assert field.line.text() == ""
    assert field.line.displayText() == ""
    assert "Ян" not in _said_aloud(field)
    field.set_value("Апалінарый-Уладзіслаў")
    QApplication.processEvents()
    assert field.grab().toImage() == two, "the picture of a hidden value must not tell its length"
    field.setFocus()
    assert field.before_cursor() == "Апалінарый-Уладзіслаў"
    QApplication.processEvents()
    assert field.line.text() == "Апалінарый-Уладзіслаў"


def test_a_country_need_not_be_hidden(field: EntryField) -> None:
    field.set_masked_when_left(False)
    field.set_value("Літва")
    _leave(field)
    assert field.line.text() == "Літва"


def test_wiping_leaves_nothing(field: EntryField) -> None:
    empty = field.grab().toImage()
    field.insert("Сакрэт")
    field.set_error("Памылка")
    field.wipe()
    assert (field.value(), field.line.text(), field.error()) == ("", "", "")
    assert not field.line.isUndoAvailable()
    assert not field.line.isRedoAvailable()
    field.line.undo()
    field.line.redo()
    assert field.line.text() == ""
    assert "Сакрэт" not in _said_aloud(field)
    QApplication.processEvents()
    assert field.grab().toImage() == empty


def test_there_is_never_anything_to_undo(field: EntryField) -> None:
    for letter in "Янка":
        field.insert(letter)
        assert not field.line.isUndoAvailable()
    field.backspace()
    QTest.keyClick(field.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.value(), field.line.isUndoAvailable()) == ("Янк", False)


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V, Qt.Key.Key_Insert])
def test_nothing_goes_to_the_clipboard_or_comes_from_it(field: EntryField, key: Qt.Key) -> None:
    board = QGuiApplication.clipboard()
    board.setText("чужое")
    field.insert("Янка")
    for modifier in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier):
        if modifier is Qt.KeyboardModifier.ControlModifier or key is Qt.Key.Key_Insert:
            QTest.keyClick(field.line, key, modifier)
    assert (board.text(), field.value(), field.line.hasSelectedText()) == ("чужое", "Янка", False)


def test_neither_mouse_nor_keys_select(field: EntryField) -> None:
    field.insert("Янка")
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(field.line, left, pos=QPoint(2, 8))
    QTest.mouseMove(field.line, QPoint(60, 8))
    QTest.mouseRelease(field.line, left, pos=QPoint(60, 8))
    QTest.mouseDClick(field.line, left, pos=QPoint(10, 8))
    QTest.mouseRelease(field.line, left, pos=QPoint(10, 8))
    QTest.keyClick(field.line, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert not field.line.hasSelectedText()


def test_half_composed_text_is_never_kept(field: EntryField) -> None:
    field.insert("Я")
    QApplication.sendEvent(field.line, QInputMethodEvent("паў", []))
    assert (field.value(), field.line.text()) == ("Я", "Я")
    done = QInputMethodEvent("", [])
    done.setCommitString("н")
    QApplication.sendEvent(field.line, done)
    assert field.value() == "Ян"


def test_an_error_stands_in_words_and_for_screen_readers(field: EntryField) -> None:
    field.set_description("Як у пашпарце")
    assert field.line.accessibleDescription() == "Як у пашпарце"
    field.set_error("Напішыце імя")
    assert field.line.accessibleDescription() == "Напішыце імя"
    assert field.line.accessibleName() == "Імя"
    field.set_error("")
    assert field.line.accessibleDescription() == "Як у пашпарце"


def test_it_tells_when_it_is_entered_and_left(qtbot: QtBot, field: EntryField) -> None:
    with qtbot.waitSignal(field.left):
        _leave(field)
    with qtbot.waitSignal(field.entered):
        field.setFocus()
    with qtbot.waitSignal(field.submitted):
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.step) as step:
        QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert step.args == [1]


def test_a_value_never_grows_beyond_its_bounds(field: EntryField) -> None:
    field.set_longest(5)
    field.insert("Аляксандра")
    field.insert("x")
    assert field.value() == "Алякс"
    field.insert("\n\t\x00")
    assert field.value() == "Алякс"


@pytest.mark.parametrize("size", TextSize)
def test_it_is_as_high_as_a_finger_and_its_words(show: Show, size: TextSize) -> None:
    made = EntryField()
    made.set_label("Імя")
    show(made, stylist=Stylist(metrics=Metrics(1024, 600), text_size=size))
    assert made.height() >= 72
    assert made.line.height() >= made.line.fontMetrics().height()


def test_ink_events_do_not_reach_a_hidden_line(field: EntryField) -> None:
    """A drop is never taken, whatever is dragged over it."""
    assert not field.line.acceptDrops()
    assert not field.line.dragEnabled()
    assert field.line.contextMenuPolicy() is Qt.ContextMenuPolicy.NoContextMenu
    assert not field.line.event(QEvent(QEvent.Type.ShortcutOverride))


def test_what_is_typed_at_once_on_coming_back_stands_at_the_end(field: EntryField) -> None:
    """The value is shown only after the focus was told; no key may fall between."""
    field.set_value("Ян")
    _leave(field)
    field.setFocus()
    field.insert("к")
    assert field.value() == "Янк"
    field.backspace()
    QApplication.processEvents()
    assert field.line.text() == "Ян"


@pytest.mark.parametrize("reason", [Qt.FocusReason.TabFocusReason, Qt.FocusReason.OtherFocusReason])
def test_a_line_tells_of_no_cursor_before_it_tells_that_it_has_the_focus(
    field: EntryField, reason: Qt.FocusReason
) -> None:
    moved: list[int] = []
    field.set_value("Ян")
    _leave(field)
    field.line.cursorPositionChanged.connect(lambda _before, now: moved.append(now))
    field.line.selectionChanged.connect(lambda: moved.append(-1))
    field.setFocus(reason)
    assert not moved
    QApplication.processEvents()
    assert moved == [2]
