"""What lies in a spool comes back as an equal of what was kept: rows of every kind, with every field."""

from dataclasses import replace

from factories_export import a_row, many_rows

from kiosk.export.snapshot import Row, withheld
from kiosk.signatory import DECLARED_INK, NO_INK
from kiosk.spooled import Spooled
from kiosk.vault.spool import Spool


def test_rows_come_back_as_they_were_kept() -> None:
    plain = (a_row(1), a_row(2, ink=DECLARED_INK), a_row(3, ink=NO_INK), withheld(a_row(4, status="withdrawn")))
    rows = (*plain, replace(a_row(5), record_id=b"", event=None), *many_rows(50))
    with Spool() as spool:
        kept = Spooled(spool, Row)
        for row in rows:
            kept.append(row)

        assert len(kept) == len(rows)
        assert tuple(kept) == rows
        assert [kept[place] for place in reversed(range(len(kept)))] == list(rows[::-1])
        assert kept[0].ink.strokes == rows[0].ink.strokes
