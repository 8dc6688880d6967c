"""Changes one byte of the ledger's file, or of a batch: it is noticed, counted, and all that is good is handed on.

And people sign on behind it only where the ledger's end is still the true one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from sqlite3 import DatabaseError, connect

from factories_collecting import a_signing_of
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import CANARY, Breakable, a_breakable

from kiosk.batch.reader import read_batch
from kiosk.batch.records_bin import read_entries
from kiosk.entry import Entry
from kiosk.errors import InputRefused
from kiosk.exporting import export_sealed
from kiosk.installed import open_kiosk
from kiosk.progress import NoProgress
from kiosk.rescuing import open_kiosk_to_export, open_kiosk_to_show
from kiosk.signatory import Signatory

ENTRIES = 40
MOST_DAMAGED = 4
"""A page of the file has parts of two or three entries, and behind an unreadable one the next is not certain."""


def flip(path: Path, random: Random) -> int:
    """Changes one byte anywhere in a file; which one."""
    content = bytearray(path.read_bytes())
    offset = random.randrange(len(content))
    content[offset] ^= random.randrange(1, 256)
    path.write_bytes(content)
    return offset


@dataclass
class _Stand:
    """A kiosk with signings, the batch of them, and what they were."""

    breakable: Breakable
    folder: Path
    kiosk: Path
    batch: Path
    entries: dict[int, Entry]

    def ledger(self, _number: int, random: Random) -> Outcome:
        """Flips a byte of the database, then has the kiosk look at itself and export."""
        broken, stick = self._broken(), self.folder / "stick"
        rmtree(stick, ignore_errors=True)
        offset = flip(broken / "ledger.db", random)
        try:
            with open_kiosk_to_export(broken) as kiosk:
                bad = kiosk.verify_ledger().bad
                exported = export_sealed(kiosk, stick, NoProgress())
        except InputRefused as error:
            return Outcome(lost=ENTRIES, codes=frozenset({error.code}), wrong=(f"byte {offset}: {error.code}",))
        handed_on = [entry for batch in exported.batches for entry in self._read(batch)]
        whole = [entry for entry in handed_on if entry.box is not None]
        assert len(bad) <= exported.damaged + 1, f"byte {offset}: {len(bad)} bad, {exported.damaged} told of"
        assert exported.damaged <= MOST_DAMAGED, f"byte {offset} took {exported.damaged} entries"
        lost = ENTRIES - len(whole) - exported.damaged
        return Outcome(max(0, lost), sum(self._differs(entry) for entry in whole) + self._goes_on_wrongly(broken))

    def _goes_on_wrongly(self, broken: Path) -> bool:
        """Whether the screens would let people sign behind anything but the true end."""
        with open_kiosk_to_show(broken) as kiosk:
            return kiosk.collects and kiosk.ledger.tip != (ENTRIES, self.entries[ENTRIES].head)

    def trusting_ledger(self, _number: int, random: Random) -> Outcome:
        """The defect: boxes are taken as the database gives them."""
        broken = self._broken()
        flip(broken / "ledger.db", random)
        connection = connect(broken / "ledger.db")
        try:
            boxes = connection.execute("SELECT seq, box FROM entry").fetchall()
        except DatabaseError:
            return Outcome()
        finally:
            connection.close()
        return Outcome(exposed=sum(seq not in self.entries or box != self.entries[seq].box for seq, box in boxes))

    def _broken(self) -> Path:
        rmtree(self.folder / "broken", ignore_errors=True)
        return Path(copytree(self.kiosk, self.folder / "broken"))

    def _read(self, batch: Path) -> list[Entry]:
        with read_batch(batch, self.breakable.keys.desk.root_der) as opened:
            return list(opened.entries())

    def _differs(self, entry: Entry) -> bool:
        mine = self.entries.get(entry.seq)
        return mine is None or (mine.head, mine.box) != (entry.head, entry.box)

    def sealed(self, _number: int, random: Random) -> Outcome:
        """Flips a byte of a batch, which is then refused as a whole."""
        broken = self._broken_batch(random)
        try:
            self._read(broken)
        except InputRefused as error:
            return Outcome(codes=frozenset({error.code}))
        return Outcome(exposed=1)

    def trusting_records(self, _number: int, random: Random) -> Outcome:
        """The defect: entries that can be decoded are taken, without a look at hashes and signatures."""
        broken = self._broken_batch(random)
        with read_batch(self.batch, self.breakable.keys.desk.root_der) as whole, broken.open("rb") as file:
            file.seek(whole.start)
            try:
                return Outcome(exposed=sum(self._differs(entry) for entry in read_entries(file, whole.size)))
            except InputRefused:
                return Outcome()

    def _broken_batch(self, random: Random) -> Path:
        broken = self.folder / "broken.kiosk-batch"
        broken.write_bytes(self.batch.read_bytes())
        flip(broken, random)
        return broken


def _prepared(way: Callable[[_Stand, int, Random], Outcome]) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        breakable = a_breakable()
        home = breakable.fresh(folder / "kiosk")
        with open_kiosk(home) as kiosk:
            for _ in range(ENTRIES):
                kiosk.collecting.accept(a_signing_of(kiosk.campaign, signatory=Signatory("Янка", CANARY)))
            entries = {entry.seq: entry for entry in kiosk.ledger.entries()}
            batch = export_sealed(kiosk, folder / "whole", NoProgress()).batch
        stand = _Stand(breakable, folder, home, batch, entries)
        yield lambda number, random: way(stand, number, random)

    return prepare


LEDGER = Fault(
    "byte-flipped-in-the-ledger",
    runs=300,
    short=30,
    prepare=_prepared(_Stand.ledger),
    defects=(Defect("boxes are trusted", _prepared(_Stand.trusting_ledger), runs=30),),
)
BATCH = Fault(
    "byte-flipped-in-a-batch",
    runs=300,
    short=60,
    prepare=_prepared(_Stand.sealed),
    defects=(Defect("entries are taken unverified", _prepared(_Stand.trusting_records), runs=30),),
)
