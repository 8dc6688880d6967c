"""The use case of reviewing: the pairs that the merge would not decide, opened to be looked at, and decided."""

from dataclasses import dataclass
from typing import Literal

from kiosk.entry import EntryKind
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.merge.opener import Opener
from kiosk.registry.holdings import kiosk_names
from kiosk.registry.pairs import KnownPair, decide, find_pair, to_review
from kiosk.registry.registry import Registry
from kiosk.registry.schema import PairDecision
from kiosk.registry.sealed import SealedEntry, sealed_entries
from kiosk.vault.seal import OpeningKey

Decision = Literal["same", "different"]


@dataclass(frozen=True, slots=True)
class PairOpened:
    """A pair out of its boxes: two signings, or one and what staff said when they marked it as spoilt.

    `kiosks` are the names of the kiosks that they came from, by id.
    """

    one: Row
    other: Row | None
    note: str
    kiosks: dict[bytes, str]


class Reviewing:
    """Looks at and decides the pairs of one registry."""

    def __init__(self, registry: Registry, opening: OpeningKey) -> None:
        self._registry = registry
        self._opening = opening

    def pairs(self) -> tuple[KnownPair, ...]:
        """What waits for a coordinator, the likeliest first."""
        with self._registry.reading() as connection:
            return tuple(to_review(connection))

    def look_at(self, a: EntryId, b: EntryId) -> PairOpened:
        """Opens both boxes; raises InputRefused("pair-unknown" | "box-unreadable")."""
        mode = self._registry.facts().mode
        with self._registry.reading() as connection:
            pair = find_pair(connection, a, b)
            sealed = {one.id: one for one in sealed_entries(connection, pair.ids)}
            kiosks = kiosk_names(connection)
        if mode is None or set(sealed) != set(pair.ids):
            raise InputRefused("box-unreadable")
        opener = Opener(self._opening, mode)
        one = _signing(opener, sealed[pair.a])
        if sealed[pair.b].kind == EntryKind.NOTE:
            note = opener.note(sealed[pair.b])
            return PairOpened(one, None, note.reason if note else "", kiosks)
        return PairOpened(one, _signing(opener, sealed[pair.b]), "", kiosks)

    def decide(self, a: EntryId, b: EntryId, decision: Decision | None) -> None:
        """Keeps a decision, or with None takes it back; raises as `kiosk.registry.pairs.decide`."""
        said = {"same": PairDecision.SAME, "different": PairDecision.DIFFERENT, None: PairDecision.NONE}[decision]
        with self._registry.writing() as connection:
            decide(connection, a, b, said)


def _signing(opener: Opener, sealed: SealedEntry) -> Row:
    row = opener.row(sealed)
    if row is None:
        raise InputRefused("box-unreadable")
    return row
