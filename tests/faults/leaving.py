"""What a child does: comes to a screen with canary words in every field, leaves in one way, and looks for what is left.

Lines: `there` when the screen stands with the entry, and `left` when the person has gone: at either it stops, to be
looked at from outside, until it is told to go on. `found PLACE` for each place that still has any of the entry, on
Welcome and on the screens of whoever comes next; `searched` at the end, and then it waits to be killed.
"""

import os
import signal
from dataclasses import dataclass, replace
from pathlib import Path

from faults.booth import PATIENT, a_booth, move_into
from faults.left_over_defects import plant
from faults.nursery import say
from faults.screens import Screen, Way
from faults.searching import in_python, on_screens
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.installed import Kiosk
from kiosk.receipt_code import format_code
from kiosk.signatory import Exposure
from ui.booth.viewmodels.draft import NAMES
from ui.booth.viewmodels.flow import Step
from ui.booth.window import BoothWindow
from ui.hands import Hands
from ui.widgets.buttons import TouchButton

VISIT = "faults.leaving:visit"
NEXT = "faults.leaving:next_start"
BACKWARDS = {
    "given_name": "кычнарўаЖ",
    "family_name": "яаксўёўалаС",
    "city": "кснялгычШ",
    "email": "elpmaxe.akranak@rigens",
    "country": "яікьлюзяЗ",
}
"""What is typed into each field, from the last letter to the first: so nothing but the screens ever holds the words."""
COUNTRY = "віл"
"""For the country that is chosen in the end: its name stands in every kiosk and is no canary."""
INK = (tuple((0.1 + 0.07 * step, 0.4 + 0.2 * (step % 2)) for step in range(12)),)
LITTLE_INK = (((0.5, 0.5), (0.51, 0.5)),)
FAREWELL_TICK_MS = 20
AWAY = "away-"
STAFF_CODE_BACKWARDS = "CJQ5WH8RBTX4F7DK2M9A"


def visit(folder: str, home: str, *, screen: str, way: str, display: str | None = None, planted: str = "") -> None:
    """One person at the kiosk whose data are in `home`, and then the next; `folder` takes whatever else is written."""
    move_into(Path(folder), display)
    plant(planted)
    # Thank-you goes by itself within a second, or not at all.
    timing = replace(PATIENT, farewell_tick=FAREWELL_TICK_MS) if Way(way) is Way.FAREWELL else PATIENT
    with a_booth(Path(home), timing) as (kiosk, window):
        person = Person(kiosk, window)
        person.come_to(Screen(screen))
        person.copy()
        _stop("there")
        person.leave(Way(way))
        _stop("left")
        _look(window, [*BACKWARDS.values(), *person.codes])


def _stop(line: str) -> None:
    say(line)
    os.kill(os.getpid(), signal.SIGSTOP)


def next_start(folder: str, home: str, display: str | None = None, planted: str = "") -> None:
    """The kiosk is started again on what a process left that was killed."""
    move_into(Path(folder), display)
    plant(planted)
    _mend_ledger(Path(home))
    with a_booth(Path(home)) as (_, window):
        _look(window, list(BACKWARDS.values()))


def _break_ledger(kiosk: Kiosk) -> None:
    """What stands at the ledger's place cannot be opened."""
    ledger = kiosk.home.ledger
    kiosk.ledger.close()
    for file in ledger.parent.glob(f"{ledger.name}*"):
        file.rename(file.with_name(f"{AWAY}{file.name}"))
    ledger.mkdir()


def _mend_ledger(folder: Path) -> None:
    """Where it was broken, whoever starts the kiosk again has put it back: without it there is nothing to start."""
    for file in folder.glob(f"{AWAY}*"):
        place = file.with_name(file.name.removeprefix(AWAY))
        if place.is_dir():
            place.rmdir()
        file.rename(place)


def _look(window: BoothWindow, backwards: list[str]) -> None:
    area, hands = window.attendee, Hands()
    assert area.flow.state.step is Step.WELCOME, f"left at {area.flow.state.step}"
    places = [*on_screens(backwards), *in_python(backwards)]
    hands.press(area.welcome.start)
    hands.press(area.petition.support)
    places += on_screens(backwards)
    hands.press(area.exposure.choices.card(str(Exposure.CAMPAIGN)))
    hands.press(area.exposure.on)
    places += on_screens(backwards)
    for place in sorted(set(places)):
        say(f"found {place}")
    say("searched")
    signal.pause()


