"""A vector: one file or folder of a format, kept for ever, and the header beside it that says what to expect of it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
FORMATS = ("campaign", "kit", "batch", "opened", "receipt", "ledger", "registry")
SUFFIXES = {
    "kit": ".kit",
    "batch": ".kiosk-batch",
    "receipt": ".kiosk-receipt",
    "ledger": ".db",
    "registry": ".db",
}
"""Of the formats that are one file; a vector of the others is a folder."""

Content = bytes | Mapping[str, bytes]
"""A file, or the files of a folder by their relative names."""


@dataclass(frozen=True)
class Vector:
    """What is kept. `code` is empty for one that holds; `facts` are what else is expected of such a one, or needed."""

    name: str
    code: str
    harm: str
    content: Content = field(repr=False)
    commands: tuple[str, ...] = ()
    """Empty: those that the format is for."""
    facts: Mapping[str, str | int] = field(default_factory=dict)
    is_change: bool = False
    """Whether it is kept as a change, in SQL, to the good one: a database is large, and the harm to it small."""


COMMANDS = {
    "campaign": ("campaign check",),
    "kit": ("setup",),
    "batch": ("verify", "merge", "open"),
    "opened": ("verify", "merge"),
    "receipt": ("confirm",),
    "ledger": ("status",),
    "registry": ("merge",),
}


@dataclass(frozen=True)
class Kept:
    """A vector on disk, as its header describes it."""

    format: str
    path: Path
    code: str
    harm: str
    commands: tuple[str, ...]
    facts: Mapping[str, str | int]

    @property
    def name(self) -> str:
        """How a test names it."""
        return f"{self.format}/{self.path.stem}"


def keep(format_: str, vector: Vector) -> None:
    """Writes the vector and its header, unless it is there: what was released once is never made anew."""
    suffix = ".sql" if vector.is_change else SUFFIXES.get(format_, "")
    path = FOLDER / format_ / f"{vector.name}{suffix}"
    header = path.with_name(f"{vector.name}.toml")
    if header.exists():
        return
    path.parent.mkdir(exist_ok=True)
    if isinstance(vector.content, bytes):
        path.write_bytes(vector.content)
    else:
        for name, content in vector.content.items():
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_bytes(content)
    lines = [
        f'format = "{format_}"',
        f"commands = {_listed(vector.commands or COMMANDS[format_])}",
        f'code = "{vector.code}"',
        f'harm = "{vector.harm}"',
        *(f"{name} = {value!r}" for name, value in vector.facts.items()),
    ]
    header.write_text("\n".join(lines) + "\n", "utf-8")


def _listed(words: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


def kept() -> list[Kept]:
    """Every vector, in order of names."""
    return [_read(header) for format_ in FORMATS for header in sorted((FOLDER / format_).glob("*.toml"))]


def _read(header: Path) -> Kept:
    said = tomllib.loads(header.read_text("utf-8"))
    format_ = str(said.pop("format"))
    change = header.with_suffix(".sql")
    path = change if change.exists() else header.with_name(header.stem + SUFFIXES.get(format_, ""))
    return Kept(format_, path, said.pop("code"), said.pop("harm"), tuple(said.pop("commands")), said)


def the(name: str) -> Path:
    """The file or folder of a vector, by its format and name."""
    return next(one.path for one in kept() if one.name == name)


def files_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder by their relative names."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"lock", "ballast"}
    }
