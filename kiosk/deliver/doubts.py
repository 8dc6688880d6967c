"""Whose name a handover leaves out while a pair waits for a coordinator, and how that is told."""

from collections.abc import Iterable, Mapping
from itertools import chain

from kiosk.entry_id import EntryId
from kiosk.signatory import Exposure
from kiosk.words import Words


def in_doubt(
    pairs: Iterable[tuple[EntryId, EntryId]],
    whose: Mapping[EntryId, bytes],
    said: Iterable[tuple[bytes, Exposure | None]],
) -> frozenset[EntryId]:
    """The persons whom a stricter wish than their own binds, should a pair that waits be one person's.

    `whose` are the persons of the signings in pairs, as bytes of their ids; `said` is what each signing in the registry
    says, and whose it is. What else stands in a pair, the note about a spoilt signing, is nobody's.
    """
    asked = [(whose[a], whose[b]) for a, b in pairs if a in whose and b in whose]
    in_pairs = {person for both in asked for person in both}
    unnamed = {person for person, exposure in said if person in in_pairs and exposure is not Exposure.HANDOVER}
    both_ways = chain(asked, ((b, a) for a, b in asked))
    return frozenset(EntryId.from_bytes(person) for person, other in both_ways if other in unnamed)


def pairs_wait(count: int, words: Words) -> str:
    """The line for coordinators who deliver before they have reviewed."""
    return words.plural(
        "{count} pair waits for a review; until then nobody is named who may have chosen otherwise.",
        "{count} pairs wait for a review; until then nobody is named who may have chosen otherwise.",
        count,
    )
