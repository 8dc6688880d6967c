"""The tour: whole signings in every language on the real screens, staff, an export, the desk; with a picture of each.

It is what `make run` shows where there is no display, and where the pictures of the documents come from.
"""

import json
import math
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.batch.reader import SUFFIX
from kiosk.cli.demo import Secrets, demo_in, ready_demo
from kiosk.clock import SystemClock
from kiosk.durable import make_private_folder
from kiosk.installed import Kiosk, open_kiosk
from kiosk.opened_folder import CSV, PDF
from kiosk.settings import EventSettings, Settings
from kiosk.vault.keys import load_keys
from ui.album import Album
from ui.application import make_application
from ui.booth.attendee import AttendeeArea
from ui.booth.pages.staff_pad import DigitPad
from ui.booth.viewmodels.flow import Step
from ui.booth.viewmodels.staff_export import ExportStep
from ui.booth.window import BoothWindow
from ui.compose import Surroundings, Timing, build_window
from ui.hands import Hands
from ui.theme import Metrics
from ui.tour_desk import another_batch, take_desk_tour
from ui.tour_setup import SetupTour

SIZES = ((1280, 720), (720, 1280))
DAY = date(2026, 11, 22)
HOUR_MS = 3_600_000
"""Nobody idles on a tour: its clocks for that are set to an hour."""

EVENTS = {"en": "Fair", "ru": "Ярмарка", "be": "Кірмаш", "de": "Jahrmarkt"}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody made up who signs on the tour."""

    given_name: str
    family_name: str
    city: str
    country: str


VISITORS = {
    "en": Visitor("Alice", "Sample", "Vilnius", "Lithuania"),
    "ru": Visitor("Янка", "Кравченя", "Вильнюс", "Литва"),  # the next one, in another language: the desk asks
    "be": Visitor("Янка", "Краўчэня", "Вільня", "Літва"),
    "de": Visitor("Jürgen", "Groß", "Berlin", "Deutschland"),
}


def take_tour(to: Path, say: Callable[[str], None]) -> dict[str, object]:
    """Leaves a PNG of every screen in every language and both directions, the PDF and the CSV in the folder `to`."""
    make_private_folder(to)
    with tempfile.TemporaryDirectory() as scratch:
        _use_offscreen(Path(scratch))
        app = make_application()
        demo = demo_in(Path(scratch) / "demo")
        secrets = ready_demo(demo, DAY)
        album = Album(to)
        with (
            open_kiosk(demo.home.folder, ClockOfTheDay()) as kiosk,
            ThreadPoolExecutor(1) as saving,
            ThreadPoolExecutor(1) as working,
        ):
            timing = Timing(entry_idle=HOUR_MS, reading_idle=HOUR_MS, farewell_tick=HOUR_MS, staff_hold=300)
            around = Surroundings(
                executor=saving,
                staff_executor=working,
                metrics=Metrics(),
                power_off=lambda: False,
                fixed_target=to,
                fixed_keys=demo.keys,
                timing=timing,
            )
            tour = Tour(kiosk, around, album, secrets)
            for width, height in SIZES:
                for language in kiosk.campaign.languages:
                    say(f"{language} {width}x{height}")
                    tour.visit(language, width, height)
            folder = tour.deliver()
        say("set-up")
        set_up = SetupTour(load_keys(demo.keys, secrets.passphrase), album, ClockOfTheDay(), Path(scratch))
        for size in SIZES:
            for language, visitor in VISITORS.items():
                set_up.visit(language, size, EVENTS[language], visitor.city)
        say("desk")
        other = another_batch(demo.keys, secrets.passphrase, ClockOfTheDay(), EVENTS, Path(scratch))
        batches = (to / f"{folder}{SUFFIX}", other)
        take_desk_tour(batches, demo.keys, secrets.passphrase, Path(scratch) / "registry.db", album)
        app.processEvents()
    return {"screens": album.screens, "pdf": f"{folder}/{PDF}", "csv": f"{folder}/{CSV}"}


def _use_offscreen(scratch: Path) -> None:
    """A screen that both directions fit on; set before Qt starts, whatever display there is."""
    screen = {"name": "tour", "x": 0, "y": 0, "width": 1920, "height": 1920, "logicalDpi": 96, "dpr": 1}
    config = scratch / "screens.json"
    config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
        os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")


class ClockOfTheDay(SystemClock):
    """Shows noon of the tour's day, so that its pictures do not depend on when it is taken."""

    def now(self) -> datetime:
        """Noon, UTC."""
        return datetime.combine(DAY, time(12), UTC)


