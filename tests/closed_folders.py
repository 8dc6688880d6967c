"""Folders that nobody may look into, as `lost+found` on a stick; root is somebody else for a moment to be kept out."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

NOBODY = 65534


@contextmanager
def without_rights() -> Iterator[None]:
    """Whoever runs the tests has no rights but those that everybody has."""
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)


@contextmanager
def a_stick() -> Iterator[Path]:
    """Where everybody may look, with a closed folder. pytest's own folders are closed to all but one user."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        closed = folder / "lost+found"
        closed.mkdir()
        (closed / "gone.kiosk-batch").write_bytes(b"")
        closed.chmod(0)
        yield folder
        closed.chmod(0o700)