def press_key(line: QWidget, letter: str) -> None:
    """As a key of a plugged-in keyboard; QTest itself has none but those of ASCII."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(line, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


@dataclass
class Person:
    """Somebody who enters canaries by finger and pen."""

    kiosk: Kiosk
    window: BoothWindow

    def __post_init__(self) -> None:
        self.hands = Hands()
        self.area = self.window.attendee
        self.flow = self.area.flow
        self.codes: list[str] = []
        """The receipt code that was drawn, backwards too."""
        self.flow.language.choose("be")

    # Coming

    def come_to(self, screen: Screen) -> None:
        """Goes on until this screen stands, by the one way that leads there."""
        if screen in (Screen.STAFF_WITHDRAWS, Screen.STAFF_FORGOT):
            self._staff_types(screen)
            return
        for name in ("start", "choose", "type", "draw", "look", "sign"):
            if getattr(self, f"_{name}")(screen):
                return
        raise AssertionError(f"no way to {screen}")

    def _start(self, _screen: Screen) -> bool:
        self.hands.press(self.area.welcome.start)
        self.hands.press(self.area.petition.support)
        return False

    def _choose(self, _screen: Screen) -> bool:
        self.hands.press(self.area.exposure.choices.card(str(Exposure.HANDOVER)))
        self.hands.press(self.area.exposure.on)
        self.hands.press(self.area.question.yes_button)
        return False

    def _type(self, screen: Screen) -> bool:
        page, hands = self.area.details, self.hands
        for name in NAMES:
            self._enter(name)
        if screen is Screen.TYPING:
            return True
        for name in ("city", "email"):
            self._enter(name)
        if screen is Screen.COUNTRY:
            self._enter("country")
            return True
        hands.press(page.fields["country"])
        hands.type(page.keyboard, COUNTRY)
        if screen is Screen.SUGGESTED:
            return True
        hands.press(page.suggestions.buttons[0])
        if screen in (Screen.EXPOSURE, Screen.HANDOVER_ASKED):
            hands.press(self.area.header.back_button)
            if screen is Screen.HANDOVER_ASKED:
                hands.press(self.area.exposure.on)
            return True
        if screen is Screen.STILL_THERE:
            self.area.idle.asked.emit()
            hands.settle()
        return screen in (Screen.DETAILS, Screen.STILL_THERE)

    def _enter(self, name: str) -> None:
        """By finger what everybody gives, the rest on a keyboard that was plugged in."""
        page = self.area.details
        self.hands.press(page.fields[name])
        for letter in reversed(BACKWARDS[name]):
            if name in NAMES:
                self.hands.type(page.keyboard, letter)
            else:
                press_key(page.fields[name].line, letter)
        self.hands.settle()

    def _draw(self, screen: Screen) -> bool:
        self.hands.press(self.area.details.on)
        is_little = screen is Screen.LITTLE_INK_ASKED
        self.hands.draw(self.area.sign.pad_area, LITTLE_INK if is_little else INK)
        if screen is Screen.SIGN:
            return True
        self.hands.press(self.area.sign.on)
        return is_little

    def _look(self, screen: Screen) -> bool:
        if screen is Screen.SEEN:
            QTest.mousePress(self.area.agree.hold, Qt.MouseButton.LeftButton)
            self.hands.settle()
            assert self.area.agree.name.words(), "holding shows nothing"
        elif screen is Screen.KEEPER:
            self.hands.press(self.area.agree.keeper)
        elif screen is Screen.FAILED:
            _break_ledger(self.kiosk)
            self.hands.press(self.area.agree.on)
            self.hands.wait(lambda: self.flow.state.failure is not None, "saving did not fail")
        return screen in (Screen.AGREE, Screen.SEEN, Screen.KEEPER, Screen.FAILED)

    def _sign(self, screen: Screen) -> bool:
        self.hands.press(self.area.agree.on)
        self.hands.wait(lambda: self.flow.state.step is Step.THANKS, "no Thank-you")
        thanks = self.flow.state.thanks
        self.codes = [format_code(thanks.code)[::-1]] if thanks else []
        if screen is Screen.CODE:
            self.hands.press(self.area.thanks.show_code)
        return screen in (Screen.THANKS, Screen.CODE)

    def _staff_types(self, screen: Screen) -> None:
        """Staff type a code on one of their pages. Behind the PIN, which is tried elsewhere."""
        self._call_staff()
        if screen is Screen.STAFF_WITHDRAWS:
            self.window.staff.show_page("withdraw")
        else:
            self.window.staff.models.pin.ask_setup_code(asked=True)
        self.hands.settle()
        (line,) = [one for one in self.window.staff.findChildren(QLineEdit) if one.isVisible()]
        self.hands.press(line)
        for letter in reversed(STAFF_CODE_BACKWARDS):
            QTest.keyClicks(line, letter)
        self.codes = [line.text()[::-1]]
        self.hands.settle()

    # Leaving

    def copy(self) -> None:
        """Tries to put what stands there on the clipboard, as keys do; and puts something there as nothing can."""
        focused = self.window.focusWidget() or self.window
        for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
            QTest.keyClick(focused, key, Qt.KeyboardModifier.ControlModifier)
        clipboard = QGuiApplication.clipboard()
        stray = BACKWARDS["family_name"][::-1]
        clipboard.setText(stray, QClipboard.Mode.Clipboard)
        if clipboard.supportsSelection():
            clipboard.setText(stray, QClipboard.Mode.Selection)

    def leave(self, way: Way) -> None:
        """Leaves in this way, and waits for Welcome."""
        {
            Way.STOP: self._stop,
            Way.BACK: self._back_out,
            Way.IDLE: self._walk_away,
            Way.STAFF: self._staff_come,
            Way.FINISH: self._finish,
            Way.FAREWELL: self._go_on,
            Way.TAKE_BACK: self._take_back,
            Way.LOCK: self._lock,
            Way.CRASH: signal.pause,
        }[way]()
        self.hands.wait(lambda: self.flow.state.step is Step.WELCOME, f"{way} does not lead to Welcome")

    def _stop(self) -> None:
        self.hands.press(self.area.header.stop_button)

    def _back_out(self) -> None:
        for overlay in (self.area.question, self.area.keeper):
            if overlay.isVisible():
                self.hands.press(overlay.no_button)
        while self.flow.state.step is not Step.WELCOME:
            self.hands.press(self.area.header.back_button)

    def _walk_away(self) -> None:
        if self.area.still_there.isHidden():
            self.area.idle.asked.emit()

    def _staff_come(self) -> None:
        self._call_staff()
        self._lock()

    def _call_staff(self) -> None:
        chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self.window, Qt.Key.Key_F12, chord)
        self.hands.wait(self.window.staff.isVisible, "staff do not come")

    def _lock(self) -> None:
        self.hands.press(self.window.staff.bar.lock)

    def _go_on(self) -> None:
        """From any screen of an entry to Thank-you, without anything entered twice."""
        area, hands = self.area, self.hands
        if area.keeper.isVisible():
            hands.press(area.keeper.no_button)
        while self.flow.state.step is not Step.THANKS:
            before = self.flow.state.step, self.flow.state.question
            if area.question.isVisible():
                hands.press(area.question.yes_button)
            elif self.flow.state.step is Step.DETAILS:
                self._complete_details()
            elif self.flow.state.step is Step.SIGN and not area.sign.pad_area.stroke_count:
                hands.draw(area.sign.pad_area, INK)
                hands.press(area.sign.on)
            else:
                hands.press(self._on())
            if before[0] is Step.AGREE:
                hands.wait(lambda: self.flow.state.step is Step.THANKS, "no Thank-you")
            assert before != (self.flow.state.step, self.flow.state.question), f"{before[0]} does not lead on"

    def _on(self) -> TouchButton:
        area = self.area
        return {Step.EXPOSURE: area.exposure.on, Step.SIGN: area.sign.on, Step.AGREE: area.agree.on}[
            self.flow.state.step
        ]

    def _complete_details(self) -> None:
        page, given = self.area.details, self.flow.state.draft.details
        for name in ("city", "email"):
            if not getattr(given, name):
                self._enter(name)
        if not given.country or page.fields["country"].line.hasFocus():
            while page.fields["country"].value():
                self.hands.press(page.fields["country"])
                QTest.keyClick(page.fields["country"].line, Qt.Key.Key_Backspace)
            self.hands.press(page.fields["country"])
            self.hands.type(page.keyboard, COUNTRY)
            self.hands.press(page.suggestions.buttons[0])
        self.hands.press(page.on)

    def _finish(self) -> None:
        self._go_on()
        self.hands.press(self.area.thanks.on)

    def _take_back(self) -> None:
        self._go_on()
        self.hands.press(self.area.thanks.take_back)
        self.hands.wait(lambda: bool(self.flow.state.thanks and self.flow.state.thanks.taken_back), "not taken back")
        self.hands.press(self.area.thanks.on)
