"""`make guides`: the volunteers' guide as a PDF in every language."""

import os
import subprocess
import sys
from pathlib import Path

from imports import ROOT


def test_every_language_has_its_pdf(tmp_path: Path) -> None:
    script = [ROOT / "packaging/guides.py", tmp_path / "new" / "guides"]
    subprocess.run([sys.executable, *script], check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    printed = sorted((tmp_path / "new" / "guides").iterdir())
    assert [file.name for file in printed] == [f"volunteers-{language}.pdf" for language in ("be", "de", "en", "ru")]
    assert all(file.read_bytes().startswith(b"%PDF") for file in printed)
