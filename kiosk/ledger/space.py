"""Room on the disk, in signings, and the ballast that staff can give up to finish an event."""

import os
import shutil
from errno import EDQUOT, ENOSPC
from pathlib import Path

from kiosk.errors import StorageFailed
from kiosk.system import HANDLE_FLAGS, hold_space, sync

SIGNING_BYTES = 16 * 1024
"""What one signing is reckoned at: its box (5,232 bytes nearly always) and row, once in the database and once in the
WAL. 500 were measured to take 2.7 MB in the database and 4.1 MB in the WAL, which grows no further by itself."""

LOW_SIGNINGS = 500
"""Below room for so many, staff are told (measured: saving)."""

BALLAST_BYTES = 32 * 1024 * 1024


def free_bytes(folder: Path) -> int:
    """Bytes that this process may still write where the folder is."""
    try:
        return shutil.disk_usage(folder).free
    except OSError as error:
        raise StorageFailed("disk-failed") from error


def signings_that_fit(free: int) -> int:
    """How many signings so many bytes hold, on the safe side."""
    return free // SIGNING_BYTES


def make_ballast(path: Path) -> int:
    """Holds space back: 32 MiB or a quarter of what is free, whichever is less; returns the bytes held.

    A disk too full for it is no reason to refuse a kiosk: then nothing is held.
    """
    size = min(BALLAST_BYTES, free_bytes(path.parent) // 4)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | HANDLE_FLAGS, 0o600)
        try:
            if size:
                hold_space(handle, size)
            sync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        path.unlink(missing_ok=True)
        if error.errno in (ENOSPC, EDQUOT):
            return 0
        raise StorageFailed("disk-failed") from error
    return size


def give_up_ballast(path: Path) -> None:
    """Frees the space held back; once given up it stays so."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailed("disk-failed") from error
