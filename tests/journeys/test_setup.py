"""From an empty data folder to the first saved signature, and how long that takes a person."""

import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from booths import Prepared
from paced_hands import PacedHands
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from visiting import VISITORS, come_to, sign

from kiosk.clock import SystemClock
from kiosk.entry import Mode
from kiosk.fingerprint import fingerprint_of, in_lines
from kiosk.first_pin import awaits_first_pin, needs_set_up
from kiosk.home import Home
from kiosk.installed import Kiosk, open_kiosk
from kiosk.installing import install
from kiosk.kit import read_kit
from kiosk.opening import OpenedRecord, open_entry
from kiosk.own_campaign import KITS
from kiosk.paths import CAMPAIGNS
from kiosk.preparing import CODES
from kiosk.settings import EventSettings
from kiosk.signatory import Exposure
from kiosk.vault.keys import load_keys
from ui.app import run_kiosk
from ui.booth.sticks import Sticks, Volume
from ui.booth.viewmodels.flow import Step as SigningStep
from ui.booth.window import BoothWindow
from ui.compose import Surroundings, Timing, build_window
from ui.garbage import GarbageCollector
from ui.hands import Hands
from ui.setup.app import run_set_up
from ui.setup.pages.picking import KitPage
from ui.setup.viewmodels.steps import Step, Way
from ui.setup.walk import SetupWalk
from ui.setup.window import SetupWindow
from ui.theme import Metrics
from ui.widgets.tap_guard import TapGuard

THREE_MINUTES = 180.0
HOUR_MS = 3_600_000
DAY = date(2026, 11, 22)
PASSPHRASE = "walnut parade oxygen velvet cricket harbor"


@dataclass
class Laptop:
    """A laptop that is to become a kiosk, and the stick that is in it."""

    app: QApplication
    home: Home
    stick: Path
    pin: str = ""

    def set_up(
        self, walk: Callable[[SetupWalk], None], hands: Hands | None = None, kit: Path | None = None
    ) -> SetupWindow | None:
        """Runs the program's own set-up, and walks through it as soon as it stands."""
        sticks = Sticks(look=lambda: (Volume(self.stick, "VOLUNTEER", 10**9),))

        def show(window: QWidget) -> None:
            assert isinstance(window, SetupWindow)
            window.resize(1280, 720)
            window.show()
            window.activateWindow()
            QTimer.singleShot(0, window, lambda: walk_or_leave(window))

        def walk_or_leave(window: SetupWindow) -> None:
            try:
                walk(SetupWalk(hands or Hands(), window))
            except BaseException:
                # Or the set-up would stand there for ever.
                window.flow.leave()
                raise

        return run_set_up(self.home, self.app, show, sticks=sticks, kit=kit)

    def finish(self, walk: SetupWalk) -> None:
        """From the event to the PIN that was written down."""
        walk.name_event("Fair", "Vilnius")
        self.finish_from_touch(walk)

    def finish_from_touch(self, walk: SetupWalk) -> None:
        walk.try_out("k")
        self.pin = walk.read_pin()
        walk.type_pin(self.pin)


@pytest.fixture
def laptop(application: QApplication, tmp_path: Path, prepared: Prepared) -> Iterator[Laptop]:
    stick = tmp_path / "VOLUNTEER"
    stick.mkdir()
    shutil.copy(prepared.kit, stick)
    yield Laptop(application, Home(tmp_path / "data"), stick)
    # Windows that were to go, go: nothing runs here that would see to it.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def close(window: SetupWindow) -> None:
    """As the program does when the kiosk's own window stands."""
    window.close_for_good()
    window.deleteLater()


@contextmanager
def opened_booth(home: Home) -> Iterator[tuple[Kiosk, BoothWindow]]:
    """The kiosk's own window, as the program goes on to show."""
    with open_kiosk(home.folder) as kiosk, ThreadPoolExecutor(1) as saving, ThreadPoolExecutor(1) as working:
        around = Surroundings(
            executor=saving,
            staff_executor=working,
            metrics=Metrics(),
            power_off=lambda: False,
            timing=Timing(entry_idle=HOUR_MS, reading_idle=HOUR_MS, farewell_tick=HOUR_MS, staff_hold=200),
        )
        window = build_window(kiosk, around)
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
        yield kiosk, window
        window.leave()
        window.deleteLater()


