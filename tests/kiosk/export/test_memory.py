"""An export of ten times as many rows takes no more memory: a row is there while it is written, and no longer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from imports import ROOT

FEW, MANY = 250, 2_500
MOST_GROWN_MIB = 3.0
"""2,250 rows more would take 5 MiB if they were kept, and their pages and table as much again (measured)."""


def peak_mib(work: str, rows: int, folder: Path) -> float:
    """Of a process of its own, so that nothing else is measured."""
    folder.mkdir()
    command = [sys.executable, str(ROOT / "tests/peaks.py"), work, str(rows), str(folder)]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests")))}
    return float(subprocess.run(command, env=paths, capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak of a process")
@pytest.mark.parametrize("work", ["open", "full", "handover"])
def test_memory_does_not_grow_with_rows(work: str, tmp_path: Path) -> None:
    few, many = (peak_mib(work, rows, tmp_path / str(rows)) for rows in (FEW, MANY))

    assert many - few < MOST_GROWN_MIB
