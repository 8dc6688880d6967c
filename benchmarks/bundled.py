"""Programs for benchmarks, bundled by the same tool and rules as the package."""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "packaging"))

from bundling import bundle  # noqa: E402 -- what packages is not installed: its folder is named first

PACKAGING_PYTHON = ROOT / ".venv-package/bin/python"
HOW_TO_GET_IT = "There is nothing to bundle programs with: make set-up-package"


def bundled(name: str) -> Path:
    """Makes the program of packaging/NAME.spec anew and returns it. Raises CalledProcessError, FileNotFoundError."""
    folder, work = ROOT / "build/bench" / name, ROOT / "build/bench/work"
    # PyInstaller would take what it compiled before, however it is to be compiled now.
    for earlier in (folder, work / name):
        shutil.rmtree(earlier, ignore_errors=True)
    bundle(PACKAGING_PYTHON, ROOT / f"packaging/{name}.spec", folder.parent, work)
    return folder / name
