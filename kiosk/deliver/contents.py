"""What a delivery is made of, frozen: the persons of a registry with their signings, out of the boxes."""

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Literal

from kiosk.campaign import Campaign
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.export.snapshot import Row
from kiosk.series import MadeFrom, Picked, Series, sorted_places
from kiosk.signatory import Exposure

Profile = Literal["full", "handover", "count"]
PROFILES: tuple[Profile, ...] = ("full", "handover", "count")

STRICTEST_FIRST = (Exposure.COUNT, Exposure.CAMPAIGN, Exposure.HANDOVER)


@dataclass(frozen=True, slots=True)
class Person:
    """What the merge thinks is one human being: signings in order of their events' days, the first of which counts.

    Of one day they are in order of their ids. By ids alone, which are random, a signing that comes later could become
    the first, and change numbers of days that were published.
    `exposure` is the strictest that any of the signings has: it holds for the person.
    """

    id: EntryId
    signings: Series[Row]
    exposure: Exposure


def strictest(said: Collection[Exposure | None]) -> Exposure:
    """The strictest of these exposures."""
    return next(one for one in STRICTEST_FIRST if one in said)


def day_number(row: Row) -> int:
    """The day of a signing's event as a number that days are sorted by."""
    return row.event.day.toordinal() if row.event else 0


def persons_of(
    rows: Series[Row], owners: Sequence[bytes], exposures: Sequence[Exposure | None], days: Sequence[int]
) -> Series[Person]:
    """The persons of signings in order of their ids: whose each is, as bytes of an id, its own exposure, and its day.

    A day is a number, as `day_number` has it.

    The signings stay where they are, and are read when they are looked at.
    """
    places = sorted_places(owners)
    is_first = (place == 0 or owners[places[place]] != owners[places[place - 1]] for place in range(len(places)))
    starts = array("I", (*compress(range(len(places)), is_first), len(places)))

    def person(number: int) -> Person:
        own = sorted(places[starts[number] : starts[number + 1]], key=days.__getitem__)
        said = {exposures[place] for place in own}
        return Person(EntryId.from_bytes(owners[own[0]]), Picked(rows, own), strictest(said))

    return MadeFrom(range(len(starts) - 1), person)


@dataclass(frozen=True)
class Contents:
    """A registry's contents at one moment.

    `persons` are in order of their ids; their rows may lie in a file that is open for a while only. Every row in them
    is signed and as it was sealed, names of `count` included. `withdrawn` counts records taken back, `unreadable` those
    whose box did not open: neither is among the persons. `to_review` counts the pairs that wait for a coordinator, and
    `in_doubt` are the persons whom a handover leaves unnamed until then (see `kiosk.deliver.doubts`). `other_texts` are
    hex digests of texts that were signed and are none of the campaign's: it was corrected between events.
    """

    campaign: Campaign
    mode: Mode
    digest: bytes
    persons: Series[Person]
    withdrawn: int
    unreadable: int
    to_review: int = 0
    in_doubt: frozenset[EntryId] = frozenset()
    other_texts: frozenset[str] = frozenset()

    @property
    def signings(self) -> int:
        """All that are not withdrawn and could be opened, repeated ones included."""
        return sum(len(person.signings) for person in self.persons)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery that was written: its files by name, and what they count. `named` are persons whose name is in it.

    `to_review` counts the pairs that waited for a coordinator.
    """

    files: tuple[str, ...]
    signings: int
    persons: int
    named: int
    to_review: int = 0
