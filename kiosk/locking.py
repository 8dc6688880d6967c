"""A lock file in a folder: only one process at a time works there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.durable import PRIVATE_FILE
from kiosk.errors import Busy, StorageFailed
from kiosk.system import HANDLE_FLAGS, lock


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Holds this file, which stays when it is let go of, for this process alone.

    Raises Busy("data-in-use") where another process has it and StorageFailed("folder-not-writable").
    """
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT | HANDLE_FLAGS, PRIVATE_FILE)
    except OSError as error:
        raise StorageFailed("folder-not-writable", folder=str(file.parent)) from error
    try:
        try:
            lock(handle)
        except BlockingIOError as error:
            raise Busy("data-in-use") from error
        yield
    finally:
        os.close(handle)
