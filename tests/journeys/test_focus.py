"""Every screen by Tab alone: nothing is out of reach, nothing holds the focus, and one always sees where it is."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from booths import BoothMaker
from factories_desk_window import MemoryDesk, a_desk, a_pair, two_signings, unlock
from factories_setup import OWN_CODE, STICK, MemoryLight, MemoryMachine, a_kit, a_wizard
from focus_walk import refuse_bad_focus, refuse_hidden_rings
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from visiting import VISITORS, come_to, sign

from kiosk.entry import Mode
from kiosk.paths import CAMPAIGNS
from kiosk.signatory import Exposure
from ui.booth.pages.staff_pad import DigitPad
from ui.booth.viewmodels.flow import Step
from ui.booth.window import BoothWindow
from ui.desk.navigation import Place
from ui.desk.window import DeskWindow
from ui.hands import Hands
from ui.reading_order import is_stop
from ui.setup.viewmodels.finds import KEYS_FOLDER
from ui.setup.walk import SetupWalk
from ui.setup.window import SetupWindow
from ui.theme import Theme

SIZES = ((1280, 720), (720, 1280))
PASSPHRASE = "walnut parade oxygen velvet cricket"
Judge = Callable[[QWidget, str], None]


@pytest.fixture
def booth_of(booth_of: BoothMaker) -> BoothMaker:
    """Its windows as everywhere, but not painted: every walk takes its own pictures."""
    return partial(booth_of, painted=False)


def judge(window: BoothWindow | SetupWindow | DeskWindow, where: str) -> None:
    """Where the focus goes, and where there is most room whether it shows in every theme; the last one stays on."""
    look = window.look
    refuse_bad_focus(window, f"{where}, {look.theme}", rings=not look.metrics.portrait)
    if look.metrics.portrait:
        return
    for theme in Theme:
        if theme is not look.theme:
            window.set_look(look.with_theme(theme))
            Hands().settle()
            refuse_hidden_rings(window, f"{where}, {theme}")


@pytest.mark.parametrize("size", SIZES)
def test_an_attendee_comes_to_everything_by_tab(size: tuple[int, int], booth_of: BoothMaker) -> None:
    booth, hands = booth_of(size, language="de"), Hands()
    window, area = booth.window, booth.window.attendee
    judge(window, "welcome")
    for step in (Step.PETITION, Step.EXPOSURE, Step.DETAILS, Step.SIGN, Step.AGREE):
        come_to(hands, area, VISITORS["de"], step, Exposure.CAMPAIGN)
        judge(window, str(step))
    hands.press(area.agree.keeper)
    judge(window, "who keeps this")
    hands.press(area.keeper.no_button)
    sign(hands, area)
    judge(window, "thanks")
    hands.press(area.thanks.show_code)
    judge(window, "the code")


def test_a_question_leaves_only_itself_and_the_header_to_tab(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    window, area = booth.window, booth.window.attendee
    come_to(hands, area, VISITORS["en"], Step.EXPOSURE, Exposure.HANDOVER)
    hands.press(area.exposure.choices.card("handover"))
    hands.press(area.exposure.on)

    judge(window, "the question")

    assert area.question.isVisible()
    assert not [widget for widget in area.exposure.findChildren(QWidget) if widget.isEnabled() and is_stop(widget)]


def test_are_you_still_there_leaves_only_its_button_to_tab(booth_of: BoothMaker) -> None:
    booth, hands = booth_of(), Hands()
    window, area = booth.window, booth.window.attendee
    come_to(hands, area, VISITORS["en"], Step.DETAILS, Exposure.CAMPAIGN)
    area.idle.asked.emit()

    judge(window, "are you still there")

    stops = [button for button in window.findChildren(QPushButton) if button.isVisible() and is_stop(button)]
    assert stops == [area.still_there.button]
    hands.press(area.still_there.button)


@pytest.mark.parametrize("size", SIZES)
def test_staff_come_to_everything_by_tab(size: tuple[int, int], booth_of: BoothMaker) -> None:
    booth, hands = booth_of(size, language="de"), Hands()
    window, staff = booth.window, booth.window.staff
    window.gesture.made.emit()
    judge(window, "pin")
    pad = staff.pages["pin"].findChildren(DigitPad)[0]
    for digit in booth.pin:
        hands.press(pad.keys[digit])
    hands.wait(lambda: staff.stack.currentWidget() is staff.overview, "the PIN did not open")
    # What it hears of the kiosk shows and hides controls: not in the middle of a walk.
    hands.wait(lambda: staff.models.overview.state.facts is not None, "the overview hears nothing")
    for name in staff.pages:
        if name != "pin":
            staff.show_page(name)
            judge(window, name)


@pytest.mark.parametrize("size", SIZES)
def test_the_set_up_with_a_kit_goes_by_tab(size: tuple[int, int], qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine(lamp=MemoryLight()), size=size) as window:
        walk = SetupWalk(Hands(), window, lambda name: judge(window, name))
        walk.take_kit("de", a_kit().file, OWN_CODE)
        walk.name_event("Fair", "Vilnius")
        walk.try_out("k")
        walk.type_pin(walk.read_pin())


def test_the_set_up_with_own_keys_goes_by_tab(qtbot: QtBot) -> None:
    with a_wizard(qtbot, MemoryMachine(lamp=MemoryLight())) as window:
        walk = SetupWalk(Hands(), window, lambda name: judge(window, name))
        keys = STICK / f"{KEYS_FOLDER}-viasna"
        walk.make_own("de", CAMPAIGNS / "viasna", Mode.LIVE, keys, PASSPHRASE)


def test_the_desk_goes_by_tab(qtbot: QtBot, tmp_path: Path) -> None:
    with a_desk(qtbot, MemoryDesk(shown={a_pair(): two_signings()})) as window:
        judge(window, "open")
        unlock(window)
        for place in Place:
            window.go_to(place)
            judge(window, str(place))
        for part in ("check", "keys", "kits"):
            window.go_to(Place.CAMPAIGN)
            window.campaign.show_part(part)
            judge(window, f"campaign, {part}")


def test_a_round_that_misses_a_control_is_found(booth_of: BoothMaker) -> None:
    """The check itself."""
    booth = booth_of()
    booth.window.attendee.welcome.start.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    with pytest.raises(AssertionError, match="no Tab comes to"):
        refuse_bad_focus(booth.window, "welcome")


def test_a_ring_that_does_not_show_is_found(booth_of: BoothMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check itself."""
    monkeypatch.setattr("ui.widgets.buttons.paint_ring", lambda *_: None)

    with pytest.raises(AssertionError, match="pixels change enough"):
        refuse_hidden_rings(booth_of().window, "welcome")
