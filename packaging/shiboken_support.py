"""PySide's support for signatures, compiled: its library holds it as source, and compiles that at every start.

Where `files.dir` lies beside shiboken6, PySide takes it from there; that is what its SBK_EMBED is for.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from py_compile import PycInvalidationMode, compile
from zipfile import ZipFile, ZipInfo

Entry = tuple[str, str, str]
"""As pruning.py has it."""

PLACE, PACKAGE = "shiboken6/files.dir", "shibokensupport"
UNCHECKED = PycInvalidationMode.UNCHECKED_HASH


def with_support_compiled(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """A bundle's files and the compiled support, which is written to the folder: in an archive, which Python reads as
    it reads folders, for Debian wants no bytecode that lies about."""
    source, archive = _written_by_pyside(folder / "support"), folder / "support.zip"
    with ZipFile(archive, "w") as zipped:
        for file in sorted((source / PACKAGE).rglob("*.py")):
            compiled = file.with_suffix(".pyc")
            # As all libraries of a bundle are: without docstrings (bundle_rules.py).
            compile(str(file), str(compiled), file.name, doraise=True, optimize=2, invalidation_mode=UNCHECKED)
            # Without the time at which it was made: two builds of the same are the same.
            zipped.writestr(ZipInfo(str(compiled.relative_to(source))), compiled.read_bytes())
    return [*entries, (PLACE, str(archive), "DATA")]


def _written_by_pyside(folder: Path) -> Path:
    """The support as source. PySide writes it beside itself, and so to a copy of itself."""
    spec = find_spec("shiboken6")
    if spec is None or spec.origin is None:
        raise LookupError("shiboken6")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(Path(spec.origin).parent, folder / "shiboken6")
    copy = {**os.environ, "PYTHONPATH": str(folder), "SBK_EMBED": "0"}
    subprocess.run([sys.executable, "-c", "import shiboken6.Shiboken"], env=copy, check=True)
    return folder / PLACE
