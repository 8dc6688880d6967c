"""The licences of everything that the package ships, as each was published: the bundle leaves dist-info folders out."""

import re
import shutil
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

NAMED = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
ONLY_TO_BUILD = frozenset({"altgraph", "packaging", "pip", "pyinstaller-hooks-contrib", "setuptools"})
"""PyInstaller itself is not among them: its start program comes along."""
PYTHONS = ("LICENSE.txt", "lib/python{0}.{1}/LICENSE.txt", "share/doc/python{0}.{1}-minimal/copyright")
"""Where a Python keeps its own, below its prefix: as it is built from source, and as Debian has it."""


def lay_out_licences(to: Path, own: Path) -> None:
    """A folder for each package that is installed beside this Python, Python's own licence beside them, and ours."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir()
    shutil.copy(own, to / "LICENSE")
    for package in distributions():
        if (name := package.name.lower()) not in ONLY_TO_BUILD:
            _keep(package, to / name)
    places = (Path(sys.base_prefix, place.format(*sys.version_info)) for place in PYTHONS)
    pythons = next((place.read_text("utf-8") for place in places if place.exists()), sys.copyright)
    (to / "python.txt").write_text(pythons, "utf-8")


def _keep(package: Distribution, folder: Path) -> None:
    """What a package says of its licence; one without such a file has its metadata, which names it."""
    said = [file for file in package.files or () if ".dist-info" in file.parts[0] and NAMED.search(file.name)]
    folder.mkdir()
    for file in said:
        shutil.copy(Path(str(file.locate())), folder / file.name)
    if not said:
        # As it stands there: newer Pythons refuse to write some of these headers anew.
        (folder / "METADATA").write_text(package.read_text("METADATA") or "", "utf-8")
