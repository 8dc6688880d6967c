"""Nothing in the wizard is clipped and nothing overlaps: every page and face, in every language, size and letter."""

from collections.abc import Iterator, Sequence

import pytest
from factories_desk_window import LongerLanguage, settle
from factories_setup import (
    LANGUAGES,
    PINS,
    MemoryLight,
    MemoryMachine,
    a_keys_place,
    a_kit,
    a_wizard,
    opened,
    the_campaign,
)
from geometry import clipped, overlapping
from pytestqt.qtbot import QtBot

from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.finding import KitFound
from ui.language import LanguageSwitch
from ui.setup.pages.pin import PinAgainPage
from ui.setup.pages.trials import TouchPage
from ui.setup.viewmodels.steps import Step, Way
from ui.setup.viewmodels.trials import LINE, TARGETS
from ui.setup.window import SetupWindow
from ui.theme import TextSize

SIZES = ((1024, 600), (1280, 720), (720, 1280), (1920, 1080))


def a_full_laptop() -> MemoryMachine:
    """With everything in it that takes room."""
    broken = KitFound(a_kit("broken").file, None, InputRefused("kit-broken"))
    return MemoryMachine(
        kits=(a_kit(), a_kit("kiosk-02", Mode.REHEARSAL), broken),
        kit_opened=opened(Mode.REHEARSAL),
        wrong=("clock", "disk"),
        lamp=MemoryLight(),
    )


def faces(window: SetupWindow, machine: MemoryMachine) -> Iterator[str]:
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


def refuse_bad_geometry(window: SetupWindow, face: str, languages: Sequence[str]) -> None:
    for language in languages:
        window.flow.language.choose(language)
        settle()
        settle()  # a text that wraps anew asks for its height only then
        where = f"{face}, {language}"
        assert clipped(window) == [], where
        assert overlapping(window) == [], where


@pytest.mark.parametrize("size", SIZES)
def test_every_face_fits_in_every_language(qtbot: QtBot, size: tuple[int, int]) -> None:
    machine = a_full_laptop()
    with a_wizard(qtbot, machine, size=size) as window:
        for face in faces(window, machine):
            refuse_bad_geometry(window, face, LANGUAGES)
        assert (window.width(), window.height()) == size


@pytest.mark.parametrize("size", SIZES)
def test_every_face_fits_in_a_language_that_takes_more_room(qtbot: QtBot, size: tuple[int, int]) -> None:
    machine = a_full_laptop()
    with a_wizard(qtbot, machine, size=size, language=LongerLanguage(LANGUAGES, "de")) as window:
        for face in faces(window, machine):
            refuse_bad_geometry(window, face, ("de",))


@pytest.mark.parametrize("size", SIZES)
def test_every_face_fits_in_the_largest_letters(qtbot: QtBot, size: tuple[int, int]) -> None:
    machine = a_full_laptop()
    language = LanguageSwitch(LANGUAGES, "be")
    with a_wizard(qtbot, machine, size=size, text_size=TextSize.LARGEST, language=language) as window:
        for face in faces(window, machine):
            refuse_bad_geometry(window, face, ("be", "de"))
        assert (window.width(), window.height()) == size


def test_a_label_without_room_is_found(qtbot: QtBot) -> None:
    """The check itself."""
    with a_wizard(qtbot, MemoryMachine()) as window:
        page = window.pages[Step.LANGUAGE]
        page.title.setFixedHeight(9)
        settle()
        assert clipped(window) != []
