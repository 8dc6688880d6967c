"""Keeps a small file durably, on a full disk too: the PIN opens the screen from which the disk is given room again."""

from pathlib import Path

from kiosk.durable import storage_errors, write_file_durably
from kiosk.errors import StorageFailed
from kiosk.system import sync

SECTOR = 512
"""Bytes: so much any disk writes whole or not at all."""


def write_small_file(path: Path, content: bytes) -> None:
    """As `write_file_durably`; where there is no room for a second file, over the old one, in the room that it has.

    A power cut in that moment leaves the old content or the new one as long as both are no larger than a sector; what
    is larger is only ever replaced. Raises StorageFailed.
    """
    try:
        write_file_durably(path, content)
    except StorageFailed as error:
        if error.code != "target-full" or len(content) > SECTOR or not path.is_file():
            raise
        _write_over(path, content)


def _write_over(path: Path, content: bytes) -> None:
    with storage_errors(path.parent), path.open("r+b", buffering=0) as file:
        file.write(content.ljust(path.stat().st_size))
        file.truncate(len(content))
        sync(file.fileno())
