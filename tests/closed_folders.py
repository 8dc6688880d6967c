"""Folders that nobody may look into, as `lost+found` on a stick; root gives its right to for a moment and stays out."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

VERSION_3 = 0x20080522
LOOKS_EVERYWHERE = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, of linux/capability.h."""


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("thread", ctypes.c_int))


class _Half(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def _rights(call: str, halves: "ctypes.Array[_Half]") -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc[call](ctypes.byref(_Header(VERSION_3, 0)), halves) != 0:
        raise OSError(ctypes.get_errno(), call)


@contextmanager
def without_rights() -> Iterator[None]:
    """Whoever runs the tests, in this thread, looks into no folder that is closed.

    The user stays: a bare root's own folder may be closed to all others, and everything else with it.
    """
    if os.geteuid() != 0:
        yield
        return
    halves = (_Half * 2)()
    _rights("capget", halves)
    had = halves[0].effective
    halves[0].effective = had & ~LOOKS_EVERYWHERE
    _rights("capset", halves)
    try:
        yield
    finally:
        halves[0].effective = had
        _rights("capset", halves)


@contextmanager
def a_stick() -> Iterator[Path]:
    """A folder, and in it a closed one."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        closed = folder / "lost+found"
        closed.mkdir()
        (closed / "gone.kiosk-batch").write_bytes(b"")
        closed.chmod(0)
        yield folder
        closed.chmod(0o700)
