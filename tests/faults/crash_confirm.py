"""Crashes while a kiosk erases what a receipt covers: all of that is erased, or nothing; all else is kept.

Once it said so, nothing of an erased box is in any file, even after a crash.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

from faults.crash_states import KIOSK, LedgerLook, Looked, crashes, refused, room_for_states, said_after
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import a_breakable
from faults.recorded import sign
from faults.recording import ATTENDS, CC, recorder

from kiosk.confirming import confirm
from kiosk.errors import KioskError
from kiosk.installed import Kiosk, open_kiosk
from kiosk.ledger.ledger import Ledger
from kiosk.receipt import ImportReceipt, write_receipt

ERASE = "faults.recorded:erase"
SHARES, SMALLER = 20, 80
"""Into so many runs all states are dealt; into the smaller ones where a defect is planted, for any few show it."""
ENTRIES = 12
CONFIRMED = 8
PIECE = 64
"""Bytes of a box that are looked for, at every so many: a page of the file has some of them whole."""


@dataclass(frozen=True)
class _Judge:
    """Knows what the ledger held before, what is to be erased, and the receipt."""

    ledgers: LedgerLook
    codes: tuple[str, ...]
    pieces: tuple[bytes, ...]
    receipt: Path

    def __call__(self, disk: Path, said: Sequence[str]) -> Outcome:
        home, has_erased = disk / KIOSK, "erased" in said
        exposed = int(has_erased and self._has_pieces(home))
        kept = self._kept() | said_after("thanked", said)
        try:
            ledger = Ledger.open(home / "ledger.db")
        except KioskError as error:
            return refused(error, len(kept))
        try:
            found = self.ledgers.of(ledger)
            outcome = self._judged(found, kept, has_erased=has_erased)
            ledger.confirm(CONFIRMED)
            again = self.ledgers.of(ledger)
        except KioskError as error:
            return refused(error, len(kept))
        finally:
            ledger.close()
        if again.codes != self._erased(found) or not again.is_whole or self._has_pieces(home):
            outcome += Outcome(wrong=("cannot be confirmed again",), cases=0)
        return outcome + Outcome(exposed=exposed, cases=0)

    def _kept(self) -> frozenset[str]:
        return frozenset(self.codes[CONFIRMED:])

    def _erased(self, found: Looked) -> tuple[str | None, ...]:
        return (*(None,) * CONFIRMED, *found.codes[CONFIRMED:])

    def _judged(self, found: Looked, kept: frozenset[str], *, has_erased: bool) -> Outcome:
        """Unconfirmed signings are all there, and the others as one: here as before, or erased."""
        wrong = [] if found.is_whole else ["an entry is not whole"]
        is_erased, lost = found.confirmed == CONFIRMED, len(kept - found.signings)
        if is_erased and found.codes != self._erased(found):
            wrong.append("confirmed, but not erased")
        if not is_erased:
            lost += len(frozenset(self.codes) - kept - found.signings)
        return Outcome(lost, int(has_erased and not is_erased), wrong=tuple(wrong))

    def _has_pieces(self, home: Path) -> bool:
        """Whether some of an erased box is in one of the files."""
        contents = [path.read_bytes() for path in home.glob("ledger.db*")]
        return any(piece in content for content in contents for piece in self.pieces)

    def whole(self, disk: Path) -> Outcome:
        """Whether the kiosk as a whole starts on what is there, and takes the receipt again."""
        with open_kiosk(disk / KIOSK) as kiosk:
            again = confirm(kiosk, self.receipt)
        return Outcome(wrong=() if again.erased == 0 else ("the receipt was not confirmed before",), cases=0)


def _pieces(kiosk: Kiosk) -> tuple[bytes, ...]:
    boxes = [entry.box for entry in kiosk.ledger.entries(1, CONFIRMED) if entry.box is not None]
    return tuple(box[at : at + PIECE] for box in boxes for at in range(0, len(box) - PIECE, 512))


def _receipt(kiosk: Kiosk) -> ImportReceipt:
    facts = kiosk.facts
    return ImportReceipt(facts.campaign_id, facts.mode, facts.kiosk_id, CONFIRMED, kiosk.ledger.head_at(CONFIRMED))


def _prepared(shares: int = SHARES, **planted: Any) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        breakable, disk = a_breakable(), folder / "disk"
        disk.mkdir()
        with open_kiosk(breakable.fresh(folder / "open")) as kiosk:
            codes = tuple(code.hex() for code in sign(kiosk, ENTRIES))
            receipt = write_receipt(folder / "receipts", _receipt(kiosk), breakable.keys.desk)
            pieces = _pieces(kiosk)
            # As it is while the kiosk is open: what is to be erased stands in the WAL, in all its versions.
            home = Path(copytree(kiosk.home.folder, disk / KIOSK))
        with recorder(folder, ATTENDS) as recording:
            erased = recording.record(disk, ERASE, folder=str(home), receipt=str(receipt), **planted)
        judge = _Judge(LedgerLook(breakable, home), codes, pieces, receipt)
        with room_for_states(folder) as room:
            crashed = crashes(erased, judge, room, is_planted=bool(planted), look_at_last=judge.whole)
            yield lambda number, random: crashed.share(number, shares, random)

    return prepare


IN_CONFIRMATION = Fault(
    "crash-in-a-confirmation",
    runs=SHARES,
    short=1,
    prepare=_prepared(),
    defects=(
        Defect("synchronous=OFF", _prepared(SMALLER, synchronous=0), runs=4),
        Defect("said before it was erased", _prepared(SMALLER, early=True), runs=4),
        Defect("the WAL keeps what was erased", _prepared(SMALLER, unfolded=True), runs=4),
    ),
    needs=(CC,),
)
