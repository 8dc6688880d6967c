"""The keyboard at the foot of the staff area has the keys that a line wants, and ends what one line asks for."""

from factories_staff import MemoryKiosk
from factories_staff_area import an_area, unlock
from pytestqt.qtbot import QtBot

from kiosk.paths import KEYBOARDS
from kiosk.receipt_code import CHECK_SYMBOLS
from kiosk.words import words_in
from ui.booth.staff_area import StaffArea
from ui.booth.staff_keyboard import StaffKeyboard
from ui.keyboards import CODE_LAYOUT, read_layouts
from ui.language import LanguageSwitch
from ui.task import TaskStep
from ui.widgets.key_grid import KeyKind
from ui.widgets.touch_keyboard import TouchKeyboard


def with_keyboard(area: StaffArea) -> StaffKeyboard:
    keyboard = StaffKeyboard(read_layouts(KEYBOARDS), LanguageSwitch(("en", "de"), "en"))
    keyboard.give_to(area)
    return keyboard


def last_key(keyboard: TouchKeyboard) -> str:
    keys = zip(keyboard.cells(), keyboard.caps(), strict=True)
    return next(cap.accessibleName() for cell, cap in keys if cell.key.kind is KeyKind.NEXT)


def test_a_code_is_typed_on_its_own_keys_and_the_last_one_withdraws(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area:
        typing = with_keyboard(area)
        keyboard = typing.keyboard
        unlock(qtbot, area)
        area.show_page("withdraw")
        qtbot.waitUntil(keyboard.isVisible)
        assert keyboard.layout_id == CODE_LAYOUT
        assert set(CHECK_SYMBOLS) <= {cell.key.text for cell in keyboard.cells()}
        assert last_key(keyboard) == "Withdraw"
        keyboard.text_typed.emit("K7QF")
        keyboard.next_pressed.emit()
        assert area.models.withdraw.task.state.step is TaskStep.DONE


def test_its_keys_are_named_in_the_language_that_is_on(qtbot: QtBot) -> None:
    language = LanguageSwitch(("en", "de"), "en")
    with an_area(qtbot, MemoryKiosk()) as area:
        typing = StaffKeyboard(read_layouts(KEYBOARDS), language)
        typing.give_to(area)
        unlock(qtbot, area)
        for spoken in ("de", "en"):
            language.choose(spoken)
            area.show_page("settings")
            area.pages["settings"].event_card.fields["name"].setFocus()  # type: ignore[attr-defined]  # the settings' page
            qtbot.waitUntil(typing.keyboard.isVisible)
            names = {cap.accessibleName() for cap in typing.keyboard.caps()}
            assert {words_in(spoken).say(key) for key in ("Delete", "Digits", "Space")} <= names
            area.show_page("overview")


def test_among_several_fields_the_last_key_goes_to_the_next(qtbot: QtBot) -> None:
    with an_area(qtbot, MemoryKiosk()) as area:
        typing = with_keyboard(area)
        unlock(qtbot, area)
        area.show_page("settings")
        area.pages["settings"].event_card.fields["name"].setFocus()  # type: ignore[attr-defined]  # the settings' page
        qtbot.waitUntil(typing.keyboard.isVisible)
        assert typing.keyboard.layout_id == "en"
        assert last_key(typing.keyboard) == "Next field"
        for name in ("place", "day"):
            typing.keyboard.next_pressed.emit()
            assert area.pages["settings"].event_card.fields[name].hasFocus()  # type: ignore[attr-defined]  # see above
            assert typing.keyboard.isVisible()
