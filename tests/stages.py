"""Whole windows with everything in memory behind them, and how each is brought to look one way or another."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from factories_booth import ByHand, FlowStand
from factories_desk_window import MemoryDesk, a_desk, settle
from factories_setup import MemoryMachine, a_wizard
from factories_staff import MemoryKiosk
from factories_staff_area import AtOnce
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.paths import FONTS, KEYBOARDS
from kiosk.words import words_in
from ui.booth.attendee import AttendeeArea
from ui.booth.closed_window import ClosedWindow
from ui.booth.pages.closed import ClosedPage
from ui.booth.staff_area import StaffArea
from ui.booth.staff_keyboard import StaffKeyboard
from ui.booth.sticks import Sticks, Volume
from ui.booth.viewmodels.farewell import Farewell
from ui.booth.viewmodels.idle import IdleWatch
from ui.booth.window import BoothWindow
from ui.desk.metrics import DeskMetrics
from ui.desk.window import DeskWindow
from ui.fonts import load_fonts
from ui.jobs import JobRunner
from ui.keyboards import read_layouts
from ui.language import LanguageSwitch
from ui.setup.window import SetupWindow
from ui.theme import Metrics, Stylist, TextSize, Theme

Window_co = TypeVar("Window_co", bound=QWidget, covariant=True)

HOUR_MS = 3_600_000
SIZES = ((1024, 600), (1280, 720), (720, 1280), (3840, 2160))
LARGE_SCREEN_MM = (597, 336)
"""Of 27 inches: the others are of unknown size, where a millimetre counts as four pixels."""


@dataclass(frozen=True, slots=True)
class Looks:
    """One way that a screen may have to look."""

    size: tuple[int, int]
    language: str
    text_size: TextSize = TextSize.NORMAL
    theme: Theme = Theme.LIGHT

    def __str__(self) -> str:
        width, height = self.size
        return f"{width}x{height} {self.language} {self.text_size.name.lower()} {self.theme}"


@dataclass(frozen=True, slots=True)
class Stage(Generic[Window_co]):
    """A window, and how it is made to look: dressed for its size first, as it would dress a second time on being
    resized."""

    window: Window_co
    show: Callable[[Looks], None]
    metrics: Callable[[], Metrics]


def metrics_of(size: tuple[int, int]) -> Metrics:
    """A kiosk's screen of that many pixels."""
    return Metrics.measure(*size, *LARGE_SCREEN_MM) if size[0] > 1920 else Metrics(*size)


def _kiosk_look(looks: Looks) -> Stylist:
    return Stylist(looks.theme, metrics_of(looks.size), looks.text_size, motion=False)


def settle_wholly() -> None:
    """Lets windows do all that they have to do."""
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle()  # a text that wraps anew asks for its height only then


@contextmanager
def a_booth(
    qtbot: QtBot, stand: FlowStand, kiosk: MemoryKiosk, sticks: Sequence[Volume] = (), *, rehearsal: bool = True
) -> Iterator[Stage[BoothWindow]]:
    """Attendees' and staff's, in the stand's languages; what staff ask for is done at once. A rehearsal's band takes
    room from both."""
    load_fonts(FONTS)
    layouts = read_layouts(KEYBOARDS)
    attendee = AttendeeArea(
        stand.flow,
        layouts,
        IdleWatch(HOUR_MS, HOUR_MS),
        Farewell(HOUR_MS),
        fingerprint="recipe simple height loyal\nmanage puppy federal swarm",
    )
    looking = Sticks(look=lambda: tuple(sticks), every_ms=HOUR_MS)
    ends = ExitStack()

    def make_staff() -> StaffArea:
        staff = StaffArea(kiosk, JobRunner(AtOnce()), lambda: stand.language.words, looking, idle_ms=HOUR_MS)
        StaffKeyboard(layouts, stand.language).give_to(staff)
        ends.callback(staff.close_area)
        return staff

    window = BoothWindow(attendee, make_staff, stand.language, Stylist(motion=False), rehearsal=rehearsal)
    ends.callback(window.leave)

    def show(looks: Looks) -> None:
        if window.look != (look := _kiosk_look(looks)):
            window.set_home_look(look)
        window.resize(*looks.size)
        stand.language.set_home(looks.language)
        stand.language.choose(looks.language)
        settle_wholly()

    with _shown(qtbot, window), ends:
        yield Stage(window, show, lambda: window.look.metrics)


@contextmanager
def a_closed_booth(qtbot: QtBot, languages: tuple[str, ...]) -> Iterator[Stage[ClosedWindow]]:
    """It says all at once, in each of these languages."""
    load_fonts(FONTS)
    staff = StaffArea(MemoryKiosk(), JobRunner(ByHand()), lambda: words_in(languages[0]), Sticks(look=tuple))
    window = ClosedWindow(ClosedPage([words_in(language) for language in languages]), staff, Stylist(motion=False))

    def show(looks: Looks) -> None:
        if window.look != (look := _kiosk_look(looks)):
            window.set_look(look)
        window.resize(*looks.size)
        settle_wholly()

    with _shown(qtbot, window):
        try:
            yield Stage(window, show, lambda: window.look.metrics)
        finally:
            window.leave()


@contextmanager
def a_set_up(qtbot: QtBot, machine: MemoryMachine, languages: tuple[str, ...]) -> Iterator[Stage[SetupWindow]]:
    """The wizard."""
    with a_wizard(qtbot, machine, language=LanguageSwitch(languages, "en")) as window:

        def show(looks: Looks) -> None:
            if window.look != (look := _kiosk_look(looks)):
                window.set_look(look)
            window.resize(*looks.size)
            window.flow.language.choose(looks.language)
            settle_wholly()

        yield Stage(window, show, lambda: window.look.metrics)


@contextmanager
def a_desk_stage(qtbot: QtBot, desk: MemoryDesk, languages: tuple[str, ...]) -> Iterator[Stage[DeskWindow]]:
    """The coordinators' window."""
    with a_desk(qtbot, desk, languages=languages) as window:

        def show(looks: Looks) -> None:
            look = Stylist(looks.theme, DeskMetrics.at_desk(*looks.size), looks.text_size)
            if window.look != look:
                window.set_look(look)
            window.resize(*looks.size)
            window.language.choose(looks.language)
            settle_wholly()

        yield Stage(window, show, lambda: window.look.metrics)


@contextmanager
def _shown(qtbot: QtBot, window: QWidget) -> Iterator[None]:
    # Nobody looks: what is drawn is recorded, and layouts need no painting.
    window.setUpdatesEnabled(False)
    window.resize(
        *SIZES[1]
    )  # as large as its look is made for: else it would be dressed again now, and once more below
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    try:
        yield
    finally:
        window.deleteLater()
        settle_wholly()
