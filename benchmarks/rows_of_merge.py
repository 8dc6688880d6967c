"""Rows for a merge and its peers: entries as a merge stages them, and the same as kiosks export them, in files.

Each is made of its kiosk's and its own number alone: a kiosk that exports a row again gives the very same one.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from hashlib import shake_128
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from bench_persons import crowd

from kiosk.campaign_folder import read_campaign
from kiosk.entry import EntryKind, Mode, event_tag
from kiosk.export.snapshot import Row, record_key, withheld
from kiosk.export.table import row_chunks
from kiosk.merge.reading import exposure_number
from kiosk.paths import CAMPAIGNS
from kiosk.registry.schema import Holding, LeadKind
from kiosk.registry.staging import StagedEntry, packed_leads
from kiosk.signatory import DECLARED_INK, NO_INK, Event, Exposure, Signatory, Signing
from kiosk.simulating import made_up_signings

TIMES = 5
"""How often each kiosk exports."""
AGAIN = 16
"""An export after a kiosk's first begins with the last sixteenth of the one before: of all rows, one in twenty."""
FILE_ROWS = 10_000
"""Rows of one batch, however many there are: a million come in a hundred."""
SIGNINGS, NAMES = 1_000, 5_003
"""To draw from: what signings have, and given and family names apart from it and from each other."""
EVENTS = (
    Event("Кірмаш", "Вільня", date(2026, 11, 22)),
    Event("Lesung", "Köln", date(2026, 11, 20)),
    Event("Зимний вечер", "Варшава", date(2026, 11, 21)),
    Event("Book fair", "Prague", date(2026, 11, 22)),
)
KINDS = (int(LeadKind.EMAIL), int(LeadKind.NAME), int(LeadKind.NAME))
LEADS = len(KINDS)
"""What an opened record leaves in the registry beside its row; without opening there are none."""

Made = tuple[bytes, list[StagedEntry]]
"""A kiosk and its entries."""


class Exported(NamedTuple):
    """What one export holds: a kiosk's entries from one number to another."""

    kiosk: int
    first: int
    last: int

    @property
    def numbers(self) -> range:
        """The sequence numbers."""
        return range(self.first, self.last + 1)


def overlapping(rows: int) -> list[Exported]:
    """Exports in the order in which they come in, all kiosks' first ones first."""
    each = min(FILE_ROWS, rows // TIMES)
    before = [time * each - time * each // AGAIN for time in range(TIMES)]
    return [Exported(kiosk, had + 1, had + each) for had in before for kiosk in range(rows // (each * TIMES))]


def apart(rows: int, each: int = FILE_ROWS) -> list[Exported]:
    """Exports of so many rows, each of another kiosk."""
    return [Exported(kiosk, 1, each) for kiosk in range(rows // each)]


class _Drawn(NamedTuple):
    """What differs from entry to entry; `chance` picks the rest."""

    record_id: bytes
    leaf: bytes
    head: bytes
    withdraw_tag: bytes
    code: bytes
    tokens: bytes
    chance: int


_PARTS = Struct(">16s32s32s32s16s24sQ")
_TOKENS = Struct(f">{LEADS}q")


def _drawn(kiosk: int, seq: int) -> _Drawn:
    return _Drawn._make(_PARTS.unpack(shake_128(b"%d/%d" % (kiosk, seq)).digest(_PARTS.size)))


def _kiosk_id(kiosk: int) -> bytes:
    return shake_128(b"%d" % kiosk).digest(16)


@cache
def _signings() -> Sequence[Signing]:
    return tuple(made_up_signings(SIGNINGS, 1, read_campaign(CAMPAIGNS / "viasna")))


@cache
def _names() -> Sequence[Signatory]:
    return tuple(crowd(NAMES))


def _signing(drawn: _Drawn) -> Signing:
    return _signings()[drawn.chance % SIGNINGS]


def entries_of(exported: Exported, leads: int) -> Made:
    """As a merge stages them, with this many leads each."""
    event = EVENTS[exported.kiosk % len(EVENTS)]
    tag, day = event_tag(event), event.day.isoformat()
    return _kiosk_id(exported.kiosk), [
        _entry(seq, _drawn(exported.kiosk, seq), tag, day, leads) for seq in exported.numbers
    ]


def _entry(seq: int, drawn: _Drawn, event: bytes, day: str, leads: int) -> StagedEntry:
    signing = _signing(drawn)
    return StagedEntry(
        seq=seq,
        kind=int(EntryKind.RECORD),
        leaf=drawn.leaf,
        head=drawn.head,
        event=event,
        day=day,
        exposure=exposure_number(signing.exposure),
        language=signing.language,
        holding=int(Holding.OPENED),
        code=drawn.code,
        leads=packed_leads(zip(_TOKENS.unpack(drawn.tokens), KINDS, strict=True)) if leads else None,
    )


def rows_of(exported: Exported) -> list[Row]:
    """As `signatures.csv` has them, in its order, but for the ink: everybody who is named has declared it."""
    shown = (withheld(_row(exported.kiosk, seq)) for seq in exported.numbers)
    return sorted(shown, key=record_key)


def _row(kiosk: int, seq: int) -> Row:
    drawn = _drawn(kiosk, seq)
    signing = _signing(drawn)
    had = signing.signatory
    given, family = (drawn.chance // SIGNINGS // part % NAMES for part in (1, NAMES))
    return Row(
        record_id=drawn.record_id,
        kiosk_id=_kiosk_id(kiosk),
        seq=seq,
        status="signed",
        mode=Mode.LIVE,
        event=EVENTS[kiosk % len(EVENTS)],
        language=signing.language,
        campaign="viasna",
        text_sha256=signing.text_sha256,
        signatory=Signatory(
            _names()[given].given_name,
            _names()[family].family_name,
            had.city,
            had.country,
            had.email and f"{kiosk}.{seq}.{had.email}",
        ),
        exposure=signing.exposure,
        consent_sha256=signing.consent.shown_sha256,
        ink=NO_INK if signing.exposure is Exposure.COUNT else DECLARED_INK,
        withdraw_tag=drawn.withdraw_tag,
        box_sha256=drawn.leaf,
    )


class Files(NamedTuple):
    """What the peers take."""

    paths: list[Path]
    headed: bool
    """Whether the first line of each names the columns."""


def write_tables(folder: Path, exports: Sequence[Exported]) -> Files:
    """Each export as a file of its own, as kiosks write them."""
    folder.mkdir()
    return Files([_written(folder / f"{place:03}.csv", one) for place, one in enumerate(exports)], headed=True)


def _written(path: Path, exported: Exported) -> Path:
    with path.open("wb") as file:
        file.writelines(row_chunks(rows_of(exported)))
    return path


def write_hashes(folder: Path, exports: Sequence[Exported]) -> Files:
    """All in one file with short lines: numbers, hashes and codes, and nothing of who signed what where."""
    folder.mkdir()
    path = folder / "hashes.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(line for one in exports for line in _hashes(*entries_of(one, 0)))
    return Files([path], headed=False)


def _hashes(kiosk: bytes, entries: Sequence[StagedEntry]) -> Iterator[tuple[object, ...]]:
    for one in entries:
        cells = (kiosk, one.leaf, one.head or b"", one.code or b"")
        yield one.seq, one.kind, one.day, one.language, *(cell.hex() for cell in cells)
