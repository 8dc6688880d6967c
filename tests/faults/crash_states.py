"""Crashes at every point of what a kiosk does: each state that a recording allows is made, and judged as found.

A child works on a disk under the recorder. The states that its writes, syncs and renames allow are made in an empty
folder one by one, and looked at as after the next start. A run is a share of them, and some more drawn by its seed.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from shutil import rmtree

from faults.disk_states import CrashState, CrashStates, Disk
from faults.harness import NOTHING, Outcome
from faults.kiosks import Breakable
from faults.recording import Recording
from faults.rooms import a_room

from kiosk.entry import Entry
from kiosk.errors import KioskError
from kiosk.installed import open_kiosk
from kiosk.ledger.ledger import Ledger
from kiosk.opening import OpenedRecord, open_entry
from kiosk.vault.certificates import verify_head

KIOSK, STICK = "kiosk", "stick"
"""What lies on a disk that is recorded."""
Judge = Callable[[Path, Sequence[str]], Outcome]
"""What is to be said of a disk after a crash, and of what had been said before it."""


@dataclass(frozen=True)
class Crashes:
    """All states of a recording, and who judges them."""

    states: CrashStates
    judge: Judge
    folder: Path
    """Where each state is made, one after the other."""
    look_at_last: Callable[[Path], Outcome]
    """What else is to be said of the last state of a share."""
    is_planted: bool
    """Whether a defect is planted: the first state that shows it is enough."""

    def share(self, number: int, shares: int, random: Random) -> Outcome:
        """Makes and judges one of so many shares of the states."""
        found = NOTHING
        for state in self.states.share(number, shares, random):
            found += self._outcome(state)
            if self.is_planted and found.does_harm:
                return found
        return found + self.look_at_last(self.folder)

    def _outcome(self, state: CrashState) -> Outcome:
        rmtree(self.folder, ignore_errors=True)
        put(state.disk, self.folder)
        return self.judge(self.folder, state.said)


@contextmanager
def room_for_states(folder: Path) -> Iterator[Path]:
    """A folder to make states in, one after the other: each is opened, synced and thrown away."""
    with a_room(folder) as room:
        yield room / "disk"


def crashes(
    recording: Recording,
    judge: Judge,
    room: Path,
    *,
    is_planted: bool,
    look_at_last: Callable[[Path], Outcome] = lambda _folder: NOTHING,
) -> Crashes:
    """The crashes of a recording, made in this room."""
    return Crashes(CrashStates(recording.before, recording.steps), judge, room, look_at_last, is_planted)


def put(disk: Disk, folder: Path) -> None:
    """Makes everything that is on the disk in a new folder."""
    folder.mkdir(mode=0o700)
    for path, content in disk.tree().items():
        if content is None:
            (folder / path).mkdir(mode=0o700)
        else:
            (folder / path).write_bytes(content.raw)


def said_after(word: str, lines: Sequence[str]) -> frozenset[str]:
    """What followed this word in the lines that began with it."""
    return frozenset(line.partition(" ")[2] for line in lines if line.partition(" ")[0] == word)


@dataclass(frozen=True)
class Looked:
    """What a ledger holds."""

    codes: tuple[str | None, ...]
    """The receipt codes of its signings in their order, as hex; None where the box was erased."""
    confirmed: int
    is_whole: bool
    """Whether every hash, head and signature is right, and it is this kiosk's."""

    @property
    def signings(self) -> frozenset[str]:
        """The codes of the signings that are still here."""
        return frozenset(code for code in self.codes if code is not None)


class LedgerLook:
    """Looks at ledgers of one kiosk. Of all that was opened once the answer is kept: the states have most in common."""

    def __init__(self, breakable: Breakable, home: Path) -> None:
        with open_kiosk(home) as kiosk:
            self._kiosk_id, self._base_head = kiosk.ledger.kiosk_id, kiosk.ledger.base_head
            certificate = kiosk.identity.certificate_der

        @cache
        def code_of(entry: Entry) -> str | None:
            if entry.box is None:
                return None
            opened = open_entry(entry, breakable.keys.opening)
            assert isinstance(opened, OpenedRecord), "something else than a signing"
            return opened.withdraw_code.hex()

        self._code_of = code_of
        self._found: dict[tuple[tuple[str, bytes], ...], Looked] = {}
        self._is_signed = cache(lambda head, signature: verify_head(certificate, head, signature))

    def look(self, path: Path) -> Looked:
        """Opens the ledger as the kiosk does at its next start, closes it, and says what it held; raises KioskError.

        The same files, which many crashes of an export leave, are opened once.
        """
        kept = sorted(path.parent.glob(f"{path.name}*"))
        files = tuple((file.name, sha256(file.read_bytes()).digest()) for file in kept)
        if files not in self._found:
            ledger = Ledger.open(path)
            try:
                self._found[files] = self.of(ledger)
            finally:
                ledger.close()
        return self._found[files]

    def of(self, ledger: Ledger) -> Looked:
        """What an open ledger holds."""
        codes = tuple(self._code_of(entry) for entry in ledger.entries())
        is_ours = (ledger.kiosk_id, ledger.base_head) == (self._kiosk_id, self._base_head)
        return Looked(codes, ledger.confirmed_seq, is_ours and not ledger.verify(self._is_signed).bad)


def refused(error: KioskError, held: int) -> Outcome:
    """A ledger that does not open after a crash has lost everything that it held."""
    return Outcome(held, codes=frozenset({error.code}), wrong=(f"does not open: {error.code}",))
