"""One delivery, frozen: everything that its PDF, its table and its charts show, and nothing else."""

from dataclasses import dataclass
from datetime import date

from kiosk.deliver.contents import Profile
from kiosk.deliver.folding import ShownStatistics
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.export.snapshot import Asked, Row
from kiosk.petition import Petition
from kiosk.series import Series


@dataclass(frozen=True, slots=True, repr=False)
class Named:
    """A person as the addressee learns of them. `country` is ISO 3166-1 alpha-2, or empty."""

    given_name: str
    family_name: str
    country: str


@dataclass(frozen=True, slots=True)
class SigningOf:
    """A signing and the id of the person whose it is."""

    person: EntryId
    row: Row


@dataclass(frozen=True)
class Delivery:
    """What one profile shows.

    `rows` has the first signing of each person, `all_signings` every one, both in order of record id and with nothing
    of those who are only counted: of the profile `full` alone. `names` are of `handover` alone, in alphabetical order.
    All three may lie in a file, as the persons do that they are made of. The countries in a `handover`'s statistics are
    those of the persons it names: the others are one number. `other_wording` counts the persons who signed none of the
    campaign's texts as they are shown: of all in a `full`, of those named in a `handover`. `starter` is `started_by` as
    the petition's language calls them.
    """

    profile: Profile
    petition: Petition
    started: date
    started_by: str
    starter: str
    mode: Mode
    digest: bytes
    statistics: ShownStatistics
    signings: int
    persons: int
    named: int
    withdrawn: int
    unreadable: int
    asked: Asked
    rows: Series[Row] = ()
    all_signings: Series[SigningOf] = ()
    names: Series[Named] = ()
    other_wording: int = 0

    @property
    def signed(self) -> int:
        """How many rows there are: each is signed."""
        return len(self.rows)

    @property
    def others(self) -> int:
        """Persons whose name is not in it."""
        return self.persons - self.named
