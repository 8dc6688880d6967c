"""PyInstaller as every bundle is made by it: what it compiles knows its lines, and nothing of places within them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bundling import WITHOUT_COLUMNS, bundle

PLACES = "print(list(compile('a = b +\\\\\\n c', 'x', 'exec').co_positions())[1])"


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A Python that only tells what it was asked, and what it would have compiled to."""
    script = tmp_path / "python"
    script.write_text(
        f'#!/bin/sh\necho "$@" "$TOLD" >{tmp_path}/told\n{sys.executable} -c "$PLACES" >>{tmp_path}/told\n'
    )
    script.chmod(0o755)
    return script


def test_lines_are_kept_and_columns_are_not(stand_in: Path, tmp_path: Path) -> None:
    to, work = tmp_path / "to", tmp_path / "work"
    bundle(stand_in, tmp_path / "a.spec", to, work, "--clean", TOLD="more", PLACES=PLACES)
    asked, place = (tmp_path / "told").read_text().splitlines()
    assert asked.startswith("-m PyInstaller --noconfirm")
    assert asked.endswith(f"--clean --distpath {to} --workpath {work} {tmp_path / 'a.spec'} more")
    assert place == "(1, 1, None, None)"


def test_python_would_have_kept_columns() -> None:
    """What is switched off is what Python does of itself, and still does under that name."""
    usual = {name: value for name, value in os.environ.items() if name not in WITHOUT_COLUMNS}
    told = subprocess.run([sys.executable, "-c", PLACES], env=usual, capture_output=True, text=True, check=True).stdout
    assert "None" not in told


def test_a_bundle_that_cannot_be_made_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        bundle("false", tmp_path / "a.spec", tmp_path, tmp_path)
