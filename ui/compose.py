"""Builds the kiosk's window and everything behind it, and hands each part what it needs."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.attending import Attending
from kiosk.entry import Mode
from kiosk.fingerprint import fingerprint_of, in_lines
from kiosk.installed import Kiosk
from kiosk.paths import KEYBOARDS
from kiosk.second_copy import SecondCopies
from kiosk.settings import Settings
from kiosk.speech.program import SpeechProgram
from kiosk.tally import Tally
from kiosk.words import words_in
from ui.booth.attendee import ASK_SECONDS, AttendeeArea
from ui.booth.copying import EVERY_MS as COPY_EVERY_MS
from ui.booth.copying import Copying, CopyTimer, StickSource
from ui.booth.gesture import HOLD_MS
from ui.booth.kiosk_for_staff import KioskForStaff
from ui.booth.reading_aloud import ReaderAloud
from ui.booth.sticks import MountedSticks, Sticks, mounted_sticks
from ui.booth.viewmodels.attention import Attention
from ui.booth.viewmodels.farewell import TICK_MS, Farewell
from ui.booth.viewmodels.flow import SigningFlow
from ui.booth.viewmodels.idle import ENTRY_MS, READING_MS, IdleWatch
from ui.booth.viewmodels.staff_ports import StaffSettings
from ui.booth.window import BoothWindow
from ui.jobs import JobRunner
from ui.keyboards import read_layouts
from ui.language import LanguageSwitch
from ui.theme import Metrics, Stylist, TextSize, Theme
from ui.voice import Voice
from ui.widgets.tap_guard import TapGuard

if TYPE_CHECKING:
    from ui.booth.closed_window import ClosedWindow
    from ui.booth.staff_area import StaffArea


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things take, in milliseconds where not said otherwise; tests and the tour shorten some."""

    entry_idle: int = ENTRY_MS
    reading_idle: int = READING_MS
    ask_seconds: int = ASK_SECONDS
    farewell_tick: int = TICK_MS
    staff_hold: int = HOLD_MS
    copy_every: int = COPY_EVERY_MS


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the machine around the kiosk offers."""

    executor: Executor
    """Saves run here, one after another."""
    staff_executor: Executor
    """Exports run here."""
    metrics: Metrics
    power_off: Callable[[], bool]
    fixed_target: Path | None = None
    fixed_keys: Path | None = None
    guard: TapGuard | None = None
    timing: Timing = field(default_factory=Timing)
    asking_executor: Executor | None = None
    """All else that staff ask and write, which must not wait for an export; without it, it does."""
    copy_executor: Executor | None = None
    """The second copy is written here, and sticks are looked after; without it there is none."""
    sticks: StickSource = field(default_factory=MountedSticks)
    speech: SpeechProgram | None = None
    """What reads aloud, and where it is waited for; without either nothing does."""
    speech_executor: Executor | None = None


def home_look(settings: Settings, metrics: Metrics) -> Stylist:
    """How the screens look for each new attendee."""
    return Stylist(Theme(settings.theme), metrics, TextSize(settings.text_size), motion=not settings.reduced_motion)


def build_window(kiosk: Kiosk, around: Surroundings) -> BoothWindow:
    """The whole window of an open kiosk; show it as you like."""
    settings, timing, tally = kiosk.settings, around.timing, Tally(kiosk.clock)
    language = LanguageSwitch(kiosk.campaign.languages, settings.language)
    layouts = read_layouts(KEYBOARDS)
    jobs = JobRunner(around.executor)
    flow = SigningFlow(kiosk.campaign, Attending(kiosk, tally), language, jobs)
    attendee = AttendeeArea(
        flow,
        layouts,
        IdleWatch(timing.entry_idle, timing.reading_idle),
        Farewell(timing.farewell_tick),
        fingerprint=in_lines(fingerprint_of(kiosk.identity.root_der)),
        guard=around.guard,
        ask_seconds=timing.ask_seconds,
    )
    jobs.setParent(attendee)
    copying = _copying(kiosk, around)
    port = _port(kiosk, tally, around, copying)
    window = BoothWindow(
        attendee,
        lambda: _staff_area(port, language, around, copying),
        language,
        home_look(settings, around.metrics),
        rehearsal=kiosk.facts.mode is Mode.REHEARSAL,
        hold_ms=timing.staff_hold,
    )

    def apply(changed: StaffSettings) -> None:
        language.set_home(changed.language)
        language.choose(changed.language)
        window.set_home_look(home_look(kiosk.settings, window.look.metrics))

    window.settings_applied.connect(apply)
    _read_aloud(window, kiosk.settings, around)
    _watch(window, Attention(port, JobRunner(around.asking_executor or around.staff_executor, window), window))
    _look_after_sticks(copying, around, window)
    return window


def _read_aloud(window: BoothWindow, settings: Settings, around: Surroundings) -> None:
    if around.speech is not None and around.speech_executor is not None:
        voice = Voice(around.speech, JobRunner(around.speech_executor, window), window)
        reader = ReaderAloud(window.attendee, voice, settings.reading_aloud)
        voice.speed = settings.speech_speed
        window.settings_applied.connect(lambda changed: reader.allow(changed.reading_aloud, changed.speech_speed))
        window.left.connect(reader.turn_off)


def build_closed_window(kiosk: Kiosk, around: Surroundings) -> "ClosedWindow":
    """The window of a kiosk that does not collect: its ledger is damaged, and staff export what is left of it."""
    from ui.booth.closed_window import ClosedWindow  # noqa: PLC0415 -- hardly any kiosk ever needs it
    from ui.booth.pages.closed import ClosedPage  # noqa: PLC0415 -- likewise

    settings = kiosk.settings
    language = LanguageSwitch(kiosk.campaign.languages, settings.language)
    copying = _copying(kiosk, around)
    staff = _staff_area(_port(kiosk, Tally(kiosk.clock), around, copying), language, around, copying)
    others = [other for other in kiosk.campaign.languages if other != settings.language]
    page = ClosedPage([words_in(each) for each in (settings.language, *others)])
    window = ClosedWindow(page, staff, home_look(settings, around.metrics), hold_ms=around.timing.staff_hold)
    _look_after_sticks(copying, around, window)
    return window


def _copying(kiosk: Kiosk, around: Surroundings) -> Copying | None:
    if around.copy_executor is None:
        return None
    copies = SecondCopies(kiosk) if kiosk.collects else None
    return Copying(copies, lambda: kiosk.ledger.tip.seq, around.sticks, kiosk.clock.monotonic)


def _look_after_sticks(copying: Copying | None, around: Surroundings, window: "BoothWindow | ClosedWindow") -> None:
    if copying is not None and around.copy_executor is not None:
        timer = CopyTimer(copying, around.copy_executor, window, every_ms=around.timing.copy_every)
        window.left.connect(timer.stop)


def _port(kiosk: Kiosk, tally: Tally, around: Surroundings, copying: Copying | None) -> KioskForStaff:
    return KioskForStaff(
        kiosk,
        tally,
        fixed_target=around.fixed_target,
        fixed_keys=around.fixed_keys,
        power_off=around.power_off,
        copying=copying,
        can_speak=around.speech is not None,
    )


def _staff_area(
    port: KioskForStaff, language: LanguageSwitch, around: Surroundings, copying: Copying | None
) -> "StaffArea":
    from ui.booth.staff_area import StaffArea  # noqa: PLC0415 -- attendees see their page before it is loaded
    from ui.booth.staff_keyboard import StaffKeyboard  # noqa: PLC0415 -- likewise

    look = mounted_sticks if copying is None else copying.volumes
    sticks = Sticks(port.fixed_target(), port.fixed_keys(), look)
    jobs, asking = JobRunner(around.staff_executor), JobRunner(around.asking_executor or around.staff_executor)
    staff = StaffArea(port, jobs, lambda: language.words, sticks, asking=asking, guard=around.guard)
    for runner in (jobs, asking):
        runner.setParent(staff)
    StaffKeyboard(read_layouts(KEYBOARDS), language).give_to(staff)
    return staff


def _watch(window: BoothWindow, attention: Attention) -> None:
    def turned() -> None:
        if window.areas.currentWidget() is window.attendee:
            attention.start()
        else:
            attention.stop()

    attention.changed.connect(window.mark.show_if)
    window.areas.currentChanged.connect(turned)
    window.left.connect(attention.end)
    attention.start()