def see_fingerprint(hands: Hands, kiosk: Kiosk, window: BoothWindow) -> None:
    """Whoever asks who keeps this can compare the campaign's words."""
    hands.press(window.attendee.agree.keeper)
    words = window.attendee.keeper.words.words()
    assert in_lines(fingerprint_of(kiosk.identity.root_der)) in words
    hands.press(window.attendee.keeper.no_button)


def sign_once(home: Home, hands: Hands, language: str = "en") -> None:
    """The first signature."""
    with opened_booth(home) as (kiosk, window):
        hands.wait(window.isActiveWindow, "the kiosk is not shown")
        come_to(hands, window.attendee, VISITORS[language], SigningStep.AGREE, Exposure.CAMPAIGN)
        see_fingerprint(hands, kiosk, window)
        sign(hands, window.attendee)
        assert kiosk.ledger.tip.seq == 1


def test_a_kit_from_a_stick_to_the_first_signature_in_three_minutes(laptop: Laptop, prepared: Prepared) -> None:
    hands, began = PacedHands(), perf_counter()

    def walk(steps: SetupWalk) -> None:
        steps.take_kit("en", laptop.stick / prepared.kit.name, prepared.code)
        laptop.finish(steps)

    window = laptop.set_up(walk, hands)
    assert window is not None
    close(window)
    sign_once(laptop.home, hands)

    taken = hands.seconds + perf_counter() - began
    assert taken < THREE_MINUTES, f"{hands.taps} taps, {hands.keys} keys, {taken:.0f} s"
    with open_kiosk(laptop.home.folder) as kiosk:
        assert kiosk.pin.check(laptop.pin).ok
        assert (kiosk.settings.event.name, kiosk.settings.event.place) == ("Fair", "Vilnius")
        assert kiosk.facts.mode is Mode.LIVE
        (entry,) = kiosk.ledger.entries()
        assert isinstance(open_entry(entry, prepared.keys.opening), OpenedRecord)


def test_keys_of_ones_own_to_the_first_signature_in_three_minutes(laptop: Laptop) -> None:
    hands, began, keys = PacedHands(), perf_counter(), laptop.stick / "petition-keys-viasna"

    def walk(steps: SetupWalk) -> None:
        steps.make_own("en", CAMPAIGNS / "viasna", Mode.LIVE, keys, PASSPHRASE)
        laptop.finish(steps)

    window = laptop.set_up(walk, hands)
    assert window is not None
    code = window.flow.state.set_up_code
    close(window)
    sign_once(laptop.home, hands)

    taken = hands.seconds + perf_counter() - began
    assert taken < THREE_MINUTES, f"{hands.taps} taps, {hands.keys} keys, {taken:.0f} s"
    assert code in (keys / KITS / CODES).read_text("utf-8")
    with open_kiosk(laptop.home.folder) as kiosk:
        (entry,) = kiosk.ledger.entries()
    assert isinstance(open_entry(entry, load_keys(keys, PASSPHRASE).opening), OpenedRecord)


def test_a_kit_that_was_double_clicked_asks_for_its_code_at_once(
    laptop: Laptop, prepared: Prepared, tmp_path: Path
) -> None:
    kit = tmp_path / "elsewhere.kit"
    shutil.copy(prepared.kit, kit)

    def walk(steps: SetupWalk) -> None:
        steps.pick(Step.LANGUAGE, "en")
        steps.type_code(prepared.code)
        steps.go_on(Step.FITS)
        steps.window.flow.leave()

    assert laptop.set_up(walk, kit=kit) is None


def test_a_double_clicked_file_that_is_no_kit_says_why(laptop: Laptop, tmp_path: Path) -> None:
    kit = tmp_path / "photo.kit"
    kit.write_bytes(b"a photo")
    said: list[str] = []

    def walk(steps: SetupWalk) -> None:
        steps.pick(Step.LANGUAGE, "en")
        steps.pick(Step.WAY, Way.KIT)
        page = steps.page(Step.KIT)
        assert isinstance(page, KitPage)
        steps.hands.wait(lambda: str(kit) in page.list.cards, "it is not among the kits")
        said.append(page.list.cards[str(kit)].accessibleDescription())
        steps.window.flow.leave()

    assert laptop.set_up(walk, kit=kit) is None
    assert said[0].startswith("This file is damaged, or no kit"), said


