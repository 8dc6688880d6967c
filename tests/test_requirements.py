"""The locks: complete, hashed, equal where they overlap, and silent about where anything is downloaded from."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from imports import ROOT

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-package.txt")
GROUPS = {"requirements-dev.txt": "dev", "requirements-package.txt": "package"}
PINNED = re.compile(r"^([a-z0-9-]+)==(\S+)(?: ; (.*?))? \\$")
# Put together here, so that this file itself stays free of them.
HOSTS = tuple(".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("pypi", "python")))
SOURCES = tuple("".join(parts) for parts in (("index", "-url"), ("find", "-links"), ("trusted", "-host")))
TELLING_HOW_TO_LOCK = {"Makefile"}


def locked(lock: str) -> dict[str, str]:
    """Name -> version of everything that a lock pins."""
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return {match[1]: match[2] for line in lines if (match := PINNED.match(line))}


def asked_for(lines: list[str]) -> Iterator[str]:
    """The names of requirements as pyproject.toml writes them."""
    for line in lines:
        name = re.match(r"[A-Za-z0-9_.-]+", line)
        assert name, line
        yield name[0].lower().replace("_", "-")


def kept_files() -> Iterator[Path]:
    """Every file of the project but what .gitignore names."""
    ignored = {line.rstrip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines()} | {".git"}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in ignored]
        yield from (Path(folder, name) for name in files)


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_locked(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = set(asked_for(project["project"]["dependencies"]))
    if lock in GROUPS:
        asked |= set(asked_for(project["dependency-groups"][GROUPS[lock]]))
    assert asked <= locked(lock).keys(), "make lock renews the locks"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    lines = [line for line in (ROOT / lock).read_text("utf-8").splitlines() if line.strip()]
    pins = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    assert all(PINNED.match(lines[number]) for number in pins)
    assert all(lines[number + 1].startswith("    --hash=sha256:") for number in pins)
    assert not [line for line in lines if "://" in line or "@" in line]


@pytest.mark.parametrize("lock", GROUPS)
def test_what_is_tested_and_packaged_is_what_the_kiosk_runs_on(lock: str) -> None:
    kiosk, other = locked("requirements.txt"), locked(lock)
    differing = {name: (version, other.get(name)) for name, version in kiosk.items() if other.get(name) != version}
    assert not differing, f"make lock; (kiosk's, {lock}'s) versions differ: {differing}"


def test_what_is_never_installed_is_what_pyproject_says() -> None:
    never = [
        match[1]
        for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()
        if (match := PINNED.match(line)) and match[3] == "sys_platform == 'never'"
    ]
    assert never == ["docopt"]


def test_no_file_names_a_registry() -> None:
    found = []
    for path in kept_files():
        text = path.read_bytes().decode("utf-8", errors="ignore").lower()
        banned = [host for host in HOSTS if host in text]
        if path.name not in TELLING_HOW_TO_LOCK:
            banned += [source for source in SOURCES if source in text]
        found += [f"{path.relative_to(ROOT)}: {word}" for word in banned]
    assert not found, f"Where packages come from is each machine's own setting: {found}"


def test_there_is_no_lock_that_records_addresses() -> None:
    assert not [path for path in kept_files() if path.name in {"uv.lock", "poetry.lock", "Pipfile.lock"}]
