"""Programs for benchmarks, bundled by the same tool and rules as the package."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING_PYTHON = ROOT / ".venv-package/bin/python"
HOW_TO_GET_IT = "There is nothing to bundle programs with: make set-up-package"


def bundled(name: str) -> Path:
    """Makes the program of packaging/NAME.spec anew and returns it. Raises CalledProcessError, FileNotFoundError."""
    folder = ROOT / "build/bench" / name
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(
        [
            *(PACKAGING_PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *("--distpath", folder.parent, "--workpath", ROOT / "build/bench/work"),
            ROOT / f"packaging/{name}.spec",
        ],
        check=True,
    )
    return folder / name
