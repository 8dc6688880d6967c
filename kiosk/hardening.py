"""Keeps what is in the process's memory and files from everybody else on the machine, as far as its system can."""

import ctypes
import os
import sys
from contextlib import suppress

PRIVATE_UMASK = 0o077
PR_SET_DUMPABLE = 4
"""linux/prctl.h. A process that is not dumpable leaves no core, and no other process of the same user may trace it or
read its memory; proc(5) says what else becomes root's."""


def harden_process() -> None:
    """What is written from now on is for its owner alone, and the memory is for this process alone.

    To be called first of all, before anything secret is read. Where the system knows no such thing it does nothing
    and says nothing: the program must run there all the same. Root reads everything, here as everywhere.
    """
    os.umask(PRIVATE_UMASK)
    _leave_no_core()
    _let_nobody_look()


def _leave_no_core() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 -- POSIX has it, and nothing else

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _let_nobody_look() -> None:
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
