"""What of a batch may be shown comes in an order that says nothing of who came when, and is the same each time."""

from pathlib import Path

from factories_opened import an_opened_folder

from kiosk.batch.reader import read_batch
from kiosk.export.snapshot import NOBODY, Row
from kiosk.export.table import csv_bytes
from kiosk.opened_folder import CSV
from kiosk.progress import NoProgress
from kiosk.shown_rows import shown_rows
from kiosk.spooled import Spooled
from kiosk.vault.spool import Spool


def test_rows_are_in_order_of_their_ids_without_the_names_of_those_only_counted(tmp_path: Path) -> None:
    made = an_opened_folder(tmp_path, signings=5)

    with read_batch(made.batch, made.root) as batch, Spool() as spool:
        shown = shown_rows(batch, made.stand.key, Spooled(spool, Row), NoProgress())
        rows = tuple(shown.rows)
        again = csv_bytes(shown.rows)

    assert [row.record_id for row in rows] == sorted(row.record_id for row in rows)
    assert sum(row.signatory == NOBODY for row in rows) == 1
    assert (shown.summary.records, shown.unreadable) == (6, 0)
    assert again == (made.folder / CSV).read_bytes()
