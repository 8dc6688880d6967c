"""The use case of the second copy: what the ledger holds goes sealed onto a stick, entry by entry, as it is saved.

Contents wait nowhere: what the copy lacks is known by its last number, and is read from the ledger when a stick is in.
"""

import re
from pathlib import Path

from kiosk.batch.copy_file import COPY_SUFFIX
from kiosk.batch.copy_writer import GrowingCopy
from kiosk.batch.reader import peek_manifest
from kiosk.durable import storage_errors
from kiosk.errors import InputRefused
from kiosk.exporting import entries_to_hand_on, head_after, manifest_of, readable_entries, whole_stretches
from kiosk.installed import Kiosk
from kiosk.ledger.stretches import stretches

PAGE = 64
"""Entries that are appended at once when a stick comes late: some 350 KB, a tenth of a second on a slow stick."""
NUMBER = re.compile(r"-(\d{1,4})$")


class SecondCopies:
    """The copies of one kiosk, on whatever sticks are in. One thread at a time."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._known: dict[Path, GrowingCopy] = {}

    def catch_up(self, stick: Path) -> int:
        """Brings the copy on this stick up to the ledger's tip; returns the last number that is on it for certain.

        Another kiosk's copy, an older ledger's and a damaged one are left as they are: a new one is begun beside them.
        Raises StorageFailed where the stick fails or is full: what it held is still there, and the next call tries
        again. Raises InputRefused("ledger-broken") where the ledger's end cannot be handed on.
        """
        tip = self._kiosk.ledger.tip.seq
        copy = self._known.pop(stick, None)
        if copy is None or not copy.is_as_left():
            copy = self._find(stick)
        if copy is None and tip == self._kiosk.ledger.confirmed_seq:
            return tip
        if copy is None or not self._grow(copy, tip):
            copy = self._begin(stick, 0 if copy is None else copy.manifest.last_seq)
        self._known[stick] = copy
        return copy.manifest.last_seq

    def forget(self, stick: Path) -> None:
        """The stick is out: whatever comes in its place is looked at anew."""
        self._known.pop(stick, None)

    def _grow(self, copy: GrowingCopy, tip: int) -> bool:
        """Appends what the copy lacks; False where the ledger has a break there that nothing follows from."""
        while copy.manifest.last_seq < tip:
            first = copy.manifest.last_seq + 1
            last = min(tip, first + PAGE - 1)
            page = list(readable_entries(self._kiosk, first, last))
            whole = stretches(page, first, bytes.fromhex(copy.manifest.head), self._kiosk.is_mine)
            if not whole or whole[0].first != first:
                return False
            following = [whole[0].with_true_head(entry) for entry in page if entry.seq <= whole[0].last]
            copy.append(following, self._kiosk.event().day, self._kiosk.identity)
            if whole[0].last != last:
                return False
        return True

    def _begin(self, stick: Path, after: int) -> GrowingCopy:
        """A new copy of what came after a number and no registry has confirmed, or of the end of it behind a break."""
        tip = self._kiosk.ledger.tip.seq
        whole, _ = whole_stretches(self._kiosk, max(after, self._kiosk.ledger.confirmed_seq) + 1, tip)
        last = whole[-1]
        if last.last != tip:
            raise InputRefused("ledger-broken")
        path = stick / f"{self._name}-{self._last_number(stick) + 1}{COPY_SUFFIX}"
        return GrowingCopy.begin(
            path,
            manifest_of(self._kiosk, last),
            lambda: entries_to_hand_on(self._kiosk, last),
            self._kiosk.identity,
        )

    def _find(self, stick: Path) -> GrowingCopy | None:
        """The newest copy on the stick that this very ledger can go on with."""
        for path in sorted(self._paths(stick), key=_number, reverse=True):
            manifest = peek_manifest(path)
            if manifest is not None and manifest.kiosk_id == self._kiosk.facts.kiosk_id:
                try:
                    copy = GrowingCopy.resume(path, self._kiosk.identity.root_der)
                except InputRefused:
                    continue
                if self._is_of_this_ledger(copy):
                    return copy
        return None

    def _is_of_this_ledger(self, copy: GrowingCopy) -> bool:
        manifest = copy.manifest
        head = head_after(self._kiosk, manifest.last_seq)
        return manifest.mode is self._kiosk.ledger.mode and head is not None and head.hex() == manifest.head

    @property
    def _name(self) -> str:
        return f"copy-{self._kiosk.facts.kiosk_id.hex()[:8]}"

    def _paths(self, stick: Path) -> list[Path]:
        with storage_errors(stick):
            found = stick.glob(f"{self._name}-*{COPY_SUFFIX}")
            return [path for path in found if _number(path) and not path.is_symlink()]

    def _last_number(self, stick: Path) -> int:
        return max(map(_number, self._paths(stick)), default=0)


def _number(path: Path) -> int:
    found = NUMBER.search(path.stem)
    return int(found[1]) if found else 0
