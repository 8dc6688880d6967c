"""An export of ten times as many rows takes no more memory: a row is there while it is written, and no longer."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults.children import Nursery, nursery
from peaks import PEAK

FEW, MANY = 250, 2_500
MOST_GROWN_MIB = 3.0
"""2,250 rows more would take 5 MiB if they were kept, and their pages and table as much again (measured)."""


@pytest.fixture(scope="module")
def loaded() -> Iterator[Nursery]:
    """Has loaded an export and done none: each child begins with the same memory, and none of it is another's."""
    with nursery("peaks", "kiosk.batch.hanko") as made:
        yield made


def peak_mib(loaded: Nursery, work: str, rows: int, folder: Path) -> float:
    """Of a process of its own, so that nothing else is measured."""
    folder.mkdir()
    loaded.begin("peaks:measure", work=work, count=rows, folder=str(folder))
    assert loaded.wait() == 0
    return float((folder / PEAK).read_text("ascii"))


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak of a process")
@pytest.mark.parametrize("work", ["open", "full", "handover"])
def test_memory_does_not_grow_with_rows(loaded: Nursery, work: str, tmp_path: Path) -> None:
    few, many = (peak_mib(loaded, work, rows, tmp_path / str(rows)) for rows in (FEW, MANY))

    assert many - few < MOST_GROWN_MIB
