"""The power goes at any moment after a save was acknowledged: the save is there when the machine is on again."""

from pathlib import Path
from random import Random
from time import monotonic

import pytest
from disks import ROOT_ONLY, CuttableDisk, cuttable_disk
from factories_ledger import a_ledger, stand_in_signed
from saving import saving_process

from kiosk.ledger.ledger import Ledger

pytestmark = ROOT_ONLY

CUTS = 25
LATEST_CUT = 0.5
"""Seconds after an acknowledged save."""


def lost_in_a_cut(disk: CuttableDisk, random: Random, *options: str, saves: int) -> int:
    """Cuts the power while a process saves (0: without end) or after its last save; counts what is lost of it."""
    path = disk.folder / "ledger.db"
    with saving_process(*options) as saving:
        saving.begin(path, saves)
        saving.hear("done" if saves else "saved")
        saving.hear_for(random.uniform(0, LATEST_CUT))
        saving.freeze()
        disk.cut_power()
        acknowledged = saving.saved()
    disk.power_on()
    begun = monotonic()
    ledger = Ledger.open(path)
    opened_in = monotonic() - begun
    try:
        there = {entry.seq for entry in ledger.entries()}
        report = ledger.verify(stand_in_signed)
    finally:
        ledger.close()
    assert acknowledged
    assert report.bad == ()
    assert opened_in < 5
    return len(set(acknowledged) - there)


def test_no_acknowledged_save_is_lost(tmp_path: Path) -> None:
    random = Random(20261122)  # noqa: S311 -- repeatable on purpose: a cut that lost something can be made again
    with cuttable_disk(tmp_path, mebibytes=96) as disk:
        a_ledger(disk.folder).close()
        lost = [lost_in_a_cut(disk, random, saves=random.choice((0, 1, 1, 3))) for _ in range(CUTS)]
    assert lost == [0] * CUTS


@pytest.mark.parametrize("synchronous", [0, 1], ids=["OFF", "NORMAL"])
def test_the_cut_shows_what_another_setting_loses(tmp_path: Path, synchronous: int) -> None:
    random = Random(20261122)  # noqa: S311 -- repeatable on purpose: a cut that lost something can be made again
    with cuttable_disk(tmp_path, mebibytes=32) as disk:
        a_ledger(disk.folder).close()
        lost = [lost_in_a_cut(disk, random, "--synchronous", str(synchronous), saves=3) for _ in range(2)]
    assert min(lost) > 0
