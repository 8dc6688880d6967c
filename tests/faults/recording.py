"""Records what a kiosk really does to a disk: builds the recorder, has a child work under it, and reads its log.

The log is believed only where it explains the disk: all of it, done again from what was there before, must give what is
there now, byte for byte. So nothing that the recorder misses can pass for nothing that happened.
"""

import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from shutil import which
from typing import NamedTuple

from faults.children import HERE, SIGNING_LIBRARY, Nursery, lent_nursery
from faults.disk_states import Content, Disk, Names, Node, Resize, Said, Step, Sync, Write, disk_after
from faults.harness import Need
from faults.lasting import a_lasting_folder

CC = Need("cc (gcc, libc6-dev): it builds the recorder of writes", lambda: which("cc") is not None)
HEAD = struct.Struct("<IIIIQQ")
"""As `struct record` in recorder.c: a letter, the lengths of two paths and of data, an inode, an offset or size."""
LOGGED = "faults.recorded:logged"
ATTENDS = "faults.signing"
"""Loaded for all crashes, though not all have people at the screens: so all are the same nursery's children."""


@dataclass(frozen=True)
class Recording:
    """A disk before a child worked on it, and all that it did to it and said meanwhile, in that order."""

    before: Disk
    steps: tuple[Step, ...]


@dataclass
class Recorder:
    """Children that can be recorded, one at a time."""

    nursery: Nursery
    folder: Path
    recorded: int = 0

    def record(self, disk: Path, work: str, **arguments: object) -> Recording:
        """What the work, `module:function`, does to the folder `disk` until it ends by itself."""
        self.recorded += 1
        log, reader = self.folder / f"log-{self.recorded}", _Reader(disk)
        before = reader.disk()
        self.nursery.begin(LOGGED, disk=str(disk), log=str(log), work=work, arguments=arguments)
        assert self.nursery.wait() == 0, f"{work} failed: {self.nursery.heard[-3:]}"
        steps = tuple(reader.steps(log.read_bytes()))
        changes = [step for step in steps if not isinstance(step, Sync | Said)]
        assert disk_after(before, changes).tree() == _Reader(disk).disk().tree(), f"{work}: not all was recorded"
        return Recording(before, steps)


@contextmanager
def recorder(folder: Path, *modules: str) -> Iterator[Recorder]:
    """Children that have loaded these modules, and whose logs go to the folder."""
    with lent_nursery(
        "faults.recorded", SIGNING_LIBRARY, *modules, wrapped_in=("env", f"LD_PRELOAD={_library()}")
    ) as children:
        yield Recorder(children, folder)


@cache
def _library() -> Path:
    """The recorder, built once in a process."""
    library = a_lasting_folder("recorder") / "recorder.so"
    built = ("cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", library, HERE / "recorder.c")
    subprocess.run([str(part) for part in built], check=True)
    return library


class _Record(NamedTuple):
    """As `struct record`, with what it gives the lengths of."""

    kind: str
    path: str
    other: str
    data: bytes
    inode: int
    offset: int


class _Reader:
    """Follows names and inodes through a log, from the folder as it is now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        self._nodes: dict[int, Node] = {}
        """By inode, which may be another file's later on."""
        self._names: dict[Node, dict[str, Node]] = {}
        self._contents: dict[Node, Content] = {}
        self._root = self._found(folder)

    def _found(self, path: Path) -> Node:
        node = self._new(path.lstat().st_ino, is_folder=path.is_dir())
        if node.is_folder:
            self._names[node] = {below.name: self._found(below) for below in path.iterdir()}
        else:
            self._contents[node] = Content(path.read_bytes())
        return node

    def _new(self, inode: int, *, is_folder: bool) -> Node:
        node = self._nodes[inode] = Node(next(self._numbers), is_folder)
        return node

    def disk(self) -> Disk:
        names = {folder: dict(inside) for folder, inside in self._names.items()}
        return Disk(self._root, names, dict(self._contents))

    def steps(self, log: bytes) -> Iterator[Step]:
        """What the log says; fails on what could not be recorded."""
        at = 0
        while at < len(log):
            kind, *lengths, inode, offset = HEAD.unpack_from(log, at)
            at += HEAD.size
            path, other, data = (log[(at := at + length) - length : at] for length in lengths)
            yield from self._step(_Record(chr(kind), path.decode(), other.decode(), data, inode, offset))

    def _step(self, logged: _Record) -> Iterator[Step]:
        match logged.kind:
            case "A":
                yield from (Said(line) for line in logged.data.decode().splitlines())
            case "W":
                yield Write(self._nodes[logged.inode], logged.offset, logged.data)
            case "T":
                yield Resize(self._nodes[logged.inode], logged.offset)
            case "S":
                yield Sync(self._nodes[logged.inode])
            case "C" | "M":
                yield self._named(logged.path, self._new(logged.inode, is_folder=logged.kind == "M"))
            case "U":
                yield self._named(logged.path, None)
            case "R":
                yield from self._moved(logged.path, logged.other)
            case _:
                raise AssertionError(f"{logged.other} on {Path(logged.path).name} cannot be recorded")

    def _place(self, path: str) -> tuple[Node, str]:
        """The folder that a path ends in, and the name in it."""
        *above, name = Path(path).relative_to(self._folder).parts
        folder = self._root
        for part in above:
            folder = self._names[folder][part]
        return folder, name

    def _named(self, path: str, node: Node | None) -> Names:
        folder, name = self._place(path)
        inside = self._names.setdefault(folder, {})
        if node is None:
            del inside[name]
        else:
            inside[name] = node
        return Names(folder, ((name, node),))

    def _moved(self, path: str, to: str) -> Iterator[Names]:
        """The new name first: what a crash leaves of a rename is both. Between folders each has its own sync."""
        if path == to:
            return
        folder, name = self._place(path)
        given = self._named(to, self._names[folder][name])
        taken = self._named(path, None)
        if given.node == taken.node:
            yield Names(folder, (*given.names, *taken.names))
        else:
            yield from (given, taken)
