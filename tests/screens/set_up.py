"""Every state of the set-up wizard, on a laptop with everything in it that takes room."""

from collections.abc import Iterator
from contextlib import contextmanager

from factories_setup import PINS, MemoryLight, MemoryMachine, a_keys_place, a_kit, opened, the_campaign
from pytestqt.qtbot import QtBot
from screens.part import Opened, Scene
from stages import a_set_up

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.finding import KitFound
from kiosk.words import program_languages
from ui.setup.pages.pin import PinAgainPage
from ui.setup.pages.trials import TouchPage
from ui.setup.viewmodels.steps import Step, Way
from ui.setup.viewmodels.trials import LINE, TARGETS
from ui.setup.window import SetupWindow


@contextmanager
def set_up(qtbot: QtBot, scene: Scene) -> Iterator[Opened]:
    broken = KitFound(a_kit("broken").file, None, InputRefused("kit-broken"))
    machine = MemoryMachine(
        kits=(a_kit(), a_kit("kiosk-02", Mode.REHEARSAL), broken),
        kit_opened=opened(scene.mode),
        wrong=("clock", "disk"),
        lamp=MemoryLight(),
    )
    with a_set_up(qtbot, machine, program_languages()) as stage:
        yield stage, states_of_set_up(stage.window, machine)


def states_of_set_up(window: SetupWindow, machine: MemoryMachine) -> Iterator[str]:
    """The names of its states, each while it stands."""
    flow = window.flow
    yield "language"
    flow.choose_language(flow.language.current)
    yield from _own_keys(window)
    flow.choose_way(Way.KIT)
    yield "kit"
    flow.choose_kit(a_kit())
    yield "code"
    machine.failing["open_kit"] = InputRefused("code-wrong")
    flow.try_code("K7QF")
    yield "code-wrong"
    machine.failing.clear()
    flow.try_code("K7QF")
    yield "fits"
    flow.go_on()
    yield "event"
    flow.type_event("Fair", "")
    yield "event-named"
    flow.go_on()
    yield "day"
    machine.failing["install"] = InputRefused("kiosk-exists", folder="/home/volunteer/.local/share/petition-kiosk")
    flow.go_on()
    yield "day-refused"
    machine.failing.clear()
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
    flow.type_passphrase("walnut", "waln")
    yield "passphrase-weak"
    while flow.state.step is not Step.WAY:
        flow.go_back()


def _trials(window: SetupWindow) -> Iterator[str]:
    page = window.pages[Step.TOUCH]
    assert isinstance(page, TouchPage)
    yield "touch-first"
    page.board.hit.emit(0)
    yield "touch"
    for target in range(1, len(TARGETS)):
        page.board.hit.emit(target)
    yield "touch-line"
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
    yield "pin-again-empty"
    for digit in reversed(PINS[0]):
        page.pad_of_digits.digit.emit(digit)
    yield "pin-again-wrong"
    for digit in "31":
        page.pad_of_digits.digit.emit(digit)
    yield "pin-again"
