"""Every face of the set-up wizard, one after another, on a laptop with everything in it that takes room."""

from collections.abc import Iterator

from factories_setup import PINS, MemoryLight, MemoryMachine, a_keys_place, a_kit, opened, the_campaign

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.finding import KitFound
from ui.setup.pages.pin import PinAgainPage
from ui.setup.pages.trials import TouchPage
from ui.setup.viewmodels.steps import Step, Way
from ui.setup.viewmodels.trials import LINE, TARGETS
from ui.setup.window import SetupWindow


def a_full_laptop() -> MemoryMachine:
    """With everything in it that takes room."""
    broken = KitFound(a_kit("broken").file, None, InputRefused("kit-broken"))
    return MemoryMachine(
        kits=(a_kit(), a_kit("kiosk-02", Mode.REHEARSAL), broken),
        kit_opened=opened(Mode.REHEARSAL),
        wrong=("clock", "disk"),
        lamp=MemoryLight(),
    )


def faces_of_setup(window: SetupWindow, machine: MemoryMachine) -> Iterator[str]:
    """Goes through every face of every page, and names each as it stands."""
    flow = window.flow
    yield from _own_keys(window)
    flow.choose_way(Way.KIT)
    yield "kits"
    flow.choose_kit(a_kit())
    yield "code"
    machine.failing["open_kit"] = InputRefused("code-wrong")
    flow.try_code("K7QF")
    yield "code, refused"
    machine.failing.clear()
    flow.try_code("K7QF")
    yield "the kit is open"
    flow.go_on()
    flow.type_event("Fair", "")
    yield "event"
    flow.go_on()
    machine.failing["install"] = InputRefused("kiosk-exists", folder="/home/volunteer/.local/share/petition-kiosk")
    flow.go_on()
    yield "day, refused"
    machine.failing.clear()
    flow.go_on()
    yield from _trials(window)
    yield from _pin(window)


def _own_keys(window: SetupWindow) -> Iterator[str]:
    flow = window.flow
    yield "language"
    flow.choose_language(flow.language.current)
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
    yield "passphrase"
    flow.type_passphrase("walnut", "")
    yield "passphrase, weak and not the same"
    while flow.state.step is not Step.WAY:
        flow.go_back()


def _trials(window: SetupWindow) -> Iterator[str]:
    page = window.pages[Step.TOUCH]
    assert isinstance(page, TouchPage)
    yield "touch"
    for target in range(len(TARGETS)):
        page.board.hit.emit(target)
    yield "touch, the line"
    for x, y in LINE:
        page.board.drawn.emit(x, y)
    yield "touch, done"
    for name in ("keyboard", "brightness", "checks"):
        window.flow.go_on()
        yield name


def _pin(window: SetupWindow) -> Iterator[str]:
    window.flow.go_on()
    yield "pin"
    window.flow.go_on()
    page = window.pages[Step.PIN_AGAIN]
    assert isinstance(page, PinAgainPage)
    yield "pin again"
    for digit in reversed(PINS[0]):
        page.pad_of_digits.digit.emit(digit)
    yield "pin again, wrong"
