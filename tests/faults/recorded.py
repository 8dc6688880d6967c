"""What recorded children do, as screens and commands do it, with or without a defect.

Lines: those of `faults.signing`; `finished NAME` for a batch that an export handed over; `erased` for a confirmation.
"""

from collections.abc import Mapping
from ctypes import CDLL
from importlib import import_module
from pathlib import Path
from typing import Any

from factories_collecting import a_signing_of
from faults.kiosks import CANARY
from faults.nursery import say
from faults.planting import plant_final_name_at_once, plant_synchronous, plant_unfolded_log, plant_unsynced

from kiosk.confirming import confirm
from kiosk.exporting import export_sealed
from kiosk.installed import Kiosk, open_kiosk
from kiosk.progress import NoProgress
from kiosk.signatory import Signatory

PEOPLE_AFTER_CONFIRMING = 2


def logged(disk: str, log: str, work: str, arguments: Mapping[str, Any]) -> None:
    """Calls `module:function`, and has all of it recorded that touches the folder `disk`."""
    module, function = work.split(":")
    called = getattr(import_module(module), function)
    CDLL(None).recorder_begin(disk.encode(), log.encode())
    called(**arguments)


def export(folder: str, to: str, *, unsynced: str = "", in_place: bool = False) -> None:
    """Exports everything, sealed; the defects: `files` or `folders` are not synced, a final name is given at once."""
    if unsynced:
        plant_unsynced(unsynced)
    if in_place:
        plant_final_name_at_once()
    with open_kiosk(Path(folder)) as kiosk:
        say(f"finished {export_sealed(kiosk, Path(to), NoProgress()).batch.name}")


def erase(
    folder: str, receipt: str, *, synchronous: int | None = None, early: bool = False, unfolded: bool = False
) -> None:
    """Confirms by a receipt and goes on collecting; the defects: SQLite syncs less, it is said early, the WAL stays."""
    if synchronous is not None:
        plant_synchronous(synchronous)
    if unfolded:
        plant_unfolded_log()
    with open_kiosk(Path(folder)) as kiosk:
        if early:
            say("erased")
        confirm(kiosk, Path(receipt))
        say("erased")
        for code in sign(kiosk, PEOPLE_AFTER_CONFIRMING):
            say(f"thanked {code.hex()}")


def sign(kiosk: Kiosk, people: int) -> list[bytes]:
    """Has people sign, and gives their receipt codes."""
    signing = a_signing_of(kiosk.campaign, signatory=Signatory("Янка", CANARY))
    return [kiosk.collecting.accept(signing).withdraw_code for _ in range(people)]
