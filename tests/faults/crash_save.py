"""Crashes while 40 people sign on the screens, from the kiosk's opening to its end: whoever was thanked is there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faults.crash_states import KIOSK, LedgerLook, crashes, refused, room_for_states, said_after
from faults.harness import Defect, Fault, Outcome, Prepare, Run
from faults.kiosks import Breakable, a_breakable, canaries_in
from faults.recording import ATTENDS, CC, recorder

from kiosk.errors import KioskError

ATTENDING = "faults.signing:attend"
"""Named, not imported: only the child needs Qt."""
SAVES = 40
SHARES = 40
"""Into so many runs all states are dealt."""
SMALLER = 4 * SHARES
"""Into so many where a defect is planted: any few states show it."""


@dataclass(frozen=True)
class _Judge:
    """Knows who was thanked, and what the ledger held in the end."""

    breakable: Breakable
    ledgers: LedgerLook
    all_codes: tuple[str | None, ...]

    def __call__(self, disk: Path, said: Sequence[str]) -> Outcome:
        thanked, exposed = said_after("thanked", said), canaries_in(disk)
        try:
            found = self.ledgers.look(disk / KIOSK / "ledger.db")
        except KioskError as error:
            return refused(error, len(thanked))
        wrong = [] if found.is_whole else ["an entry is not whole"]
        if found.codes != self.all_codes[: len(found.codes)]:
            wrong.append("the entries are not the first that were saved")
        if len(found.signings - thanked) > 1:
            wrong.append("more than the last signing is there without thanks")
        return Outcome(len(thanked - found.signings), exposed, wrong=tuple(wrong))

    def reopened(self, disk: Path) -> Outcome:
        """Whether the kiosk as a whole starts on what the last crash left, as often as it was opened."""
        found = self.breakable.look(disk / KIOSK)
        return Outcome(wrong=() if found.whole else ("an entry is not whole at the second start",), cases=0)


def _prepared(shares: int = SHARES, **planted: Any) -> Prepare:
    @contextmanager
    def prepare(folder: Path) -> Iterator[Run]:
        breakable, disk = a_breakable(), folder / "disk"
        disk.mkdir()
        home = breakable.fresh(disk / KIOSK)
        with recorder(folder, ATTENDS) as recording:
            saved = recording.record(disk, ATTENDING, folder=str(home), count=SAVES, closes=True, planted=planted)
        ledgers = LedgerLook(breakable, home)
        judge = _Judge(breakable, ledgers, ledgers.look(home / "ledger.db").codes)
        with room_for_states(folder) as room:
            crashed = crashes(saved, judge, room, is_planted=bool(planted), look_at_last=judge.reopened)
            yield lambda number, random: crashed.share(number, shares, random)

    return prepare


IN_SAVES = Fault(
    "crash-in-40-saves",
    runs=SHARES,
    short=1,
    prepare=_prepared(),
    defects=(
        Defect("synchronous=NORMAL", _prepared(SMALLER, synchronous=1), runs=4),
        Defect("synchronous=OFF", _prepared(SMALLER, synchronous=0), runs=4),
        Defect("thanks before the commit", _prepared(SMALLER, early=True), runs=4),
    ),
    needs=(CC,),
)
