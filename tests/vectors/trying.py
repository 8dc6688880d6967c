"""Tries a vector with the commands that it is for, each in a place of its own, and says what came of it."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, copytree

from command_line import Ran
from vectors.running import run
from vectors.vector import FOLDER, Kept

KIOSK = FOLDER / "kiosk"
EVENT = ("--event", "Fair", "--place", "", "--day", "2026-11-22")


@dataclass(frozen=True)
class Tried:
    """What a command said of a vector. `code` is empty where it was taken."""

    ran: Ran
    code: str
    said: Mapping[str, object]
    """What it printed as JSON, if anything."""
    changed: tuple[str, ...]
    """What of the place is not as it was before."""


@dataclass(frozen=True)
class Attempt:
    """A command that is to be run, and how to know whether it changed anything."""

    words: tuple[str | Path, ...]
    look: Callable[[], tuple[str, ...]]


class Place:
    """A folder in which commands find what they need; `keys` is the folder with the coordinators' keys."""

    def __init__(self, folder: Path, keys: Path) -> None:
        self._folder = folder
        self._keys = keys
        self._passphrase = folder / "passphrase"
        self._passphrase.write_text("six words that guard no one\n", "utf-8")

    def attempt(self, vector: Kept, command: str) -> Attempt:
        """The command on this vector, in a place of its own."""
        place = self._folder / f"{vector.format}-{vector.path.stem}-{command.replace(' ', '-')}"
        place.mkdir()
        match command:
            case "verify":
                return Attempt(("verify", vector.path, "--root", self._keys / "root.pem", "--json"), tuple)
            case "merge":
                return self._merge(vector, place / "registry.db")
            case "open":
                words = ("open", vector.path, *self._unlocked(), "--to", place / "out", "--json")
                return Attempt(words, lambda: _files_in(place / "out"))
            case "setup":
                (place / "code").write_text(str(vector.facts["setup_code"]), "utf-8")
                words = ("setup", "--kit", vector.path, "--code-file", place / "code", *EVENT)
                return Attempt((*words, "--data", place / "data", "--json"), lambda: _files_in(place / "data"))
            case "confirm" | "status":
                return self._kiosk(vector, command, place / "data")
            case _:
                return Attempt(("campaign", "check", vector.path, "--json"), tuple)

    def _unlocked(self) -> tuple[str | Path, ...]:
        return ("--keys", self._keys, "--passphrase-file", self._passphrase)

    def _merge(self, vector: Kept, registry: Path) -> Attempt:
        _database(vector, "registry", registry)
        batch = FOLDER / "batch/good-1.kiosk-batch" if vector.format == "registry" else vector.path
        before = _dump(registry)
        words = ("merge", batch, "--registry", f"sqlite:///{registry}", *self._unlocked(), "--json")
        return Attempt(words, lambda: _differing(before, _dump(registry)))

    def _kiosk(self, vector: Kept, command: str, data: Path) -> Attempt:
        copytree(KIOSK, data)
        _database(vector, "ledger", data / "ledger.db")
        before = _dump(data / "ledger.db")
        receipt = (vector.path,) if command == "confirm" else ()
        words = (command, *receipt, "--data", data, "--json")
        return Attempt(words, lambda: _differing(before, _dump(data / "ledger.db")))


def _database(vector: Kept, format_: str, to: Path) -> None:
    """Puts the vector's own database, or the good one of this format, where a command looks for it."""
    is_whole = vector.format == format_ and vector.path.suffix == ".db"
    copyfile(vector.path if is_whole else FOLDER / format_ / "good-1.db", to)
    if vector.format == format_ and not is_whole:
        connection = sqlite3.connect(to)
        connection.executescript(vector.path.read_text("utf-8"))
        connection.close()


def _dump(path: Path) -> tuple[str, ...]:
    """Every row of a database; the bytes of a file that is none."""
    connection = sqlite3.connect(path)
    try:
        return tuple(connection.iterdump())
    except sqlite3.DatabaseError:
        return (path.read_bytes().hex(),)
    finally:
        connection.close()


def _differing(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(before) ^ set(after)))


def _files_in(folder: Path) -> tuple[str, ...]:
    """What lies there, but for the lock: it says nothing but that somebody looked."""
    return tuple(sorted(path.name for path in folder.rglob("*") if path.is_file() and path.name != "lock"))


def try_all(folder: Path, keys: Path, vectors: Iterable[Kept]) -> dict[tuple[str, str], Tried]:
    """Every vector with each of its commands, by (name of the vector, command)."""
    folder.mkdir()
    place = Place(folder, keys)
    attempts = {
        (vector.name, command): place.attempt(vector, command) for vector in vectors for command in vector.commands
    }
    ran = [run([str(word) for word in attempt.words], TMPDIR=str(folder)) for attempt in attempts.values()]
    return {
        name: Tried(one, _code(one), _said(one), attempt.look())
        for (name, attempt), one in zip(attempts.items(), ran, strict=True)
    }


def _said(ran: Ran) -> Mapping[str, object]:
    return dict(json.loads(ran.out)) if ran.out.startswith("{") else {}


def _code(ran: Ran) -> str:
    """What is said of the one batch, of the first problem in a campaign, or else in the line of the error."""
    said = _said(ran)
    batches, problems = said.get("batches"), said.get("problems")
    if isinstance(batches, list) and batches[0]["code"]:
        return str(batches[0]["code"])
    if isinstance(problems, list) and problems:
        return next(part for part in str(problems[0]).split(": ") if part.startswith("campaign-"))
    last = ran.err.splitlines()[-1] if ran.err else ""
    return last.removeprefix("error ").partition(":")[0] if last.startswith("error ") else ""
