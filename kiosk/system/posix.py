"""Linux, macOS and the BSDs; what only one of them knows says so."""

import ctypes
import fcntl
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path

HANDLE_FLAGS = os.O_CLOEXEC
"""To be given with every `os.open`: nothing that the kiosk has open is handed to another program."""
NOT_WAITING = os.O_NONBLOCK
"""Opens a pipe without waiting for its other end."""
NO_LINK = os.O_NOFOLLOW
"""Refuses a link in place of a file."""
PR_SET_DUMPABLE = 4
"""linux/prctl.h. A process that is not dumpable leaves no core, and no other process of the same user may trace it or
read its memory; proc(5) says what else becomes root’s."""
F_FULLFSYNC = getattr(fcntl, "F_FULLFSYNC", None)
"""macOS: there `fsync` hands the data to the drive and does not wait until it is written; fsync(2) says so."""


def lock(handle: int) -> None:
    """Locks an open file for this process until it is closed; raises BlockingIOError where another has it."""
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sync(handle: int) -> None:
    """Waits until what was written to an open file is on the medium; raises OSError."""
    if F_FULLFSYNC is not None:
        with suppress(OSError):  # a file system that does not know it; then as everywhere
            fcntl.fcntl(handle, F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Waits until the folder’s own entries are on the medium; raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | HANDLE_FLAGS)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def drop_from_cache(path: Path) -> None:
    """Forgets the system’s copy of a file in memory, so that reading it asks the medium. Nothing on macOS."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(path, os.O_RDONLY | HANDLE_FLAGS)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def hold_space(handle: int, size: int) -> None:
    """Gives an empty open file so many bytes of the disk, for good; raises OSError where there is no room."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
    else:  # macOS
        os.write(handle, bytes(size))


def make_private(handle: int, mode: int) -> None:
    """Gives an open file these rights."""
    os.fchmod(handle, mode)


def keep_others_out() -> None:
    """The process leaves no core, and on Linux no other process of its user looks into its memory."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
