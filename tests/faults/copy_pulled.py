"""Pulls the stick while the second copy is begun and while it grows, at any moment.

What was called written is on the stick afterwards, what is there verifies, and the same file is gone on with.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import rmtree
from threading import Timer
from time import monotonic
from unittest.mock import patch

from disks import cuttable_disk
from factories_collecting import a_signing_of
from faults.harness import EXT4, ROOT, Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import CANARY, Breakable, a_breakable, has_canary
from faults.stick_pulled import EXFAT, EXPECTED, NOTICED_WITHIN_S, STICK_MEBIBYTES, MakeStick, Stick
from sticks import exfat_stick

from kiosk.batch.copy_file import COPY_SUFFIX
from kiosk.batch.reader import read_batch
from kiosk.errors import InputRefused, KioskError
from kiosk.installed import Kiosk, open_kiosk
from kiosk.second_copy import SecondCopies
from kiosk.signatory import Signatory

SIGNINGS = 6
PULLED_WITHIN_S = 0.4
"""Longer than it takes to write so many, on the machine that this was first run on; a pull behind all of them counts,
too: all of them must be there."""


@dataclass
class _Stand:
    """A kiosk and a stick."""

    breakable: Breakable
    kiosk: Kiosk
    disk: Stick
    pulled_at: float = 0.0
    noticed_at: float = 0.0

    @property
    def stick(self) -> Path:
        """The folder that is copied to."""
        return self.disk.folder / "stick"

    def run(self, number: int, random: Random) -> Outcome:
        """Every third time the stick is new, and is pulled while its copy is begun."""
        self._clear()
        copies = SecondCopies(self.kiosk)
        begun = 0
        if number % 3:
            self._sign()
            begun = copies.catch_up(self.stick)
        timer = Timer(random.uniform(0, PULLED_WITHIN_S), self._pull)
        timer.start()
        written, code = self._copy_until_pulled(copies, begun, timer)
        is_exposed = self.disk.restart(has_canary)
        late = self.noticed_at - self.pulled_at
        assert code is None or code in EXPECTED, f"refused with {code}"
        assert code is None or late < NOTICED_WITHIN_S, f"noticed after {late:.1f} s"
        lost, broken = self._missing(written)
        goes_on = self._goes_on()
        wrong = () if goes_on else ("the copy is not gone on with after the stick is back",)
        return Outcome(lost, int(is_exposed) + broken, frozenset({code} if code else ()), wrong)

    def _copy_until_pulled(self, copies: SecondCopies, written: int, timer: Timer) -> tuple[int, str | None]:
        """The last number that was called written, and the code that the pulled stick was refused with."""
        try:
            for _ in range(SIGNINGS):
                self._sign()
                written = copies.catch_up(self.stick)
        except KioskError as error:
            self.noticed_at = monotonic()
            return written, error.code
        finally:
            timer.join()
        return written, None

    def _missing(self, written: int) -> tuple[int, int]:
        """How many entries that were called written are not there, and how many copies do not verify."""
        held, broken = 0, 0
        for copy in self._copies():
            try:
                with read_batch(copy, self.breakable.keys.desk.root_der) as batch:
                    held = max(held, batch.manifest.last_seq)
            except InputRefused:
                broken += 1
        return max(0, written - held), broken

    def _goes_on(self) -> bool:
        """Whether the next look brings all of it, into one file, and leaves nothing unfinished beside it."""
        self._sign()
        everything = SecondCopies(self.kiosk).catch_up(self.stick) == self.kiosk.ledger.tip.seq
        return everything and list(self.stick.iterdir()) == self._copies()[:1]

    def _copies(self) -> list[Path]:
        return [path for path in self.stick.glob(f"*{COPY_SUFFIX}") if not path.name.startswith(".")]

    def _sign(self) -> None:
        self.kiosk.collecting.accept(a_signing_of(self.kiosk.campaign, signatory=Signatory("Янка", CANARY)))

    def _pull(self) -> None:
        self.pulled_at = monotonic()
        self.disk.cut_power()

    def _clear(self) -> None:
        """An empty stick, and nothing left to be brought there."""
        self.kiosk.ledger.confirm(self.kiosk.ledger.tip.seq)
        rmtree(self.stick, ignore_errors=True)
        self.stick.mkdir()
        self.disk.sync()


def _prepared(make: MakeStick = cuttable_disk, *, plant: Callable[[Run], Run] = lambda run: run) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        breakable = a_breakable()
        with open_kiosk(breakable.fresh(folder / "kiosk")) as kiosk, make(folder, STICK_MEBIBYTES) as disk:
            yield plant(_Stand(breakable, kiosk, disk).run)

    return prepare


def _unsynced(run: Run) -> Run:
    def without_syncs(number: int, random: Random) -> Outcome:
        with patch("os.fsync", lambda _handle: None):
            return run(number, random)

    return without_syncs


WHILE_COPYING = Fault(
    "stick-pulled-during-second-copy",
    runs=50,
    short=4,
    prepare=_prepared(),
    defects=(Defect("nothing is synced", _prepared(plant=_unsynced), runs=6),),
    needs=(ROOT, EXT4),
)
EXFAT_WHILE_COPYING = Fault(
    "exfat-stick-pulled-during-second-copy",
    runs=50,
    short=2,
    prepare=_prepared(exfat_stick),
    defects=(Defect("nothing is synced", _prepared(exfat_stick, plant=_unsynced), runs=6),),
    needs=(ROOT, EXT4, EXFAT),
)
