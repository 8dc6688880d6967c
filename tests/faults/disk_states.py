"""What a disk may hold after a crash: all that was synced, and of the rest any part, in any order, whole or torn.

The model is that of POSIX, which promises less than ext4: the sync of a file makes its contents and size certain but
not its name, the sync of a folder makes its names certain but no contents, and neither makes anything else certain. So
whatever a journal would leave is among these states. Writes are torn at sectors, or leave only the file's new size with
zeros in it; a rename may leave both names, as FAT does. Nothing here touches a disk.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import compress, pairwise, product
from random import Random
from typing import NamedTuple

SECTOR = 512
ALL_SUBSETS_UP_TO = 6
"""With so many changes that are not certain yet, each of their 64 subsets is a state; with more, the telling ones."""
MOST_LOOKED_AT = 60
"""With more changes than that, which only a defect leaves, not each of them is looked at."""
DRAWN_A_CHANGE = 4
"""So many subsets are drawn, for each change that is not certain yet, where not all are states."""


class Node(NamedTuple):
    """A file or folder, whatever it is called now."""

    number: int
    is_folder: bool


@dataclass(frozen=True)
class Content:
    """What is in a file."""

    raw: bytes

    @cached_property
    def digest(self) -> bytes:
        return sha256(self.raw).digest()


NOTHING = Content(b"")


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written to a file; none make it so long, at least."""

    node: Node
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file cut, or made longer with zeros."""

    node: Node
    size: int


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one folder given and taken (None), in this order."""

    node: Node
    names: tuple[tuple[str, Node | None], ...]


