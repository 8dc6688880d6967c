"""Who signed what a merge has just brought in, kept for the comparing that follows: opening a box takes the longest.

An entry is known here by its id alone, and only once the batch is in that it came with: then the registry holds this
very entry, for another under its id would have refused the batch.
"""

from collections.abc import Iterable
from itertools import islice

from kiosk.entry_id import EntryId
from kiosk.signatory import Signatory

MOST = 20_000
"""Signatories that are kept, about 10 MiB; of a larger merge the last ones."""


class Recent:
    """The signatories of the last entries that came in, by id; in memory, and no longer than a merge lasts."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: dict[EntryId, Signatory] = {}

    def keep(self, came_in: Iterable[tuple[EntryId, Signatory]]) -> None:
        """Keeps these, and lets go of the oldest where there are too many."""
        for entry, signatory in came_in:
            self._kept.pop(entry, None)
            self._kept[entry] = signatory
        for entry in list(islice(self._kept, max(0, len(self._kept) - self._most))):
            del self._kept[entry]

    def among(self, entries: Iterable[EntryId]) -> dict[EntryId, Signatory]:
        """Those of these entries that are kept, with who signed them."""
        return {entry: self._kept[entry] for entry in entries if entry in self._kept}

    def forget(self) -> None:
        """Lets go of all."""
        self._kept.clear()
