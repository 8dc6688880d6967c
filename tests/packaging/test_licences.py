"""The package brings along the licence of each thing in it, and asks for the glibc that it was built with."""

import platform
import re
import sys
from importlib.metadata import distributions
from pathlib import Path
from shutil import which

import pytest
from elf import glibc_needed
from imports import ROOT
from licences import ONLY_TO_BUILD, lay_out_licences


def test_every_package_that_is_installed_has_its_licence(tmp_path: Path) -> None:
    lay_out_licences(tmp_path / "licences", ROOT / "LICENSE")
    installed = {package.name.lower() for package in distributions()} - ONLY_TO_BUILD
    assert {folder.name for folder in (tmp_path / "licences").iterdir() if folder.is_dir()} == installed
    assert {"sqlalchemy", "reportlab", "num2words", "cryptography"} <= installed
    for name in installed:
        kept = " ".join(file.read_text("utf-8", "replace") for file in (tmp_path / "licences" / name).iterdir())
        assert re.search("licen[cs]e|redistribut|permission", kept, re.IGNORECASE), name
    assert "PYTHON SOFTWARE FOUNDATION" in (tmp_path / "licences/python.txt").read_text("utf-8").upper()
    assert (tmp_path / "licences/LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


@pytest.mark.skipif(which("readelf") is None, reason="readelf reads what a program asks for: apt-get install binutils")
def test_a_program_asks_for_no_newer_glibc_than_runs_it() -> None:
    running = tuple(map(int, platform.libc_ver(sys.executable)[1].split(".")))
    assert (2, 2) <= glibc_needed(Path(sys.executable).resolve()) <= running
