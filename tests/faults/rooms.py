"""Rooms to break things in: in memory where there is such a place, for all is synced there and then thrown away.

A sync takes some milliseconds on a disk and nothing there, and a process that is killed loses nothing of what it wrote.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory

MEMORY = Path("/dev/shm")
ENOUGH_BYTES = 1 << 28
"""More than several faults side by side need; containers often have less, and then the disk is taken."""


@contextmanager
def a_room(otherwise: Path) -> Iterator[Path]:
    """A new folder in memory, or in this one; removed in the end."""
    with TemporaryDirectory(prefix="kiosk-fault-", dir=MEMORY if _has_memory() else otherwise) as folder:
        yield Path(folder)


def _has_memory() -> bool:
    return os.access(MEMORY, os.W_OK | os.X_OK) and disk_usage(MEMORY).free >= ENOUGH_BYTES
