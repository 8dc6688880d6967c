"""Windows. Written from Python’s documentation and never run: docs/platforms.md says what was run where."""

import msvcrt
import os
import sys
from pathlib import Path

assert sys.platform == "win32"  # noqa: S101 -- kiosk.system sees to it, and mypy reads on only where it is so

HANDLE_FLAGS = os.O_NOINHERIT | os.O_BINARY
"""To be given with every `os.open`: nothing is handed to another program, and line ends stay as they are."""

NOT_WAITING = NO_LINK = 0
"""Windows has no pipes among its files, and makes links for administrators only."""


def lock(handle: int) -> None:
    """Locks an open file for this process until it is closed; raises BlockingIOError where another has it."""
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except OSError as error:
        raise BlockingIOError from error


def sync(handle: int) -> None:
    """Waits until what was written to an open file is on the medium; raises OSError."""
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Nothing: Windows opens no folders, and NTFS keeps a journal of its names."""


def drop_from_cache(path: Path) -> None:
    """Nothing: there is no such call, so that reading back may be answered from memory."""


def hold_space(handle: int, size: int) -> None:
    """Gives an empty open file so many bytes of the disk, for good; raises OSError where there is no room."""
    os.write(handle, bytes(size))


def make_private(handle: int, mode: int) -> None:
    """Nothing: what lies in a user’s own folder is that user’s by the folder’s list of rights."""


def keep_others_out() -> None:
    """Nothing: error reports are the administrator’s to switch off."""
