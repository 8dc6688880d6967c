"""A stick is in while people sign: all of it is on the stick, sealed, and staff are told; then it is full, and gone."""

from pathlib import Path

from booths import Booth, BoothMaker, Prepared
from disks import ROOT_ONLY, fill_up, small_disk
from factories_collecting import a_signing_of
from pytestqt.qtbot import QtBot

from kiosk.batch.copy_file import COPY_SUFFIX
from kiosk.verifying import verify_batch
from ui.booth.sticks import Volume
from ui.booth.viewmodels.staff_ports import SecondCopy
from ui.compose import Timing
from ui.task import TaskStep

HOUR_MS = 3_600_000
QUICK = Timing(entry_idle=HOUR_MS, reading_idle=HOUR_MS, farewell_tick=HOUR_MS, staff_hold=200, copy_every=20)


class OneStick:
    """A folder that is a stick while it is in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_in = False
        self.released: list[Path] = []

    def look(self) -> tuple[Volume, ...]:
        return (Volume(self.folder, "STICK", 1_000_000),) if self.is_in else ()

    def release(self, stick: Path) -> None:
        self.released.append(stick)


def sign(booth: Booth) -> None:
    booth.kiosk.collecting.accept(a_signing_of(booth.kiosk.campaign))


def heard(booth: Booth) -> SecondCopy | None:
    """What the overview hears of the copy when it is asked; None before its first answer."""
    overview = booth.window.staff.models.overview
    overview.ask()
    return None if overview.state.facts is None else overview.state.facts.second_copy


def records_in(copy: Path, prepared: Prepared) -> int:
    """Signings in a copy that holds, each opened."""
    verdict = verify_batch(copy, prepared.keys.desk.root_der, prepared.keys.opening)
    assert verdict.code is None
    return verdict.records


@ROOT_ONLY
def test_a_stick_that_comes_fills_up_and_goes(
    booth_of: BoothMaker, prepared: Prepared, qtbot: QtBot, tmp_path: Path
) -> None:
    with small_disk(tmp_path, 1) as folder:
        stick = OneStick(folder)
        booth = booth_of(timing=QUICK, sticks=stick)
        sign(booth)
        qtbot.waitUntil(lambda: heard(booth) is SecondCopy.NO_STICK)

        stick.is_in = True
        qtbot.waitUntil(lambda: heard(booth) is SecondCopy.WRITTEN)
        (copy,) = folder.glob(f"*{COPY_SUFFIX}")
        sign(booth)
        qtbot.waitUntil(lambda: records_in(copy, prepared) == 2)

        fill_up(folder)
        for _ in range(2):
            sign(booth)
        qtbot.waitUntil(lambda: heard(booth) is SecondCopy.FULL)
        assert records_in(copy, prepared) in (2, 3)  # the last one that had room

        stick.is_in = False
        qtbot.waitUntil(lambda: heard(booth) is SecondCopy.NO_STICK)


def test_packing_up_takes_the_last_entry_along_and_lets_go_of_the_stick(
    booth_of: BoothMaker, prepared: Prepared, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = OneStick(tmp_path)
    booth = booth_of(timing=QUICK, sticks=stick)
    sign(booth)
    stick.is_in = True

    packing = booth.window.staff.models.pack_up
    packing.pack_up()
    qtbot.waitUntil(lambda: packing.task.state.step is TaskStep.DONE, timeout=20_000)

    (copy,) = tmp_path.glob(f"*{COPY_SUFFIX}")
    assert records_in(copy, prepared) == 1
    assert stick.released == [tmp_path]
