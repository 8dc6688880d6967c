"""Finds the batches in whatever somebody names or drops: files, opened folders, and folders full of either."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.batch.reader import SUFFIX

MANIFEST = "manifest.json"


def find_batches(places: Iterable[Path]) -> list[Path]:
    """The batches at these places, each once, in the order of the places and by name inside them.

    What is named itself is taken as it is, whatever it is: it is for the reader to say what is wrong with it. A folder
    that is no batch is looked through with all that is below it.
    """
    found: dict[Path, Path] = {}
    for place in places:
        for path in _at(place):
            found.setdefault(path.absolute(), path)
    return list(found.values())


def _at(place: Path) -> Iterator[Path]:
    if not place.is_dir() or (place / MANIFEST).exists():
        yield place
        return
    inside = sorted(path for path in place.iterdir() if not path.name.startswith("."))
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            yield from _at(path)
        elif path.suffix == SUFFIX:
            yield path
