"""The faults, shortened: nothing lost, nobody exposed, each planted defect caught; in full: `make faults`."""

from pathlib import Path

import pytest
from faults.catalogue import FAULTS
from faults.harness import EXT4, Defect, Fault, is_caught, run_some

SEED = 20261125


@pytest.fixture
def place(fault: Fault, tmp_path: Path, room: Path) -> Path:
    """In memory, but for disks whose power is cut: that is to happen while they sync, which takes no time there."""
    return tmp_path if EXT4 in fault.needs else room


def skip_where_something_is_missing(fault: Fault) -> None:
    missing = fault.missing()
    if missing is not None:
        pytest.skip(missing)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_nothing_is_lost_and_nobody_exposed(fault: Fault, place: Path) -> None:
    skip_where_something_is_missing(fault)
    found = run_some(fault, range(fault.short), SEED, place)
    assert found.holds, found
    assert found.cases >= fault.short


@pytest.mark.parametrize(
    ("fault", "defect"),
    [pytest.param(fault, defect, id=f"{fault.name}: {defect.name}") for fault in FAULTS for defect in fault.defects],
)
def test_a_planted_defect_is_caught(fault: Fault, defect: Defect, place: Path) -> None:
    skip_where_something_is_missing(fault)
    assert is_caught(fault, defect, SEED, place)
