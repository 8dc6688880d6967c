"""A laptop in memory behind the wizard: what lies on its stick, what was asked of it, and where it fails."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from factories_booth import a_campaign
from factories_staff_area import AtOnce
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from kiosk.entry import Mode
from kiosk.errors import KioskError
from kiosk.finding import CampaignFound, KitFound
from kiosk.fingerprint import words_of
from kiosk.kit_facts import KitFacts
from kiosk.own_campaign import OwnCampaign
from kiosk.paths import CAMPAIGNS, FONTS
from kiosk.selftest import Check
from kiosk.settings import EventSettings
from kiosk.verdicts import SENTENCES
from kiosk.words import program_languages
from ui.booth.sticks import Sticks, Volume
from ui.fonts import load_fonts
from ui.jobs import JobRunner
from ui.language import LanguageSwitch
from ui.setup.compose import SetupSurroundings, build_setup
from ui.setup.viewmodels.ports import Findings, KitOpened, Resumed
from ui.setup.viewmodels.setup import SetupFlow
from ui.setup.viewmodels.state import KeysPlace
from ui.setup.window import SetupWindow
from ui.theme import Metrics, TextSize

TODAY = date(2026, 11, 22)
STICK = Path("/media/VOLUNTEER")
PINS = ("314159", "271828", "161803")
OWN_CODE = "K7QF 9M2D X4TB R8HW-5"
LANGUAGES = program_languages()


def a_kit(name: str = "kiosk-01", mode: Mode = Mode.LIVE) -> KitFound:
    return KitFound(STICK / f"{name}.kit", KitFacts("viasna", bytes(16), name, mode))


def the_campaign() -> CampaignFound:
    return CampaignFound(CAMPAIGNS / "viasna", a_campaign())


def opened(mode: Mode = Mode.LIVE) -> KitOpened:
    return KitOpened("kiosk-01", mode, a_campaign(), words_of(bytes(range(32))))


@dataclass
class MemoryLight:
    """A light that can be read back."""

    now: int = 70

    def percent(self) -> int:
        return self.now

    def set_percent(self, percent: int) -> None:
        self.now = percent


@dataclass
class MemoryMachine:
    """Keeps to `SetupPort`; `failing` maps a method's name to the error it raises."""

    kits: tuple[KitFound, ...] = (a_kit(),)
    campaigns: tuple[CampaignFound, ...] = field(default_factory=lambda: (the_campaign(),))
    kit_opened: KitOpened = field(default_factory=opened)
    there: Resumed | None = None
    wrong: tuple[str, ...] = ()
    """Names of checks that fail."""
    lamp: MemoryLight | None = None
    failing: dict[str, KioskError] = field(default_factory=dict)
    asked: list[tuple[str, object]] = field(default_factory=list)

    def _ask(self, name: str, fact: object = None) -> None:
        self.asked.append((name, fact))
        if name in self.failing:
            raise self.failing[name]

    def asked_for(self, name: str) -> list[object]:
        return [fact for asked, fact in self.asked if asked == name]

    def resumed(self) -> Resumed | None:
        return self.there

    def look(self, places: Sequence[Path]) -> Findings:
        self._ask("look", tuple(places))
        return Findings(self.kits if STICK in places else (), self.campaigns)

    def open_kit(self, file: Path, code: str) -> KitOpened:
        self._ask("open_kit", (file, code))
        return self.kit_opened

    def make_own(self, order: OwnCampaign) -> str:
        self._ask("make_own", order)
        return OWN_CODE

    def install(self, event: EventSettings, language: str) -> None:
        self._ask("install", (event, language))

    def self_test(self) -> tuple[Check, ...]:
        self._ask("self_test")
        return tuple(Check(name, name not in self.wrong, "") for name in SENTENCES)

    def new_pin(self) -> str:
        self._ask("new_pin")
        return PINS[len(self.asked_for("new_pin")) - 1]

    def pin_seen(self) -> None:
        self._ask("pin_seen")

    def light(self) -> MemoryLight | None:
        return self.lamp


def a_stick() -> Volume:
    return Volume(STICK, "VOLUNTEER", 10**9)


def sticks_of(volumes: list[Volume]) -> Sticks:
    """Looks at what the test says, whenever it is asked to."""
    return Sticks(look=lambda: tuple(volumes), every_ms=3_600_000)


def a_flow(machine: MemoryMachine, executor: Executor | None = None) -> SetupFlow:
    """The view model alone; its work is done at once unless there is an executor."""
    return SetupFlow(machine, LanguageSwitch(LANGUAGES, "en"), JobRunner(executor or AtOnce()), lambda: TODAY)


@contextmanager
def a_wizard(
    qtbot: QtBot,
    machine: MemoryMachine,
    *,
    volumes: list[Volume] | None = None,
    executor: Executor | None = None,
    size: tuple[int, int] = (1280, 720),
    text_size: TextSize = TextSize.NORMAL,
    language: LanguageSwitch | None = None,
) -> Iterator[SetupWindow]:
    """The whole window on a laptop in memory, which nobody looks at; closed again at the end."""
    load_fonts(FONTS)
    around = SetupSurroundings(
        port=machine,
        executor=executor or AtOnce(),
        metrics=Metrics(*size),
        sticks=sticks_of([a_stick()] if volumes is None else volumes),
        own_place=Path("/home/volunteer"),
        today=lambda: TODAY,
        language=language or LanguageSwitch(LANGUAGES, "en"),
    )
    window = build_setup(around)
    window.set_look(window.look.with_text_size(text_size))
    window.resize(*size)
    window.setUpdatesEnabled(False)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield window
    finally:
        window.close_for_good()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def a_keys_place(*, there: bool = False) -> KeysPlace:
    return KeysPlace(STICK / "petition-keys-viasna", "VOLUNTEER", there)
