"""Pulls the stick: at any byte of an export, and right after it said that it was finished.

A stick here is an ext4 that is shut down under the export, or an exFAT on one. As a pulled one, it fails every call
from then on.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copyfile, rmtree
from threading import Timer
from time import monotonic
from typing import Protocol, TypeVar

from disks import cuttable_disk
from factories_collecting import a_signing_of
from faults.harness import EXT4, ROOT, Defect, Fault, Need, Outcome, Prepare, Run
from faults.kiosks import CANARY, Breakable, a_breakable, has_canary
from sticks import exfat_stick, has_exfat

from kiosk.batch.reader import SUFFIX, read_batch
from kiosk.errors import InputRefused, StorageFailed
from kiosk.exporting import export_sealed
from kiosk.installed import Kiosk, open_kiosk
from kiosk.progress import NoProgress
from kiosk.signatory import Signatory

ENTRIES = 60
STICK_MEBIBYTES = 16
NOTICED_WITHIN_S = 2
SYNCING_S = 0.05
"""After the last byte was written, syncing, reading back, renaming go on for about so long."""
EXPECTED = {"target-failed", "target-gone", "target-read-only", "folder-not-writable"}


EXFAT = Need("exfat-fuse, exfatprogs and /dev/fuse: sticks without a journal", has_exfat)

Looked = TypeVar("Looked")


class Stick(Protocol):
    """A mounted file system that can be pulled."""

    @property
    def folder(self) -> Path:
        """Where it is mounted."""
        ...

    def cut_power(self) -> None:
        """It is gone."""
        ...

    def sync(self) -> None:
        """All that was written is on it."""
        ...

    def restart(self, look: Callable[[Path], Looked]) -> Looked:
        """It is there again; before that, `look` sees the whole of it as one file."""
        ...


MakeStick = Callable[[Path, int], AbstractContextManager[Stick]]


@dataclass
class _PullsAt:
    """The progress of an export, which pulls the stick once it has come so far; `at` is that moment."""

    disk: Stick
    share: float
    at: float = 0.0

    def advance(self, done: int, total: int) -> None:
        """See `kiosk.progress.Progress`."""
        if not self.at and done >= self.share * total:
            self.pull()

    def pull(self) -> None:
        """The stick is gone from now on."""
        self.at = monotonic()
        self.disk.cut_power()


@dataclass
class _Stand:
    """A kiosk with signings and a stick."""

    breakable: Breakable
    kiosk: Kiosk
    disk: Stick
    turn: int = 0

    @property
    def stick(self) -> Path:
        """The folder that is exported to."""
        return self.disk.folder / f"stick-{self.turn}"

    def during(self, number: int, random: Random) -> Outcome:
        """Pulls it at one offset after another, and every third time while it syncs and renames."""
        self._clear()
        pulls = _PullsAt(self.disk, random.random())
        timer = Timer(random.uniform(0, SYNCING_S), pulls.pull)
        code = self._export(pulls, timer if number % 3 == 2 else None)
        noticed = monotonic() - pulls.at
        assert code is None or code in EXPECTED, f"refused with {code}"
        assert code is None or noticed < NOTICED_WITHIN_S, f"noticed after {noticed:.1f} s"
        is_exposed = self.disk.restart(has_canary)
        return Outcome(
            int(code is None and not self._whole()), self._wrong() + int(is_exposed), frozenset({code} if code else ())
        )

    def _export(self, pulls: _PullsAt, timer: Timer | None) -> str | None:
        """The code that the export was refused with, None for one that finished before the stick was gone."""
        if timer is not None:
            timer.start()
        try:
            export_sealed(self.kiosk, self.stick, pulls if timer is None else NoProgress())
        except StorageFailed as error:
            return error.code
        finally:
            if timer is not None:
                timer.join()
        return None

    def after_finished(self, _number: int, _random: Random) -> Outcome:
        """Pulls it at once when the export has said that it is finished."""
        self._clear()
        export_sealed(self.kiosk, self.stick, NoProgress())
        self.disk.cut_power()
        is_exposed = self.disk.restart(has_canary)
        return Outcome(int(not self._whole()), self._wrong() + int(is_exposed))

    def unsynced(self, _number: int, random: Random) -> Outcome:
        """The defect: the batch is copied under its final name and nothing waits for the medium."""
        self._clear()
        finished = export_sealed(self.kiosk, self.disk.folder.parent / "elsewhere", NoProgress()).batch
        copyfile(finished, self.stick / finished.name)
        if random.random() < 0.5:
            with (self.stick / finished.name).open("r+b") as file:
                file.truncate(finished.stat().st_size // 2)
            self.disk.sync()
        self.disk.cut_power()
        self.disk.restart(lambda _: None)
        return Outcome(int(not self._whole()), self._wrong())

    def _clear(self) -> None:
        """A new folder for each run: a file system in user space may hold on to the old one for a moment."""
        rmtree(self.stick, ignore_errors=True)
        self.turn += 1
        self.stick.mkdir()
        self.disk.sync()

    def _batches(self) -> list[Path]:
        return [path for path in self.stick.glob(f"*{SUFFIX}") if not path.name.startswith(".")]

    def _wrong(self) -> int:
        return sum(not self._holds(path) for path in self._batches())

    def _whole(self) -> bool:
        return any(self._holds(path) for path in self._batches())

    def _holds(self, batch: Path) -> bool:
        try:
            with read_batch(batch, self.breakable.keys.desk.root_der) as opened:
                return sum(1 for _ in opened.entries()) == ENTRIES
        except InputRefused:
            return False


def _prepared(way: Callable[[_Stand, int, Random], Outcome], make: MakeStick = cuttable_disk) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        breakable = a_breakable()
        with open_kiosk(breakable.fresh(folder / "kiosk")) as kiosk, make(folder, STICK_MEBIBYTES) as disk:
            for _ in range(ENTRIES):
                kiosk.collecting.accept(a_signing_of(kiosk.campaign, signatory=Signatory("Янка", CANARY)))
            stand = _Stand(breakable, kiosk, disk)
            yield lambda number, random: way(stand, number, random)

    return prepare


DEFECTS = (Defect("nothing is synced", _prepared(_Stand.unsynced), runs=5),)
DURING = Fault(
    "stick-pulled-during-export",
    runs=50,
    short=9,
    prepare=_prepared(_Stand.during),
    defects=DEFECTS,
    needs=(ROOT, EXT4),
)
EXFAT_DEFECTS = (Defect("nothing is synced", _prepared(_Stand.unsynced, exfat_stick), runs=5),)
EXFAT_DURING = Fault(
    "exfat-stick-pulled-during-export",
    runs=50,
    short=3,
    prepare=_prepared(_Stand.during, exfat_stick),
    defects=EXFAT_DEFECTS,
    needs=(ROOT, EXT4, EXFAT),
)
EXFAT_AFTER_FINISHED = Fault(
    "exfat-stick-pulled-after-finished",
    runs=100,
    short=2,
    prepare=_prepared(_Stand.after_finished, exfat_stick),
    defects=EXFAT_DEFECTS,
    needs=(ROOT, EXT4, EXFAT),
)
AFTER_FINISHED = Fault(
    "stick-pulled-after-finished",
    runs=100,
    short=6,
    prepare=_prepared(_Stand.after_finished),
    defects=DEFECTS,
    needs=(ROOT, EXT4),
)
