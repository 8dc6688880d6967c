"""Crashes while a kiosk exports: no half batch ever has a final name, and one that was called finished is there.

Into a folder that is there, into folders that the export makes, over the same export, and beside an earlier one where
an earlier crash has left half a file.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import copyfile, copytree
from typing import Any

from faults.crash_states import KIOSK, STICK, Crashes, LedgerLook, crashes, refused, room_for_states, said_after
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import Breakable, a_breakable, canaries_in
from faults.recorded import sign
from faults.recording import ATTENDS, CC, Recorder, recorder

from kiosk.batch.reader import read_batch
from kiosk.durable import unfinished_name
from kiosk.errors import InputRefused, KioskError
from kiosk.exporting import export_sealed
from kiosk.installed import open_kiosk
from kiosk.progress import NoProgress

EXPORT = "faults.recorded:export"
SHARES, SMALLER = 10, 40
"""Into so many runs the states of each way are dealt; into the smaller ones where a defect is planted."""
EARLIER, ENTRIES = 16, 24

Way = Callable[["_Stand", Path], str]
"""Readies a stick; under which folder of it the batch is to be, with a slash behind."""


@dataclass(frozen=True)
class _Judge:
    """Knows what lay on the stick before, which batch is made where, and what the kiosk holds."""

    root_der: bytes
    ledgers: LedgerLook
    codes: frozenset[str]
    before: Mapping[str, bytes]
    folder: str
    """Under the stick."""
    known: dict[bytes, int | None] = field(default_factory=dict)
    """What came of each batch that was read once: most states have the same ones."""

    def __call__(self, disk: Path, said: Sequence[str]) -> Outcome:
        stick = disk / STICK
        batches = [path for path in stick.rglob("*") if path.is_file() and not path.name.startswith(".")]
        entries = {str(path.relative_to(stick)): self._entries(path) for path in batches}
        finished = {f"{self.folder}{name}" for name in said_after("finished", said)}
        lost = sum(entries.get(name) != ENTRIES for name in finished)
        lost += sum(not self._is_kept(stick, name, entries) for name in self.before)
        exposed = sum(count is None for count in entries.values()) + canaries_in(stick)
        return self._kiosk(disk) + Outcome(lost, exposed, cases=0)

    def _entries(self, batch: Path) -> int | None:
        """How many entries are in the batch; None where it does not hold."""
        content = batch.read_bytes()
        if content not in self.known:
            try:
                with read_batch(batch, self.root_der) as opened:
                    self.known[content] = sum(1 for _ in opened.entries())
            except InputRefused:
                self.known[content] = None
        return self.known[content]

    def _is_kept(self, stick: Path, name: str, entries: Mapping[str, int | None]) -> bool:
        """Whether an earlier batch is there as it was, or, where it has the new one's name, one of the two."""
        if entries.get(name) == ENTRIES:
            return True
        return name in entries and (stick / name).read_bytes() == self.before[name]

    def _kiosk(self, disk: Path) -> Outcome:
        try:
            found = self.ledgers.look(disk / KIOSK / "ledger.db")
        except KioskError as error:
            return refused(error, len(self.codes))
        wrong = () if found.is_whole and found.confirmed == 0 else ("an entry is not whole",)
        return Outcome(len(self.codes - found.signings), wrong=wrong)


@dataclass(frozen=True)
class _Stand:
    """A kiosk to export from, and batches of it: of its first entries, and of all, made before."""

    breakable: Breakable
    folder: Path
    kiosk: Path
    codes: frozenset[str]
    earlier: Path
    same: Path

    def into_a_folder(self, stick: Path) -> str:
        stick.mkdir()
        return ""

    def into_new_folders(self, stick: Path) -> str:
        stick.mkdir()
        return "petition/2026/"

    def over_the_same(self, stick: Path) -> str:
        stick.mkdir()
        copyfile(self.same, stick / self.same.name)
        return ""

    def beside_others(self, stick: Path) -> str:
        """An earlier batch, and what a crash left of this one."""
        stick.mkdir()
        copyfile(self.earlier, stick / self.earlier.name)
        unfinished_name(stick / self.same.name).write_bytes(self.same.read_bytes()[:9_999])
        return ""

    def crashes(self, way: Way, recording: Recorder, planted: Mapping[str, object], room: Path) -> Crashes:
        """The crashes of one export in this way."""
        disk = self.folder / f"disk-{WAYS.index(way)}"
        disk.mkdir()
        home, stick = Path(copytree(self.kiosk, disk / KIOSK)), disk / STICK
        folder = way(self, stick)
        before = {path.name: path.read_bytes() for path in stick.glob("batch-*")}
        exported = recording.record(disk, EXPORT, folder=str(home), to=str(stick / folder), **planted)
        ledgers = LedgerLook(self.breakable, home)
        judge = _Judge(self.breakable.keys.desk.root_der, ledgers, self.codes, before, folder)
        return crashes(exported, judge, room, is_planted=bool(planted))


WAYS: tuple[Way, ...] = (_Stand.into_new_folders, _Stand.over_the_same, _Stand.beside_others, _Stand.into_a_folder)


def _a_stand(folder: Path) -> _Stand:
    breakable, batches = a_breakable(), folder / "batches"
    home = breakable.fresh(folder / "open")
    with open_kiosk(home) as kiosk:
        codes = sign(kiosk, EARLIER)
        earlier = export_sealed(kiosk, batches, NoProgress()).batch
        codes += sign(kiosk, ENTRIES - EARLIER)
        same = export_sealed(kiosk, batches, NoProgress()).batch
    return _Stand(breakable, folder, home, frozenset(code.hex() for code in codes), earlier, same)


def _prepared(shares: int = SHARES, **planted: Any) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        stand = _a_stand(folder)
        with recorder(folder, ATTENDS) as recording, room_for_states(folder) as room:
            crashed = cache(lambda way: stand.crashes(way, recording, planted, room))
            yield lambda number, random: crashed(WAYS[number % len(WAYS)]).share(number // len(WAYS), shares, random)

    return prepare


IN_EXPORT = Fault(
    "crash-in-an-export",
    runs=len(WAYS) * SHARES,
    short=2,
    prepare=_prepared(),
    defects=(
        Defect("files not synced", _prepared(SMALLER, unsynced="files"), runs=8),
        Defect("folders not synced", _prepared(SMALLER, unsynced="folders"), runs=8),
        Defect("written under its final name", _prepared(SMALLER, in_place=True), runs=8),
    ),
    needs=(CC,),
)
