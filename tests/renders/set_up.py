"""Every screen of the wizard, on a laptop in memory."""

from collections.abc import Iterator, Sequence

from factories_setup import (
    LANGUAGES,
    PINS,
    MemoryLight,
    MemoryMachine,
    a_keys_place,
    a_kit,
    a_wizard,
    the_campaign,
)
from pytestqt.qtbot import QtBot
from renders.screen import Screen
from renders.sheets import View

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.finding import KitFound
from ui.language import LanguageSwitch
from ui.setup.pages.pin import PinAgainPage
from ui.setup.pages.trials import TouchPage
from ui.setup.viewmodels.steps import Step, Way
from ui.setup.viewmodels.trials import LINE, TARGETS
from ui.setup.window import SetupWindow


def set_up_screens(qtbot: QtBot, language: str, views: Sequence[View]) -> Iterator[Screen]:
    """In all these views. Once a kiosk is set up nothing leads back, so there is a wizard for each."""
    for view in views:
        speaks = LanguageSwitch(LANGUAGES, language)
        machine = MemoryMachine(kits=(a_kit(), _broken()), wrong=("clock",), lamp=MemoryLight())
        with a_wizard(qtbot, machine, size=(view.width, view.height), language=speaks) as window:
            window.set_look(window.look.with_theme(view.theme).with_motion(False))
            yield from (Screen(f"setup-{name}", view, window) for name in _walk(window, machine))


def _broken() -> KitFound:
    return KitFound(a_kit("broken").file, None, InputRefused("kit-broken"))


def _walk(window: SetupWindow, machine: MemoryMachine) -> Iterator[str]:
    flow = window.flow
    yield "language"
    flow.choose_language(flow.language.current)
    yield from _own_keys(window)
    flow.choose_way(Way.KIT)
    yield "kit"
    flow.choose_kit(a_kit())
    machine.failing["open_kit"] = InputRefused("code-wrong")
    flow.try_code("K7QF")
    yield "code-wrong"
    machine.failing.clear()
    flow.try_code("K7QF")
    yield "fits"
    flow.go_on()
    yield "event"
    flow.type_event("Fair", "Vilnius")
    flow.go_on()
    yield "day"
    flow.go_on()
    yield from _trials(window)
    yield from _pin(window)


def _own_keys(window: SetupWindow) -> Iterator[str]:
    flow = window.flow
    yield "way"
    flow.choose_way(Way.OWN)
    yield "campaign"
    flow.choose_campaign(the_campaign())
    yield "mode"
    flow.choose_mode(Mode.LIVE)
    yield "controller"
    flow.confirm_controller()
    yield "keys"
    flow.choose_keys(a_keys_place())
    flow.type_passphrase("walnut", "")
    yield "passphrase-weak"
    while flow.state.step is not Step.WAY:
        flow.go_back()


def _trials(window: SetupWindow) -> Iterator[str]:
    page = window.pages[Step.TOUCH]
    assert isinstance(page, TouchPage)
    page.board.hit.emit(0)
    yield "touch"
    for target in range(len(TARGETS)):
        page.board.hit.emit(target)
    for x, y in LINE:
        page.board.drawn.emit(x, y)
    yield "touch-done"
    for name in ("keyboard", "brightness", "checks-wrong"):
        window.flow.go_on()
        yield name


def _pin(window: SetupWindow) -> Iterator[str]:
    window.flow.go_on()
    yield "pin"
    window.flow.go_on()
    page = window.pages[Step.PIN_AGAIN]
    assert isinstance(page, PinAgainPage)
    for digit in (*reversed(PINS[0]), "3", "1"):
        page.pad_of_digits.digit.emit(digit)
    yield "pin-again"
