"""Opens files that come from outside: plain ones only, and never waits for what is none."""

import os
import stat
from errno import EINVAL
from pathlib import Path
from typing import BinaryIO

from kiosk.system import HANDLE_FLAGS, NOT_WAITING


def open_plain(path: Path) -> BinaryIO:
    """A plain file, open for reading; a link to one is followed.

    Raises OSError for anything else too: a pipe on a stick would keep a reader waiting for ever, and a device gives
    bytes without end.
    """
    handle = os.open(path, os.O_RDONLY | HANDLE_FLAGS | NOT_WAITING)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(EINVAL, "not a plain file")
    return os.fdopen(handle, "rb")


def read_plain(path: Path, at_most: int) -> bytes | None:
    """The contents of a plain file; None where it has more than so many bytes. Raises as `open_plain`."""
    with open_plain(path) as file:
        content = file.read(at_most + 1)
    return content if len(content) <= at_most else None
