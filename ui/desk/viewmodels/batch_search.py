"""Finds the batches among files and folders that were dropped: sealed files, and opened folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.batch.reader import SUFFIX
from kiosk.opened_folder import READABLE

MOST_FOLDERS = 20_000
"""A whole disk dropped by mistake is not searched to its end."""


def batches_among(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The batches in the order they were dropped, each path once; a folder's in the order of their names.

    A file that was dropped by itself counts whatever its name is: the merge says what is wrong with it.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for batch in _found_at(path.absolute()):
            found.setdefault(batch)
    return tuple(found)


def _found_at(path: Path) -> Iterator[Path]:
    if not path.is_dir() or is_opened_folder(path):
        yield path
    else:
        yield from _inside(path)


def _inside(top: Path) -> Iterator[Path]:
    for seen, (place, folders, files) in enumerate(os.walk(top)):
        if seen > MOST_FOLDERS:
            return
        here = Path(place)
        opened = [name for name in sorted(folders) if is_opened_folder(here / name)]
        yield from sorted(
            [*(here / name for name in files if name.endswith(SUFFIX)), *(here / name for name in opened)]
        )
        # An opened folder holds no further batches, and hidden ones belong to the system.
        folders[:] = sorted(name for name in folders if name not in opened and not name.startswith("."))


def is_opened_folder(folder: Path) -> bool:
    """Whether the folder is an opened batch."""
    return (folder / READABLE).is_file() or (folder / "manifest.json").is_file()
