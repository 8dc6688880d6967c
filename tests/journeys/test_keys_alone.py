"""Whole signings by keys alone, without a drawing: on a real keyboard, and with the two keys that one switch gives."""

from functools import partial

import pytest
from booths import Booth, BoothMaker, Prepared
from focus_walk import focused, press, settle
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from visiting import VISITORS, Visitor

from kiosk.opening import OpenedRecord, open_entry
from kiosk.signatory import Exposure, InkKind
from ui.booth.viewmodels.flow import Step
from ui.hands import Hands
from ui.widgets import key_scan, key_slips

RUNS = (*((language, (1280, 720)) for language in VISITORS), ("be", (720, 1280)))
ENTER, TAB, DOWN, RIGHT, SPACE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
    Qt.Key.Key_Space,
)


@pytest.fixture
def booth_of(booth_of: BoothMaker) -> BoothMaker:
    """Its windows as everywhere, but not painted: what counts is who has the focus, and what is kept."""
    return partial(booth_of, painted=False)


class Keys:
    """A keyboard at the kiosk: every key goes to the window, which finds who has the focus."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            press(self.window, key)

    def back(self, times: int = 1) -> None:
        for _ in range(times):
            press(self.window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    def type(self, text: str) -> None:
        """Letters as a keyboard of that language sends them; QTest itself knows Latin keys only."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self.window.windowHandle(), event)
        settle()

    def go_to(self, target: QWidget) -> None:
        """By Tab; whoever comes round without finding it never will."""
        for _ in range(40):
            if QApplication.focusWidget() is target:
                return
            self.press(TAB)
        raise AssertionError(f"no Tab leads to {target}")

    def take(self, target: QWidget) -> None:
        self.go_to(target)
        self.press(ENTER)


def the_record(booth: Booth, prepared: Prepared) -> OpenedRecord:
    (record,) = [open_entry(entry, prepared.keys.opening) for entry in booth.kiosk.ledger.entries()]
    assert isinstance(record, OpenedRecord)
    return record


def is_of(record: OpenedRecord, visitor: Visitor) -> bool:
    who = record.signatory
    given = (who.given_name, who.family_name, who.city, who.country)
    return given == (visitor.given_name, visitor.family_name, visitor.city, visitor.country)


@pytest.mark.parametrize(("language", "size"), RUNS)
def test_a_signing_on_a_real_keyboard(
    language: str, size: tuple[int, int], booth_of: BoothMaker, prepared: Prepared
) -> None:
    booth, visitor = booth_of(size, language="en"), VISITORS[language]
    area, keys = booth.window.attendee, Keys(booth.window)
    keys.take(area.header.languages.segment(language))
    keys.take(area.welcome.start)
    keys.press(DOWN, Qt.Key.Key_PageDown)
    keys.take(area.petition.support)
    keys.go_to(area.exposure.choices.card("count"))
    keys.press(DOWN, DOWN, SPACE)
    assert area.exposure.choices.current() == "handover"
    keys.go_to(area.exposure.on)
    keys.press(SPACE)
    keys.take(area.question.yes_button)

    keys.type(visitor.given_name)
    keys.press(TAB)
    keys.type("x")
    keys.press(Qt.Key.Key_Backspace)
    keys.type(visitor.family_name)
    keys.press(ENTER)
    keys.type(visitor.city)
    keys.press(ENTER)
    keys.type(visitor.country_typed)
    keys.press(DOWN, RIGHT, Qt.Key.Key_Left, ENTER)
    keys.back(4)
    assert focused() is area.details.fields["given_name"].line
    keys.take(area.details.on)
    keys.take(area.sign.cannot)
    keys.take(area.agree.on)
    Hands().wait(lambda: area.flow.state.step is Step.THANKS, "no Thank-you")

    record = the_record(booth, prepared)
    assert is_of(record, visitor)
    assert (record.ink.kind, record.exposure, record.language) == (InkKind.DECLARED, Exposure.HANDOVER, language)


class Switch(Keys):
    """One switch, whose device sends two keys: Tab and Enter."""

    def __init__(self, booth: Booth, qtbot: QtBot) -> None:
        super().__init__(booth.window)
        self.page = booth.window.attendee.details
        self.qtbot = qtbot

    def press(self, *keys: Qt.Key) -> None:
        assert set(keys) <= {TAB, ENTER}
        for key in keys:
            if key == ENTER:
                self.qtbot.waitUntil(lambda: not self.page.scan.is_slip())
            super().press(key)

    def key_named(self, name: str) -> None:
        """Scans to a key of the keyboard on the screen."""
        rows = self.page.scan.rows()
        found = [(r, k) for r, row in enumerate(rows) for k, cap in enumerate(row) if cap.accessibleName() == name]
        assert found, f"no key {name}"
        row, key = found[0]
        self.press(*[TAB] * row, ENTER, *[TAB] * key, ENTER)

    def type(self, text: str) -> None:
        for letter in text:
            names = {cap.accessibleName() for row in self.page.scan.rows() for cap in row}
            assert letter in names, f"the key of {letter} shows something else"
            self.key_named(letter)


@pytest.mark.parametrize("language", VISITORS)
def test_a_signing_with_one_switch(
    language: str, booth_of: BoothMaker, prepared: Prepared, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def go_on_fast() -> None:
        monkeypatch.setattr(key_scan, "GUARD_MS", 20)
        monkeypatch.setattr(key_slips, "SLIPS_MS", {})

    # Each of twenty-five Enters would wait for half a second, in which it would be a slip; in one language a name’s do.
    if language != "be":
        go_on_fast()
    booth = booth_of(language="en")
    area, switch = booth.window.attendee, Switch(booth, qtbot)
    names = {"be": ("Ян", "Ў"), "ru": ("Ия", "Щ"), "de": ("Jö", "Ü"), "en": ("Al", "O")}[language]
    switch.take(area.header.languages.segment(language))
    switch.take(area.welcome.start)
    switch.take(area.petition.support)
    switch.take(area.exposure.choices.card("campaign"))
    switch.take(area.exposure.on)

    on = area.details.keyboard.caps()[-1].accessibleName()
    switch.press(ENTER)
    switch.type(names[0])
    go_on_fast()
    switch.key_named(on)
    switch.type(names[1])
    switch.key_named(on)
    switch.key_named(on)
    assert focused() is area.details.fields["country"].line
    letter = {"be": "П", "ru": "П", "de": "P", "en": "P"}[language]
    switch.type(letter)
    offered = area.details.suggestions.buttons[0].text()
    switch.press(ENTER, ENTER)
    assert area.details.fields["country"].value() == offered
    switch.key_named(on)
    assert focused() is area.details.on
    switch.press(ENTER)
    switch.take(area.sign.cannot)
    switch.take(area.agree.on)
    Hands().wait(lambda: area.flow.state.step is Step.THANKS, "no Thank-you")

    record = the_record(booth, prepared)
    assert (record.signatory.given_name, record.signatory.family_name) == names
    assert record.ink.kind is InkKind.DECLARED
    assert record.signatory.country
