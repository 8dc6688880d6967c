"""From the CSV of an opened folder that has lost its `records.bin` to rows of the registry, sealed anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.batch.manifest import Manifest
from kiosk.batch.reader import Description, read_description
from kiosk.entry import EntryKind, event_tag
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Row
from kiosk.export.table import MAX_ROW_BYTES, read_csv
from kiosk.merge.reading import Reader, exposure_number
from kiosk.merge.resealing import reseal
from kiosk.opened_folder import verified_table
from kiosk.registry.schema import Holding
from kiosk.registry.staging import StagedEntry, packed_leads
from kiosk.vault.seal import SealingKey
from kiosk.vault.tokens import TokenKey

MAX_CSV_BYTES = 2 * 1024 * 1024 * 1024


@dataclass(frozen=True)
class Table:
    """A verified CSV and the manifest that it was made of; `rows` in order of their sequence numbers."""

    description: Description
    rows: tuple[Row, ...]


def read_table(folder: Path, root_der: bytes) -> Table:
    """The rows of an opened folder without `records.bin`, checked against both signatures.

    Raises InputRefused as `read_description`, `verified_table` and `read_csv`, and "csv-of-other-batch" where the rows
    are not those that the manifest describes.
    """
    description = read_description(folder, root_der)
    manifest = description.manifest
    entries = manifest.last_seq - manifest.first_seq + 1
    raw = verified_table(folder, description, root_der, min(MAX_CSV_BYTES, (entries + 1) * MAX_ROW_BYTES))
    rows = sorted(read_csv(raw, entries), key=lambda row: row.seq)
    _refuse_others(rows, manifest)
    return Table(description, tuple(rows))


def _refuse_others(rows: Sequence[Row], manifest: Manifest) -> None:
    numbers = [row.seq for row in rows]
    inside = all(manifest.first_seq <= seq <= manifest.last_seq for seq in numbers)
    mine = all((row.kiosk_id, row.mode) == (manifest.kiosk_id, manifest.mode) for row in rows)
    records = sum(1 for row in rows if row.record_id)
    if not inside or not mine or len(set(numbers)) != len(numbers) or records > manifest.counts.records:
        raise InputRefused("csv-of-other-batch")


class TableReader:
    """Makes staged entries of rows, with the boxes that they are sealed in anew."""

    def __init__(self, reader: Reader, tokens: TokenKey, sealing: SealingKey) -> None:
        self._reader = reader
        self._tokens = tokens
        self._sealing = sealing

    def staged(self, row: Row, manifest: Manifest) -> StagedEntry:
        """The row as the registry keeps it."""
        is_record = bool(row.record_id)
        clear = StagedEntry(
            seq=row.seq,
            kind=int(EntryKind.RECORD if is_record else EntryKind.WITHDRAWAL),
            leaf=row.box_sha256,
            head=None,
            event=event_tag(row.event) if row.event else None,
            day=(row.event.day if row.event else manifest.day).isoformat(),
            holding=Holding.RESEALED,
            exposure=exposure_number(row.exposure),
            language=row.language,
        )
        if is_record and row.status == "withdrawn":
            return clear._replace(withdrawn=1)
        code = self._tokens.code(row.withdraw_tag)
        leads = self._reader.leads(row.signatory) if is_record and row.signatory.family_name else ()
        return clear._replace(code=code, leads=packed_leads(leads))

    def boxes(self, rows: Sequence[Row]) -> Iterator[tuple[int, bytes | None]]:
        """(number, box) of each row; a withdrawal and what was withdrawn leave nothing to seal."""
        for row in rows:
            yield row.seq, reseal(row, self._sealing) if row.record_id and row.status == "signed" else None
