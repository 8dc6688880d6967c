"""Every face that staff can see, one after another."""

from collections.abc import Iterator
from pathlib import Path

from factories_staff import THE_CODE, MemoryKiosk, overview_facts

from kiosk.errors import InputRefused, StorageFailed
from ui.booth.sticks import Volume
from ui.booth.viewmodels.staff_ports import Battery, ExportDone, SecondCopy, SpoiltReason
from ui.booth.window import BoothWindow

STICKS = [
    Volume(Path("/media/a"), "SANDISK", 14_300_000_000),
    Volume(Path("/media/b"), "KEYS", 900_000_000, keys=(Path("/media/b/keys"),)),
    Volume(Path("/media/c"), "", 0, writable=False),
    Volume(Path("/dev/sdd"), "FOREIGN", 0, writable=False, readable=False),
]
TROUBLED = overview_facts(
    damaged=3,
    saving_works=False,
    ballast_held=True,
    second_copy=SecondCopy.UNREADABLE,
    battery=Battery(9, charging=False),
    clock_plausible=False,
    free_signings=0,
    event_ended=True,
)

WITH_LOSSES = ExportDone("batch-3fa92c01.kiosk-batch", 1_043, 412_000, "batch-3fa92c01", 2, ("U+10480", "U+1F600"))


def faces_of_staff(window: BoothWindow, kiosk: MemoryKiosk) -> Iterator[str]:
    """Goes through all of them, and names each as it stands."""
    window.gesture.made.emit()
    yield from _pin(window, kiosk)
    yield "overview"
    for facts in (TROUBLED, overview_facts(collects=False, damaged=3)):
        kiosk.overviewed = facts
        window.staff.show_page("overview")
        yield "overview, in trouble" if facts is TROUBLED else "overview, nothing collects"
    kiosk.overviewed = overview_facts()
    yield from _export(window, kiosk)
    yield from _withdraw(window, kiosk)
    yield from _others(window)
    window.staff.close_area()


def _pin(window: BoothWindow, kiosk: MemoryKiosk) -> Iterator[str]:
    model = window.staff.models.pin
    yield "pin"
    for _ in range(4):
        for digit in "999999":
            model.press(digit)
    yield "pin, one try is left"
    for digit in "999999":
        model.press(digit)
    yield "pin, to be waited for"
    model.ask_setup_code(True)
    yield "pin, forgotten"
    model.renew("wrong")
    yield "pin, a wrong code"
    model.renew(THE_CODE)
    yield "pin, a new one"
    model.written_down()
    for digit in kiosk.pin:
        model.press(digit)


def _export(window: BoothWindow, kiosk: MemoryKiosk) -> Iterator[str]:
    staff, model = window.staff, window.staff.models.export
    staff.show_page("export")
    staff.export.begin(event_ended=True)
    yield "export"
    model.choose(STICKS[1].path)
    model.ask_passphrase(STICKS[1].keys[0])
    yield "export, the passphrase"
    kiosk.failing["export"] = InputRefused("passphrase-wrong")
    model.export_opened("be", "wrong")
    yield "export, a wrong passphrase"
    kiosk.failing["export"] = StorageFailed("disk-full")
    model.export_sealed("be")
    yield "export, failed"
    kiosk.failing.clear()
    model.back_to_choice()
    model.choose(STICKS[0].path)
    model.export_sealed("be")
    yield "export, done"
    kiosk.exported = WITH_LOSSES
    staff.show_page("export")
    staff.export.begin(event_ended=True)
    model.choose(STICKS[1].path)
    model.ask_passphrase(STICKS[1].keys[0])
    model.export_opened("be", "right")
    yield "export, done with losses"


def _withdraw(window: BoothWindow, kiosk: MemoryKiosk) -> Iterator[str]:
    staff = window.staff
    staff.show_page("withdraw")
    yield "withdraw"
    kiosk.failing["withdraw"] = InputRefused("code-mistyped")
    staff.models.withdraw.withdraw("K7")
    yield "withdraw, mistyped"
    kiosk.failing.clear()
    staff.models.withdraw.withdraw("K7QF")
    yield "withdraw, done"
    staff.show_page("spoilt")
    yield "spoilt"
    staff.models.spoilt.choose(SpoiltReason.CHILD)
    staff.models.spoilt.mark()
    yield "spoilt, marked"


def _others(window: BoothWindow) -> Iterator[str]:
    staff = window.staff
    staff.show_page("settings")
    yield "settings"
    staff.models.settings.type_event("", "Vilnius", "31.11.2026")
    yield "settings, no event"
    for name in ("guide", "pack_up", "end_event"):
        staff.show_page(name)
        yield name
    staff.models.end_event.end()
    yield "end_event, ended"
