"""From the packed leads of entries to rows of the table by which a token finds all who have it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text

from kiosk.registry.bulk import Row, copy_rows
from kiosk.registry.database import POSTGRESQL
from kiosk.registry.schema import leads
from kiosk.registry.staging import unpacked_leads

_OF_BATCH = "FROM entry WHERE kiosk = :kiosk AND batch = :batch AND withdrawn = 0 AND leads IS NOT NULL"

_ON_SQLITE = f"SELECT seq, leads {_OF_BATCH}"
_ON_POSTGRESQL = f"""
INSERT INTO lead (token, kind, kiosk, seq)
SELECT CAST(CAST('x' || encode(substr(leads, 9 * place + 1, 8), 'hex') AS bit(64)) AS bigint),
    get_byte(leads, 9 * place + 8), kiosk, seq
FROM (SELECT kiosk, seq, leads, generate_series(0, length(leads) / 9 - 1) AS place {_OF_BATCH}) AS packed
"""  # noqa: S608 -- no words but ours
"""Nine bytes each, as `packed_leads` has them. Unpacked where they are: sent here and back they take twice as long. The
series stands among what is selected, for beside the table it is made anew in a store of its own for each row.
"""


def insert_leads(connection: Connection, kiosk: bytes, batch: int) -> None:
    """Inserts the leads of entries that this batch brought or bettered, but of none that was taken back."""
    these = {"kiosk": kiosk, "batch": batch}
    if connection.dialect.name == POSTGRESQL:
        connection.execute(text(_ON_POSTGRESQL), these)
        return
    driver: Any = connection.connection.driver_connection
    copy_rows(connection, leads, _rows(driver.execute(_ON_SQLITE, these), kiosk))


def _rows(packed: Iterator[tuple[int, bytes]], kiosk: bytes) -> Iterator[Row]:
    for seq, of_entry in packed:
        end = (kiosk, seq)
        for lead in unpacked_leads(of_entry):
            yield lead + end