class Tour:
    """One kiosk, shown to visitors of each language, then to staff."""

    def __init__(self, kiosk: Kiosk, around: Surroundings, album: Album, secrets: Secrets) -> None:
        self._kiosk = kiosk
        self._around = around
        self._album = album
        self._secrets = secrets
        self._hands = Hands()

    def _window(self, language: str, width: int, height: int) -> BoothWindow:
        event = EventSettings(EVENTS.get(language, EVENTS["en"]), VISITORS[language].city, DAY)
        self._kiosk.change_settings(Settings(event=event, language=language))
        window = build_window(self._kiosk, self._around)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        self._hands.wait(window.isActiveWindow, "the window is not active")
        return window

    def visit(self, language: str, width: int, height: int) -> None:
        """A whole signing, and a look at the staff screen."""
        window = self._window(language, width, height)
        attendee = window.attendee

        def keep(name: str) -> None:
            self._hands.settle()
            self._album.keep(window, name, language)

        attendee.welcome.leave()  # the next language would have its turn while a slow machine draws
        keep("welcome")
        self._hands.press(attendee.welcome.start)
        keep("petition")
        self._hands.press(attendee.petition.support)
        self._choose(attendee, keep)
        self._enter(attendee, VISITORS[language], keep)
        self._sign(attendee, keep)
        self._hands.press(attendee.agree.on)
        self._hands.wait(lambda: attendee.flow.state.step is Step.THANKS, "the signing was not saved")
        keep("thanks")
        self._hands.press(attendee.thanks.show_code)
        keep("thanks-code")
        self._hands.press(attendee.thanks.on)
        self._look_at_staff(window, keep)
        window.leave()
        window.deleteLater()
        self._hands.settle()

    def _choose(self, attendee: AttendeeArea, keep: Callable[[str], None]) -> None:
        choices = attendee.exposure.choices
        self._hands.press(choices.card("handover"))
        keep("your-name")
        self._hands.press(attendee.exposure.on)
        keep("your-name-question")
        self._hands.press(attendee.question.yes_button)

    def _enter(self, attendee: AttendeeArea, visitor: Visitor, keep: Callable[[str], None]) -> None:
        page = attendee.details
        for name in ("given_name", "family_name", "city"):
            self._hands.press(page.fields[name])
            self._hands.type(page.keyboard, getattr(visitor, name))
        keep("details")
        self._hands.press(page.fields["country"])
        self._hands.type(page.keyboard, visitor.country[:4])
        keep("details-country")
        self._hands.press(page.suggestions.buttons[0])
        self._hands.press(page.on)
        self._hands.wait(lambda: attendee.flow.state.step is Step.SIGN, "the details were not taken")

    def _sign(self, attendee: AttendeeArea, keep: Callable[[str], None]) -> None:
        self._hands.draw(attendee.sign.pad_area, (_scribble(0.16, 0.62), ((0.70, 0.50), (0.80, 0.46), (0.88, 0.48))))
        keep("sign")
        self._hands.press(attendee.sign.on)
        keep("agree")

    # Staff

    def _let_in(self, window: BoothWindow, keep: Callable[[str], None]) -> None:
        window.gesture.made.emit()
        self._hands.settle()
        keep("staff-pin")
        pad = window.staff.pages["pin"].findChildren(DigitPad)[0]
        for digit in self._secrets.pin:
            self._hands.press(pad.keys[digit])
        overview = window.staff.overview
        self._hands.wait(lambda: window.staff.stack.currentWidget() is overview, "the PIN did not open")
        self._hands.wait(lambda: window.staff.models.overview.state.facts is not None, "the overview stays empty")

    def _look_at_staff(self, window: BoothWindow, keep: Callable[[str], None]) -> None:
        self._let_in(window, keep)
        keep("staff-overview")
        for name in ("export", "withdraw", "spoilt", "settings", "guide", "end_event", "pack_up"):
            window.staff.show_page(name)
            self._hands.settle()
            keep(f"staff-{name.replace('_', '-')}")

    def deliver(self) -> str:
        """Ends the event and exports, opened with the coordinator's keys; the name of the folder."""
        window = self._window("be", *SIZES[0])
        staff = window.staff

        def keep(name: str) -> None:
            self._hands.settle()
            self._album.keep(window, name, "be")

        self._let_in(window, keep)
        staff.show_page("end_event")
        self._hands.settle()
        self._hands.hold(staff.end_event.hold, staff.end_event.export.isVisible)
        keep("staff-ended")
        self._hands.press(staff.end_event.export)
        model = staff.models.export
        self._hands.wait(lambda: bool(model.state.keys_found), "the keys folder is not offered")
        keep("staff-export-ended")
        self._hands.press(staff.export.choose.opened)
        staff.export.passphrase.setText(self._secrets.passphrase)
        keep("staff-export-passphrase")
        self._hands.press(staff.export.open)
        ends = (ExportStep.DONE, ExportStep.FAILED)
        self._hands.wait(lambda: model.state.step in ends, "the export does not end")
        keep("staff-export-done")
        done = model.state.work.result
        window.leave()
        self._hands.settle()
        return done.name.removesuffix(SUFFIX) if done is not None else ""


def _scribble(left: float, width: float) -> list[tuple[float, float]]:
    """Loops that run to the right, as a hand does."""
    points = []
    for step in range(120):
        along = step / 119
        turn = along * 5 * math.tau
        height = 0.20 * (1.1 - 0.6 * along) * (1 + 0.4 * math.sin(along * 9))
        points.append((left + along * width * 0.85 + 0.03 * math.sin(turn + 1), 0.55 - height * math.sin(turn)))
    return points