@dataclass(frozen=True, slots=True)
class Sync:
    """All changes of this file or folder until now are certain."""

    node: Node


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody was told."""

    line: str


Change = Write | Resize | Names
Step = Change | Sync | Said


@dataclass(frozen=True)
class Disk:
    """Files and folders, and their names."""

    root: Node
    names: Mapping[Node, Mapping[str, Node]]
    contents: Mapping[Node, Content]

    def tree(self) -> dict[str, Content | None]:
        """Everything that can be found, by its path from the root; None is a folder."""
        return dict(self._below(self.root, ""))

    def _below(self, folder: Node, path: str) -> Iterator[tuple[str, Content | None]]:
        for name, node in sorted(self.names.get(folder, {}).items()):
            if node.is_folder:
                yield path + name, None
                yield from self._below(node, f"{path}{name}/")
            else:
                yield path + name, self.contents.get(node, NOTHING)

    def digest(self) -> bytes:
        """The same for disks on which the same can be found."""
        summed = sha256()
        for path, content in self.tree().items():
            summed.update(f"{path}\0".encode() + (b"folder" if content is None else content.digest))
        return summed.digest()


def disk_after(disk: Disk, changes: Sequence[Change]) -> Disk:
    """The disk once these changes have reached it."""
    names = {folder: dict(inside) for folder, inside in disk.names.items()}
    buffers: dict[Node, bytearray] = {}
    for change in changes:
        if isinstance(change, Names):
            _rename(names.setdefault(change.node, {}), change.names)
        else:
            if change.node not in buffers:
                buffers[change.node] = bytearray(disk.contents.get(change.node, NOTHING).raw)
            _fill(buffers[change.node], change)
    written = {node: Content(bytes(buffer)) for node, buffer in buffers.items()}
    return Disk(disk.root, names, {**disk.contents, **written})


def _rename(inside: dict[str, Node], names: tuple[tuple[str, Node | None], ...]) -> None:
    for name, node in names:
        if node is None:
            inside.pop(name, None)
        else:
            inside[name] = node


def _fill(buffer: bytearray, change: Write | Resize) -> None:
    end = change.size if isinstance(change, Resize) else change.offset + len(change.data)
    buffer.extend(bytes(max(0, end - len(buffer))))
    if isinstance(change, Resize):
        del buffer[end:]
    else:
        buffer[change.offset : end] = change.data


@dataclass(frozen=True)
class Moment:
    """Right before a sync: what is certain, what is not, and what was said by then.

    Between two syncs what is not certain only grows, and so does what was said: whatever may be found after a crash at
    any time between them may be found after one at the end, where the most must hold.
    """

    settled: Disk
    pending: tuple[Change, ...]
    said: tuple[str, ...]


def moments(before: Disk, steps: Sequence[Step]) -> Iterator[Moment]:
    """The moments before each sync, and the end."""
    settled, pending, said = before, list[Change](), list[str]()
    for step in steps:
        if isinstance(step, Said):
            said.append(step.line)
        elif isinstance(step, Sync):
            yield Moment(settled, tuple(pending), tuple(said))
            settled = disk_after(settled, [change for change in pending if change.node == step.node])
            pending = [change for change in pending if change.node != step.node]
        else:
            pending.append(step)
    yield Moment(settled, tuple(pending), tuple(said))


@dataclass(frozen=True)
class CrashState:
    """What may be found after a crash, and the most that may have been said by then."""

    moment: Moment
    kept: tuple[Change, ...]

    @property
    def disk(self) -> Disk:
        return disk_after(self.moment.settled, self.kept)

    @property
    def said(self) -> tuple[str, ...]:
        return self.moment.said


class CrashStates:
    """All states of a recording that can be told apart, in an order that depends on the recording alone."""

    def __init__(self, before: Disk, steps: Sequence[Step]) -> None:
        self._moments = tuple(moments(before, steps))
        self._states: dict[bytes, CrashState] = {}
        for moment in self._moments:
            for kept in parts_of(moment.pending):
                state = CrashState(moment, kept)
                self._states[state.disk.digest()] = state  # of the same states the latest, by which most was said

    def share(self, number: int, shares: int, random: Random) -> Iterator[CrashState]:
        """One of so many shares of the states, none of which is in another, and some that are drawn beside them."""
        yield from list(self._states.values())[number::shares]
        drawn: set[bytes] = set()
        for moment in self._moments[number::shares]:
            for _ in range(DRAWN_A_CHANGE * min(len(moment.pending), MOST_LOOKED_AT)):
                state = CrashState(moment, drawn_from(moment.pending, random))
                digest = state.disk.digest()
                if digest not in self._states and digest not in drawn:
                    drawn.add(digest)
                    yield state


def parts_of(pending: tuple[Change, ...]) -> Iterator[tuple[Change, ...]]:
    """What may be left of changes that are not certain.

    Of few, all subsets. Of many, all up to each of them, all but each, each alone. And each of them torn: with all
    before it, and with all others.
    """
    if len(pending) <= ALL_SUBSETS_UP_TO:
        yield from (tuple(compress(pending, kept)) for kept in product((False, True), repeat=len(pending)))
    for at in range(0, len(pending), 1 + len(pending) // MOST_LOOKED_AT):
        before, change, after = pending[:at], pending[at], pending[at + 1 :]
        yield from (before, (*before, *after), (change,))
        for torn in ways_to_tear(change):
            yield from ((*before, *torn), (*before, *torn, *after))
    yield pending


def ways_to_tear(change: Change) -> Iterator[tuple[Change, ...]]:
    """What may be left of one change."""
    if isinstance(change, Names) and len(change.names) > 1:
        yield (Names(change.node, change.names[:1]),)
    elif isinstance(change, Write):
        yield (Write(change.node, change.offset + len(change.data), b""),)
        sectors = sectors_of(change)
        if len(sectors) > 1:
            yield from (sectors[:1], sectors[1:], sectors[: len(sectors) // 2], sectors[:-1])


def sectors_of(write: Write) -> tuple[Write, ...]:
    """The write in the pieces in which a disk writes it."""
    end = write.offset + len(write.data)
    cuts = [write.offset, *range((write.offset // SECTOR + 1) * SECTOR, end, SECTOR), end]
    return tuple(
        Write(write.node, start, write.data[start - write.offset : stop - write.offset])
        for start, stop in pairwise(cuts)
    )


def drawn_from(pending: tuple[Change, ...], random: Random) -> tuple[Change, ...]:
    """Any part of the changes, some of them torn anywhere."""
    return tuple(piece for change in pending for piece in _drawn(change, random))


def _drawn(change: Change, random: Random) -> tuple[Change, ...]:
    kept = random.random()
    if kept < 0.2 and isinstance(change, Write):
        return tuple(piece for piece in sectors_of(change) if random.random() < 0.5)
    return (change,) if kept < 0.6 else ()
