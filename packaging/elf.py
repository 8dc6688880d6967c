"""Which shared libraries, and which glibc, a program or library asks for, as binutils reads it."""

import re
import subprocess
from pathlib import Path

ELF = b"\x7fELF"
GLIBC = re.compile(r"Name: GLIBC_(\d+)\.(\d+)")
NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")


def is_elf(path: Path) -> bool:
    """Whether the file is a program or a shared library of Linux."""
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF


def libraries_needed(path: Path) -> frozenset[str]:
    """The names of the shared libraries that the loader looks for before this one runs."""
    told = subprocess.run(["readelf", "--dynamic", path], capture_output=True, text=True, check=True)
    return frozenset(match[1] for line in told.stdout.splitlines() if (match := NEEDED.search(line)))


def needs_within(folder: Path) -> dict[str, frozenset[str]]:
    """What every program and library in a folder asks for, by its path inside."""
    return {
        str(path.relative_to(folder)): libraries_needed(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and is_elf(path)
    }


def glibc_needed(path: Path) -> tuple[int, int]:
    """The newest version of glibc whose symbols this program or library asks for; (0, 0) for none."""
    told = subprocess.run(["readelf", "--version-info", path], capture_output=True, text=True, check=True)
    asked = told.stdout.partition("Version needs section")[2]
    return max(((int(major), int(minor)) for major, minor in GLIBC.findall(asked)), default=(0, 0))


def glibc_within(folder: Path) -> tuple[int, int]:
    """The newest glibc that anything in a folder asks for."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and is_elf(path))
    return max(map(glibc_needed, files), default=(0, 0))
