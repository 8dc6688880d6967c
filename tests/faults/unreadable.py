"""What a kiosk does whose disk does not give back a part of the ledger, in a process that cannot read it."""

from ctypes import CDLL, c_char_p, c_long
from pathlib import Path

from faults.nursery import say

from kiosk.exporting import export_sealed
from kiosk.progress import NoProgress
from kiosk.rescuing import open_kiosk_to_export, open_kiosk_to_show


def export(folder: str, to: str, file: str, first: int, end: int) -> None:
    """Exports, says `damaged COUNT`, and says whether the screens would `collect`."""
    _begin(Path(folder) / file, first, end)
    with open_kiosk_to_export(Path(folder)) as kiosk:
        say(f"damaged {export_sealed(kiosk, Path(to), NoProgress()).damaged}")
    with open_kiosk_to_show(Path(folder)) as kiosk:
        say(f"collect {int(kiosk.collects)}")


def show(folder: str, file: str, first: int, end: int) -> None:
    """Opens the screens' kiosk with one error that passes; says whether it would `collect`, and errors `left`."""
    disk = CDLL(None)
    disk.unreadable_times(c_long(1))
    disk.unreadable_left.restype = c_long
    _begin(Path(folder) / file, first, end)
    with open_kiosk_to_show(Path(folder)) as kiosk:
        say(f"collect {int(kiosk.collects)}")
    say(f"left {disk.unreadable_left()}")


def _begin(path: Path, first: int, end: int) -> None:
    begin = CDLL(None).unreadable_begin
    begin.argtypes = (c_char_p, c_long, c_long)
    begin(str(path).encode(), first, end)
