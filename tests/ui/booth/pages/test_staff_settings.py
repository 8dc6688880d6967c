"""The settings keep nothing of what was typed and not begun."""

import pytest
from factories_staff import MemoryKiosk
from factories_staff_area import an_area, unlock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.booth.pages.staff_settings import SettingsPage
from ui.booth.staff_area import StaffArea
from ui.widgets.guarded_line import GuardedLine

TYPED = "Canary"


def settings_of(area: StaffArea) -> SettingsPage:
    page = area.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


@pytest.mark.parametrize("field", ["name", "place", "day"])
def test_what_was_typed_is_gone_once_the_page_is_left(field: str, qtbot: QtBot) -> None:
    kiosk = MemoryKiosk()
    with an_area(qtbot, kiosk) as area:
        unlock(qtbot, area)
        area.show_page("settings")
        page = settings_of(area)
        line = page.event_card.fields[field]
        before = page.event_card.typed()
        QTest.keyClicks(line, TYPED)
        assert TYPED in line.text()
        area.close_area()
        state = area.models.settings.state
        assert (state.name, state.place, state.day) == before
        assert page.event_card.typed() == before
        line.undo()
        assert page.event_card.typed() == before


@pytest.mark.parametrize("field", ["name", "place", "day"])
def test_nothing_typed_gets_out_by_a_selection(field: str, qtbot: QtBot) -> None:
    """On X11 a mouse that selects hands the words to every program."""
    with an_area(qtbot, MemoryKiosk()) as area:
        unlock(qtbot, area)
        area.show_page("settings")
        line = settings_of(area).event_card.fields[field]
        QTest.keyClicks(line, TYPED)
        QTest.mouseDClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
        QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert isinstance(line, GuardedLine)
        assert not line.hasSelectedText()
