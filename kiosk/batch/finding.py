"""Finds batches in whatever somebody names or drops: files, second copies, opened folders, folders full of them."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kiosk.batch.copy_file import COPY_SUFFIX
from kiosk.batch.reader import SUFFIX

MANIFEST = "manifest.json"


def find_batches(places: Iterable[Path]) -> list[Path]:
    """The batches at these places, each once, in the order of the places and by name inside them.

    What is named itself is taken as it is, whatever it is: it is for the reader to say what is wrong with it. A folder
    that is no batch is looked through with all that is below it, but for folders that are closed to who looks.
    """
    found: dict[Path, Path] = {}
    for place in places:
        for path in _readable_at(place, is_named=True):
            found.setdefault(path.absolute(), path)
    return list(found.values())


def _readable_at(place: Path, *, is_named: bool) -> Iterator[Path]:
    try:
        yield from _at(place)
    except OSError as error:
        # Many a stick has a `lost+found` that nobody but root may look into: no harm, as long as nobody named it.
        if is_named or not isinstance(error, PermissionError):
            yield place


def _at(place: Path) -> Iterator[Path]:
    if not place.is_dir() or (place / MANIFEST).exists():
        yield place
        return
    inside = sorted(path for path in place.iterdir() if not path.name.startswith("."))
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            yield from _readable_at(path, is_named=False)
        elif path.suffix in (SUFFIX, COPY_SUFFIX):
            yield path
