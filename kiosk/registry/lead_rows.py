"""From the packed leads of entries to rows of the table by which a token finds all who have it."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Any

from sqlalchemy import Connection, text

from kiosk.registry.database import POSTGRESQL
from kiosk.registry.inserting import ROWS_AT_ONCE, Values, insert_rows
from kiosk.registry.schema import Stretch, leads
from kiosk.registry.staging import LEAD_BYTES, unpacked_columns

ENTRIES_AT_ONCE = 500
"""Whose leads are unpacked together: so few that Python does not look for garbage among them (its `gc` module)."""

_OF_BATCH = (
    "FROM entry WHERE kiosk = :kiosk AND seq BETWEEN :first AND :last AND batch = :batch "
    "AND withdrawn = 0 AND leads IS NOT NULL"
)
"""By number as well: by their batch alone all entries that the kiosk ever brought would be read through."""

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


def insert_leads(connection: Connection, stretch: Stretch, batch: int) -> None:
    """Inserts the leads of entries that this batch, of this stretch, brought or bettered, but of none taken back."""
    kiosk, first, last = stretch
    these = {"kiosk": kiosk, "first": first, "last": last, "batch": batch}
    if connection.dialect.name == POSTGRESQL:
        connection.execute(text(_ON_POSTGRESQL), these)
        return
    driver: Any = connection.connection.driver_connection
    cursor = driver.execute(_ON_SQLITE, these)
    while some := cursor.fetchmany(ENTRIES_AT_ONCE):
        insert_rows(driver, leads, _turned(some, kiosk))


def _turned(some: Sequence[tuple[int, bytes]], kiosk: bytes) -> Iterator[Sequence[Values]]:
    """The rows of these entries' leads, turned as they go in: row by row they took half as long again."""
    seqs, packed = zip(*some, strict=True)
    tokens, kinds = unpacked_columns(b"".join(packed))
    owners = tuple(chain.from_iterable(map(repeat, seqs, [len(one) // LEAD_BYTES for one in packed])))
    for first in range(0, len(tokens), ROWS_AT_ONCE):
        piece = slice(first, first + ROWS_AT_ONCE)
        yield tokens[piece], kinds[piece], (kiosk,) * len(tokens[piece]), owners[piece]