BEFORE_THE_KIOSK, AFTER_IT = Step.DAY, Step.PIN_AGAIN
"""The last step before there is one, and the last before somebody has its PIN; tests/kiosk/test_first_pin.py kills the
process at each file in between."""


@pytest.mark.parametrize("step", [BEFORE_THE_KIOSK, AFTER_IT])
def test_cut_short_at_any_step_it_comes_to_a_pin_that_was_seen(step: Step, laptop: Laptop, prepared: Prepared) -> None:
    """The window goes in the middle, as when the program is killed: nothing that it held is there any more."""

    class CutShort(SetupWalk):
        def page(self, wanted: Step) -> object:  # type: ignore[override]  # it ends the walk where it is wanted
            page = super().page(wanted)
            if wanted is step:
                self.window.flow.leave()
                raise StopIteration
            return page

    def half(steps: SetupWalk) -> None:
        try:
            cut = CutShort(steps.hands, steps.window)
            cut.take_kit("en", laptop.stick / prepared.kit.name, prepared.code)
            laptop.finish(cut)
        except StopIteration:
            return

    assert laptop.set_up(half) is None
    assert needs_set_up(laptop.home)
    assert awaits_first_pin(laptop.home) is (step is AFTER_IT)

    def rest(steps: SetupWalk) -> None:
        if step is BEFORE_THE_KIOSK:
            steps.take_kit("en", laptop.stick / prepared.kit.name, prepared.code)
            laptop.finish(steps)
        else:
            laptop.finish_from_touch(steps)

    window = laptop.set_up(rest)
    assert window is not None
    close(window)
    assert not needs_set_up(laptop.home)
    with open_kiosk(laptop.home.folder) as kiosk:
        assert kiosk.pin.check(laptop.pin).ok


def test_whoever_leaves_at_the_first_screen_leaves_nothing_behind(laptop: Laptop) -> None:
    def leave(steps: SetupWalk) -> None:
        steps.hands.press(steps.page(Step.LANGUAGE).other)  # type: ignore[union-attr]  # the first page has it

    assert laptop.set_up(leave) is None
    assert not laptop.home.folder.exists()


class PatientHands(Hands):
    """Wait until the program takes touches again: right after a page came it takes none."""

    def tap(self, widget: QWidget, spot: QPoint) -> None:
        app = QApplication.instance()
        guards = app.findChildren(TapGuard) if app is not None else []
        self.wait(lambda: not any(guard.holds for guard in guards), "no touch is taken")
        super().tap(widget, spot)


def window_of(kind: type[QWidget]) -> QWidget | None:
    shown = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    return next((one for one in shown if isinstance(one, kind)), None)


@pytest.fixture
def _program_goes_after(qapp: QApplication) -> Iterator[None]:
    """What a whole program leaves on the application and that acts by itself goes with it: the guard would take the
    next test's first touches for slips."""
    yield
    for left in (*qapp.findChildren(GarbageCollector), *qapp.findChildren(TapGuard)):
        left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("_program_goes_after")
def test_the_program_goes_on_into_the_kiosk_without_a_restart(
    laptop: Laptop, prepared: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole program, taken up at its last steps: no stick of a test is where sticks are looked for."""
    event = EventSettings("Fair", "Vilnius", DAY)
    install(read_kit(prepared.kit, prepared.code), event, laptop.home, SystemClock(), pin_seen=False)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(TapGuard.hold, "__defaults__", (50,))  # each page would take no touch for longer
    seen: list[tuple[bool, bool]] = []

    def finish() -> None:
        window = window_of(SetupWindow)
        assert isinstance(window, SetupWindow)
        window.flow.finished.connect(lambda: seen.append((True, window_of(BoothWindow) is None)))
        window.flow.finished.connect(lambda: look.start(100))
        laptop.finish_from_touch(SetupWalk(PatientHands(), window))

    def leave() -> None:
        booth = window_of(BoothWindow)
        if isinstance(booth, BoothWindow) and window_of(SetupWindow) is None:
            look.stop()
            seen.append((booth.attendee.flow.state.step is SigningStep.WELCOME, window_of(SetupWindow) is None))
            booth.leave()

    look = QTimer()
    look.timeout.connect(leave)
    QTimer.singleShot(0, finish)
    assert run_kiosk(laptop.home, windowed=True) == 0
    assert seen == [(True, True), (True, True)]
