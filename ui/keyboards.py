"""The layouts of the touch keyboard, read from their files."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec

CODE_LAYOUT = "code"
"""Digits, and the letters that receipt and set-up codes are made of."""


class LayoutBroken(RuntimeError):
    """A layout's file is not one; its name and the reason are the message."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    name: str
    letters: str
    rows: tuple[str, str, str]
    lowest: str = "␣ -"
    shifts: bool = True
    swaps: bool = True
    digits: bool = True
    accents: dict[str, str] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout. `label` stands on the key that swaps to it, `letters` on the key that comes back to it from the
    digits, `name` on its space bar; `lowest` are the keys in the lowest row between those of every layout."""

    id: str
    label: str
    name: str
    letters: str
    rows: tuple[tuple[str, ...], ...]
    lowest: tuple[str, ...]
    shifts: bool
    swaps: bool
    digits: bool
    """Whether there is a way from it to digits and signs."""
    accents: Mapping[str, tuple[str, ...]]


def _layout(file: Path) -> Layout:
    try:
        read = msgspec.toml.decode(file.read_bytes(), type=_File)
    except msgspec.DecodeError as broken:
        raise LayoutBroken(f"{file.name}: {broken}") from broken
    rows = tuple(tuple(row.split()) for row in read.rows)
    lowest = tuple(" " if key == "␣" else key for key in read.lowest.split())
    accents = {letter: tuple(others.split()) for letter, others in read.accents.items()}
    lost = set(accents) - {key for row in (*rows, lowest) for key in row}
    if lost:
        raise LayoutBroken(f"{file.name}: no key for {sorted(lost)}")
    return Layout(
        file.stem, read.label, read.name, read.letters, rows, lowest, read.shifts, read.swaps, read.digits, accents
    )


@cache
def read_layouts(folder: Path) -> Mapping[str, Layout]:
    """Every layout of the folder by its file's name without the ending, read once: they are part of the program. Raises
    LayoutBroken for the first bad one."""
    return MappingProxyType({file.stem: _layout(file) for file in sorted(folder.glob("*.toml"))})
