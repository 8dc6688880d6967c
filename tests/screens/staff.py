"""Every state that staff can see, and the kiosk that only they can open again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from factories_booth import FlowStand
from factories_staff import THE_CODE, MemoryKiosk, overview_facts
from pytestqt.qtbot import QtBot
from screens.part import Opened, Scene
from stages import a_booth, a_closed_booth

from kiosk.entry import Mode
from kiosk.errors import InputRefused, StorageFailed
from kiosk.words import program_languages
from ui.booth.sticks import Volume
from ui.booth.viewmodels.staff_ports import Battery, ExportDone, SecondCopy, SpoiltReason
from ui.booth.window import BoothWindow

STICKS = (
    Volume(Path("/media/a"), "SANDISK", 14_300_000_000),
    Volume(Path("/media/b"), "KEYS", 900_000_000, keys=(Path("/media/b/keys"),)),
    Volume(Path("/media/c"), "", 0, writable=False),
    Volume(Path("/dev/sdd"), "FOREIGN", 0, writable=False, readable=False),
)
PLAIN, WITH_KEYS = STICKS[:2]
OVERVIEWS = {
    "overview": overview_facts(),
    "overview-empty": overview_facts(signings=0, by_hour=(), unconfirmed=0, can_mark_spoilt=False),
    "overview-trouble": overview_facts(
        battery=Battery(9, charging=False), second_copy=SecondCopy.FULL, free_signings=40
    ),
    "overview-broken": overview_facts(
        damaged=3,
        saving_works=False,
        ballast_held=True,
        second_copy=SecondCopy.UNREADABLE,
        battery=Battery(9, charging=False),
        clock_plausible=False,
        free_signings=0,
        event_ended=True,
    ),
    "overview-closed": overview_facts(collects=False, damaged=3),
}
WITH_LOSSES = ExportDone("batch-3fa92c01.kiosk-batch", 1_043, 412_000, "batch-3fa92c01", 2, ("U+10480", "U+1F600"))


@contextmanager
def closed(qtbot: QtBot, _scene: Scene) -> Iterator[Opened]:
    with a_closed_booth(qtbot, program_languages()) as stage:
        yield stage, iter(["closed"])


@contextmanager
def staff(qtbot: QtBot, scene: Scene) -> Iterator[Opened]:
    """The stick is put in when the walk comes to it."""
    kiosk, sticks = MemoryKiosk(), list[Volume]()
    kiosk.settled = replace(kiosk.settled, language=scene.looks.language)
    stand = FlowStand(campaign=scene.campaign)
    with a_booth(qtbot, stand, kiosk, sticks, rehearsal=scene.mode is Mode.REHEARSAL) as stage:
        yield stage, _states(stage.window, kiosk, sticks)


def _states(window: BoothWindow, kiosk: MemoryKiosk, sticks: list[Volume]) -> Iterator[str]:
    window.gesture.made.emit()
    yield from _pin(window, kiosk)
    yield from overviews(window, kiosk)
    kiosk.overviewed = OVERVIEWS["overview"]
    yield from _export(window, kiosk, sticks)
    yield from _withdraw(window, kiosk)
    yield from _others(window)
    window.staff.close_area()


def overviews(window: BoothWindow, kiosk: MemoryKiosk) -> Iterator[str]:
    """What staff see of a kiosk that is well, and of one that is not."""
    for name, facts in OVERVIEWS.items():
        kiosk.overviewed = facts
        window.staff.show_page("overview")
        yield name


def _type(window: BoothWindow, digits: str) -> None:
    for digit in digits:
        window.staff.models.pin.press(digit)


def _pin(window: BoothWindow, kiosk: MemoryKiosk) -> Iterator[str]:
    model = window.staff.models.pin
    yield "pin-first"
    _type(window, "00000031")
    yield "pin"
    model.start()
    _type(window, "999999" * 3)
    yield "pin-last-try"
    _type(window, "999999")
    yield "pin-wait"
    model.ask_setup_code(True)
    yield "pin-forgotten"
    model.renew("wrong")
    yield "pin-code-wrong"
    model.renew(THE_CODE)
    yield "pin-new"
    model.written_down()
    _type(window, kiosk.pin)


def _export(window: BoothWindow, kiosk: MemoryKiosk, sticks: list[Volume]) -> Iterator[str]:
    page, model = window.staff.export, window.staff.models.export
    window.staff.show_page("export")
    page.begin(event_ended=True)
    yield "export-no-stick"
    sticks[:] = STICKS
    page.begin(event_ended=True)
    yield "export"
    model.choose(WITH_KEYS.path)
    page.choose.opened.click()
    yield "export-passphrase"
    kiosk.failing["export"] = InputRefused("passphrase-wrong")
    model.export_opened("be", "wrong")
    yield "export-passphrase-wrong"
    kiosk.failing["export"] = StorageFailed("stick-full")
    model.export_sealed("be")
    yield "export-failed"
    kiosk.failing.clear()
    model.back_to_choice()
    model.choose(PLAIN.path)
    model.export_sealed("be")
    yield "export-done"
    kiosk.exported = WITH_LOSSES
    window.staff.show_page("export")
    page.begin(event_ended=True)
    model.choose(WITH_KEYS.path)
    model.ask_passphrase(WITH_KEYS.keys[0])
    model.export_opened("be", "right")
    yield "export-losses"


def _withdraw(window: BoothWindow, kiosk: MemoryKiosk) -> Iterator[str]:
    area = window.staff
    area.show_page("withdraw")
    yield "withdraw"
    kiosk.failing["withdraw"] = InputRefused("code-mistyped")
    area.models.withdraw.withdraw("K7")
    yield "withdraw-mistyped"
    kiosk.failing.clear()
    area.models.withdraw.withdraw("K7QF")
    yield "withdraw-done"
    area.show_page("spoilt")
    yield "spoilt"
    area.models.spoilt.choose(SpoiltReason.CHILD)
    area.models.spoilt.mark()
    yield "spoilt-marked"


def _others(window: BoothWindow) -> Iterator[str]:
    area = window.staff
    area.show_page("settings")
    yield "settings"
    area.models.settings.type_event("", "Vilnius", "31.11.2026")
    yield "settings-no-event"
    for page in ("guide", "pack_up", "end_event"):
        area.show_page(page)
        yield page.replace("_", "-")
    area.models.end_event.end()
    yield "ended"
