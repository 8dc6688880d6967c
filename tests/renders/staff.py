"""Every screen that staff may come to: the kiosk behind it is in memory, and its sticks are what the walk says."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from factories_staff import THE_PIN, MemoryKiosk, overview_facts
from factories_staff_area import AtOnce
from pytestqt.qtbot import QtBot
from renders.screen import Screen, show
from renders.sheets import View

from kiosk.errors import StorageFailed
from kiosk.paths import FONTS, KEYBOARDS
from kiosk.words import program_languages
from ui.booth.staff_area import StaffArea
from ui.booth.staff_keyboard import StaffKeyboard
from ui.booth.sticks import Sticks, Volume
from ui.booth.viewmodels.staff_ports import Battery, SecondCopy
from ui.fonts import load_fonts
from ui.jobs import JobRunner
from ui.keyboards import read_layouts
from ui.language import LanguageSwitch
from ui.theme import Metrics, Stylist

HOUR_MS = 3_600_000
STICK = Volume(Path("/media/a"), "SANDISK", 14_300_000_000, keys=(Path("/media/a/keys"),))
FULL = Volume(Path("/media/b"), "", 900_000, writable=False)


class Staff:
    """The staff area on a window, in one language."""

    def __init__(self, language: str) -> None:
        load_fonts(FONTS)
        speaks = LanguageSwitch(program_languages(), language)
        self.kiosk = MemoryKiosk(settled=replace(MemoryKiosk().settled, language=language))
        self.sticks: list[Volume] = []
        looking = Sticks(look=lambda: tuple(self.sticks), every_ms=HOUR_MS)
        self.window = StaffArea(self.kiosk, JobRunner(AtOnce()), lambda: speaks.words, looking, idle_ms=HOUR_MS)
        StaffKeyboard(read_layouts(KEYBOARDS), speaks).give_to(self.window)

    def show_as(self, view: View) -> None:
        """In that theme and size."""
        # Fixed, as in the real window: a page behind the one that is seen must not make it wider.
        self.window.setFixedSize(view.width, view.height)
        self.window.set_look(Stylist(view.theme, Metrics(view.width, view.height), motion=False))

    def walk(self) -> Iterator[str]:
        """Goes through all screens; each stands when its name comes."""
        area, kiosk = self.window, self.kiosk
        kiosk.overviewed, kiosk.tries = overview_facts(), 5
        area.open_area()
        self._type("000000")
        self._type("31")
        yield "pin"
        area.models.pin.start()
        self._type(THE_PIN)
        yield from self._overview()
        yield from self._export()
        for name in ("withdraw", "spoilt", "settings", "guide"):
            area.show_page(name)
            yield name
        area.show_page("end_event")
        yield "end-event"
        area.models.end_event.end()
        yield "ended"
        area.show_page("pack_up")
        yield "pack-up"
        area.close_area()

    def _type(self, pin: str) -> None:
        for digit in pin:
            self.window.models.pin.press(digit)

    def _overview(self) -> Iterator[str]:
        area = self.window
        yield "overview"
        bad = {"battery": Battery(9, charging=False), "second_copy": SecondCopy.FULL, "free_signings": 40}
        for name, facts in (
            ("overview-empty", overview_facts(signings=0, by_hour=(), unconfirmed=0, can_mark_spoilt=False)),
            ("overview-trouble", overview_facts(**bad)),
        ):
            self.kiosk.overviewed = facts
            area.show_page("overview")
            yield name
        self.kiosk.overviewed = overview_facts()

    def _export(self) -> Iterator[str]:
        area, model = self.window, self.window.models.export
        self.sticks[:] = []
        area.show_page("export")
        area.export.begin(event_ended=True)
        yield "export-no-stick"
        self.sticks[:] = [STICK, FULL]
        area.export.begin(event_ended=True)
        yield "export"
        area.export.choose.opened.click()
        yield "export-passphrase"
        self.kiosk.failing = {"export": StorageFailed("disk-full")}
        model.export_sealed("be")
        yield "export-failed"
        self.kiosk.failing = {}
        model.export_sealed("be")
        yield "export-done"


def staff_screens(qtbot: QtBot, language: str, views: Sequence[View]) -> Iterator[Screen]:
    """In all these views; one window for all of them."""
    staff = Staff(language)
    show(qtbot, staff.window)
    for view in views:
        staff.show_as(view)
        yield from (Screen(f"staff-{name}", view, staff.window) for name in staff.walk())
