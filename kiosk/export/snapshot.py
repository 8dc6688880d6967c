"""What an export shows, frozen: the rows as they may be shown, in their order, and the facts around them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol, TypeVar

from kiosk.campaign import FormRules
from kiosk.entry import Mode
from kiosk.petition import Petition
from kiosk.series import Series
from kiosk.signatory import NO_INK, Event, Exposure, Ink, Signatory

Status = Literal["signed", "withdrawn"]
NOBODY = Signatory("", "")
RECORD_ID_BYTES = 16

Group = TypeVar("Group")
Counts = tuple[tuple[Group, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One signing as a CSV and a PDF may show it.

    A withdrawn one has no personal fields left. A withdrawal whose signing is in no batch at hand stands as a
    withdrawn row without a record id. `text_sha256` and `consent_sha256` are hex; ids and hashes are bytes.
    """

    record_id: bytes
    kiosk_id: bytes
    seq: int
    status: Status
    mode: Mode
    event: Event | None
    language: str
    campaign: str
    text_sha256: str
    signatory: Signatory
    exposure: Exposure | None
    consent_sha256: str
    ink: Ink
    withdraw_tag: bytes
    box_sha256: bytes


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of rows. The three groupings are of the signed ones, each with the largest group first.

    `withdrawn` leaves out withdrawals whose signing is elsewhere. `characters` are those of names, places and events,
    in NFC: what has no glyph is sought among them before the first page is drawn.
    """

    signed: int
    withdrawn: int
    by_event: Counts[Event | None]
    by_country: Counts[str]
    by_language: Counts[str]
    characters: frozenset[str]

    @property
    def records(self) -> int:
        """Signings, withdrawn ones included."""
        return self.signed + self.withdrawn


@dataclass(frozen=True, slots=True)
class Asked:
    """What the campaign's form asks for at all: what it does not would be an empty column on paper."""

    city: bool = True
    country: bool = True
    ink: bool = True

    @classmethod
    def by(cls, form: FormRules) -> "Asked":
        """What this form asks for."""
        return cls(*(asked != "off" for asked in (form.city, form.country, form.ink)))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that an export shows. `petition` is in the language asked for; `rows` are in order of record id.

    They may lie in a file, and are read from it whenever they are gone through; `summary` is what they come to.
    `unreadable` counts records whose box could not be opened; they are in the sealed batch all the same. `starter` is
    `started_by` as the petition's language calls them.
    """

    batch_name: str
    campaign_id: str
    started: date
    started_by: str
    starter: str
    petition: Petition
    kiosk_id: bytes
    kiosk_name: str
    mode: Mode
    head: bytes
    last_day: date
    rows: Series[Row]
    summary: Summary
    unreadable: int = 0
    asked: Asked = Asked()

    @property
    def signed(self) -> int:
        """How many of the rows are signed."""
        return self.summary.signed


class SignedPetition(Protocol):
    """What an export and a delivery say of the petition: its text in the language asked for, who started it, when."""

    @property
    def petition(self) -> Petition: ...

    @property
    def started(self) -> date: ...

    @property
    def starter(self) -> str: ...


class Sheets(Protocol):
    """What is shown on sheets of signatures: the petition's head and the rows, of which so many are `signed`."""

    @property
    def petition(self) -> Petition: ...

    @property
    def mode(self) -> Mode: ...

    @property
    def asked(self) -> Asked: ...

    @property
    def rows(self) -> Series[Row]: ...

    @property
    def signed(self) -> int: ...


def withheld(row: Row) -> Row:
    """The row as it leaves the seal: one who is only counted leaves no name there, one who withdrew nothing."""
    if row.status == "withdrawn":
        return replace(row, signatory=NOBODY, exposure=None, consent_sha256="", ink=NO_INK, language="")
    return replace(row, signatory=NOBODY) if row.exposure is Exposure.COUNT else row


def record_key(row: Row) -> bytes:
    """Puts rows in order of their record ids: an order that says nothing about who came after whom."""
    return row.record_id.ljust(RECORD_ID_BYTES, b"\0") + row.kiosk_id + row.seq.to_bytes(8, "big")
