"""What is made once in a process and lasts as long as it does, for all faults only read it or get their own from it."""

from collections.abc import Callable
from multiprocessing.util import Finalize
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp


def at_the_end(do: Callable[[], object]) -> None:
    """Has this done when the process ends."""
    # Not by `atexit`, which a process of a pool leaves out.
    Finalize(None, do, exitpriority=1)


def a_lasting_folder(name: str) -> Path:
    """A new folder that is removed when the process ends."""
    folder = Path(mkdtemp(prefix=f"kiosk-{name}-"))
    at_the_end(lambda: rmtree(folder, ignore_errors=True))
    return folder
