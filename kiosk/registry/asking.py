"""Puts pairs before a coordinator that the merge took for one person's, where what was said of others forbids that."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.entry_id import EntryId
from kiosk.merge.comparing import MOST_OF_DOUBT
from kiosk.registry.database import POSTGRESQL
from kiosk.registry.schema import PairDecision, PairVerdict, pairs


def ask_each_with_each(connection: Connection, groups: Iterable[Sequence[EntryId]]) -> None:
    """Keeps a pair for every two of each group; one that is known stays as it is.

    The merge links a group's first with the others, by ids, which say nothing of who is who.
    """
    rows = [_row(*sorted(two)) for group in groups for two in combinations(group, 2)]
    if rows:
        dialect = postgresql if connection.dialect.name == POSTGRESQL else sqlite
        connection.execute(dialect.insert(pairs).on_conflict_do_nothing(), rows)


def _row(a: EntryId, b: EntryId) -> dict[str, object]:
    return {
        **{"a_kiosk": a.kiosk_id, "a_seq": a.seq, "b_kiosk": b.kiosk_id, "b_seq": b.seq},
        **{"verdict": int(PairVerdict.SAME), "same_email": 1, "score": MOST_OF_DOUBT, "why": "same-email"},
        "decision": int(PairDecision.NONE),
    }
