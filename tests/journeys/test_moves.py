"""Two hundred and forty moves a second from an X server reach the pad, every one, however busy the screen is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from faults.displays import X11, x_server
from imports import ROOT

SECONDS, RATE = 1, 240


def test_no_move_is_folded_into_another(tmp_path: Path) -> None:
    if not X11.is_there():
        pytest.skip(f"needs {X11.what}")
    with x_server() as display:
        environment = {**os.environ, **display.environment, "HOME": str(tmp_path), "PYTHONPATH": f"{ROOT}:{ROOT}/tests"}
        words = [sys.executable, str(ROOT / "tests/busy_pad.py"), str(SECONDS), str(RATE)]
        done = subprocess.run(
            words, env=environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
        )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["sent"] == SECONDS * RATE
    assert told["drawn"] == told["sent"], told
