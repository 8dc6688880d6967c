"""The set-up scripts, run in a copy with stand-ins for Debian's tools and for Python: nothing is installed here."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from imports import ROOT

GOOD_PYTHON = """
case "$*" in
    "-m venv "*) mkdir -p $3/bin; cp "$0" $3/bin/python ;;
    *"pip install"*) echo "pip $*" >>calls; exit ${PIP_FAILS:-0} ;;
    *print*) echo 3 11 ;;
esac
"""
OLD_PYTHON = """
case "$*" in
    -V) echo Python 3.9.2 ;;
    *version_info*) exit 1 ;;
esac
"""


@dataclass(frozen=True)
class Place:
    """A copy of what sets things up, in a folder of its own, with tools that only write down how they were called."""

    folder: Path

    def tool(self, name: str, script: str) -> None:
        path = self.folder / "tools" / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def installed(self, *packages: str) -> None:
        """Debian has these; a package may be written `name, what it provides`."""
        lines = "".join(f"installed, {package}\\n" for package in packages)
        self.tool("dpkg-query", f"printf '{lines}'")

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.folder / 'tools'}:{os.environ['PATH']}"
        return subprocess.run(
            command,
            cwd=self.folder,
            env={"PATH": path, "PYTHON": "python-here", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> list[str]:
        calls = self.folder / "calls"
        return calls.read_text().splitlines() if calls.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    (tmp_path / "tools").mkdir()
    for lock in ("requirements.txt", "requirements-dev.txt", "requirements-package.txt"):
        (tmp_path / lock).write_text("")
    place = Place(tmp_path)
    (tmp_path / "packaging/debian-packages.txt").write_text(
        "[run]\nlibone # why\nlibtwo\n\n# more\n[test]\njudge\n", encoding="utf-8"
    )
    place.tool("apt-get", f'echo "apt-get $*" >>{tmp_path}/calls')
    place.tool("python-here", GOOD_PYTHON)
    place.installed("libone", "libtwo")
    return place


def as_user(place: Place) -> None:
    place.tool("id", "echo 1000")


def as_root(place: Place) -> None:
    place.tool("id", "echo 0")


def test_nothing_is_done_where_nothing_is_missing(place: Place) -> None:
    as_root(place)
    place.installed("libone", "libtwot64, libtwo (= 2.0)")
    done = place.run("packaging/debian-packages.sh", "run")
    assert (done.returncode, done.stdout, done.stderr, place.calls()) == (0, "", "", [])


def test_a_user_is_told_the_one_line_to_type(place: Place) -> None:
    as_user(place)
    place.installed("libtwo")
    done = place.run("packaging/debian-packages.sh", "run", "test")
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == "  sudo apt-get install libone judge"
    assert not place.calls()


def test_root_installs_what_is_missing_and_only_that(place: Place) -> None:
    as_root(place)
    place.installed("libtwo")
    assert place.run("packaging/debian-packages.sh", "run").returncode == 0
    assert place.calls() == ["apt-get update", "apt-get install -y --no-install-recommends libone"]


def test_without_a_network_root_goes_on_and_is_told_why(place: Place) -> None:
    as_root(place)
    place.installed()
    place.tool("apt-get", "echo no such host; exit 100")
    done = place.run("packaging/debian-packages.sh", "run")
    assert done.returncode == 0
    assert "no such host" in done.stderr


def test_the_second_set_up_does_nothing(place: Place) -> None:
    assert place.run("packaging/set-up.sh", "run").returncode == 0
    done = place.run("packaging/set-up.sh", "run")
    assert (done.returncode, done.stdout) == (0, "")
    (install,) = place.calls()
    assert "--require-hashes" in install
    assert "--no-deps" in install
    assert install.endswith("-r requirements.txt")


def test_what_the_tests_need_serves_the_kiosk_too(place: Place) -> None:
    place.installed("libone", "libtwo", "judge")
    for wanted in ("test", "run"):
        assert place.run("packaging/set-up.sh", wanted).returncode == 0
    assert len(place.calls()) == 1


def test_the_package_is_made_in_an_environment_of_its_own(place: Place) -> None:
    place.installed("libone", "libtwo", "judge")
    place.run("packaging/set-up.sh", "test")
    for _ in range(2):
        assert place.run("packaging/set-up.sh", "package").returncode == 0
    assert len(place.calls()) == 2
    assert place.calls()[1].endswith("-r requirements-package.txt")
    assert (place.folder / ".venv-package/bin/python").exists()
    assert not (place.folder / ".venv/ready-requirements-package.txt").exists()


def test_a_new_lock_is_installed(place: Place) -> None:
    place.run("packaging/set-up.sh", "run")
    (place.folder / "requirements.txt").write_text("# another")
    place.run("packaging/set-up.sh", "run")
    assert len(place.calls()) == 2


def test_what_was_interrupted_is_made_anew(place: Place) -> None:
    failed = place.run("packaging/set-up.sh", "run", PIP_FAILS="1")
    assert failed.returncode == 1
    assert "could not be installed" in failed.stderr
    (place.folder / ".venv/left-over").touch()
    assert place.run("packaging/set-up.sh", "run").returncode == 0
    assert not (place.folder / ".venv/left-over").exists()
    assert len(place.calls()) == 2


def test_a_python_that_went_away_is_replaced(place: Place) -> None:
    place.run("packaging/set-up.sh", "run")
    python = place.folder / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert place.run("packaging/set-up.sh", "run").returncode == 0
    assert python.exists()


def test_an_old_python_is_named(place: Place) -> None:
    place.tool("python-here", OLD_PYTHON)
    done = place.run("packaging/set-up.sh", "run")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer; python-here is Python 3.9.2" in done.stderr
    assert not (place.folder / ".venv").exists()
