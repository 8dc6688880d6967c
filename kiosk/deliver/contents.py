"""What a delivery is made of, frozen: the persons of a registry with their signings, out of the boxes."""

from dataclasses import dataclass
from typing import Literal

from kiosk.campaign import Campaign
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.export.snapshot import Row
from kiosk.signatory import Exposure

Profile = Literal["full", "handover", "count"]
PROFILES: tuple[Profile, ...] = ("full", "handover", "count")

STRICTEST_FIRST = (Exposure.COUNT, Exposure.CAMPAIGN, Exposure.HANDOVER)


@dataclass(frozen=True, slots=True)
class Person:
    """What the merge thinks is one human being: signings in order of their ids, the first of which counts."""

    id: EntryId
    signings: tuple[Row, ...]

    @property
    def exposure(self) -> Exposure:
        """The strictest that any of the signings has: it holds for the person."""
        said = {row.exposure for row in self.signings}
        return next(one for one in STRICTEST_FIRST if one in said)


@dataclass(frozen=True)
class Contents:
    """A registry's contents at one moment.

    `persons` are in order of their ids; every row in them is signed and as it was sealed, names of `count` included.
    `withdrawn` counts records taken back, `unreadable` those whose box did not open: neither is among the persons.
    """

    campaign: Campaign
    mode: Mode
    digest: bytes
    persons: tuple[Person, ...]
    withdrawn: int
    unreadable: int

    @property
    def signings(self) -> int:
        """All that are not withdrawn and could be opened, repeated ones included."""
        return sum(len(person.signings) for person in self.persons)


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery that was written: its files by name, and what they count. `named` are persons whose name is in it."""

    files: tuple[str, ...]
    signings: int
    persons: int
    named: int
