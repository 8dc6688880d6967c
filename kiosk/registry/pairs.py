"""Pairs of signings that may be one person's: what the merge thinks of them, and what a coordinator said."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, delete, func, or_, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.merge.persons import Link, contradict
from kiosk.registry.database import POSTGRESQL
from kiosk.registry.persons import chunks, renew_persons, said_around
from kiosk.registry.schema import PairDecision, PairVerdict, entries, pairs


class KnownPair(NamedTuple):
    """A pair as the registry keeps it; `a` comes before `b`. `why` are codes, see `kiosk.merge.reasons`."""

    a: EntryId
    b: EntryId
    verdict: PairVerdict
    same_email: bool
    score: int
    why: tuple[str, ...]
    decision: PairDecision = PairDecision.NONE

    @property
    def ids(self) -> tuple[EntryId, EntryId]:
        """Both signings."""
        return self.a, self.b


def put_pairs(connection: Connection, found: Iterable[KnownPair]) -> None:
    """Keeps these pairs; what was said of one that is known already stays said."""
    dialect = postgresql if connection.dialect.name == POSTGRESQL else sqlite
    rows = [_row_of(pair) for pair in found]
    if not rows:
        return
    putting = dialect.insert(pairs)
    judged = {name: putting.excluded[name] for name in ("verdict", "same_email", "score", "why")}
    connection.execute(putting.on_conflict_do_update(index_elements=list(pairs.primary_key), set_=judged), rows)


def _row_of(pair: KnownPair) -> dict[str, object]:
    return {
        "a_kiosk": pair.a.kiosk_id,
        "a_seq": pair.a.seq,
        "b_kiosk": pair.b.kiosk_id,
        "b_seq": pair.b.seq,
        "verdict": int(pair.verdict),
        "same_email": int(pair.same_email),
        "score": pair.score,
        "why": " ".join(pair.why),
        "decision": int(pair.decision),
    }


def drop_undecided(connection: Connection, among: Sequence[EntryId], keep: set[tuple[EntryId, EntryId]]) -> None:
    """Forgets what the merge thought of pairs of these that share an e-mail, but for those to keep.

    Of a decided pair only what was said is left: what the merge thought of it once depends on when it came.
    """
    members = set(among)
    stale = [
        pair
        for pair in _beginning_at(connection, among)
        if pair.same_email and pair.b in members and pair.ids not in keep
    ]
    for pair in stale:
        this = _is(pair.a, pair.b)
        if pair.decision is PairDecision.NONE:
            connection.execute(delete(pairs).where(this))
        elif pair.verdict is PairVerdict.SAME:
            connection.execute(update(pairs).where(this).values(verdict=int(PairVerdict.DOUBTFUL)))


def _beginning_at(connection: Connection, ids: Sequence[EntryId]) -> list[KnownPair]:
    found: list[KnownPair] = []
    for chunk in chunks(sorted(ids)):
        rows = connection.execute(select(pairs).where(tuple_(pairs.c.a_kiosk, pairs.c.a_seq).in_(chunk)))
        found += map(_pair_of, rows)
    return found


def _is(a: EntryId, b: EntryId) -> ColumnElement[bool]:
    return and_(
        pairs.c.a_kiosk == a.kiosk_id, pairs.c.a_seq == a.seq, pairs.c.b_kiosk == b.kiosk_id, pairs.c.b_seq == b.seq
    )


def _pair_of(row: Row[Any]) -> KnownPair:
    return KnownPair(
        EntryId(row.a_kiosk, row.a_seq),
        EntryId(row.b_kiosk, row.b_seq),
        PairVerdict(row.verdict),
        bool(row.same_email),
        row.score,
        tuple(row.why.split()),
        PairDecision(row.decision),
    )


def _doubtful() -> Select[Any]:
    """Pairs that a coordinator has to look at: those of two persons, and those that staff marked as spoilt.

    Two of one person in the merge's eyes are two persons where what was said of others forbids it to join them.
    """
    one, other = entries.alias("one"), entries.alias("other")
    parted = or_(one.c.person_kiosk != other.c.person_kiosk, one.c.person_seq != other.c.person_seq)
    return (
        select(pairs)
        .join(one, and_(one.c.kiosk == pairs.c.a_kiosk, one.c.seq == pairs.c.a_seq))
        .join(other, and_(other.c.kiosk == pairs.c.b_kiosk, other.c.seq == pairs.c.b_seq))
        .where(pairs.c.decision == PairDecision.NONE, one.c.withdrawn == 0, other.c.withdrawn == 0)
        .where(or_(parted, pairs.c.verdict == PairVerdict.SPOILT))
    )


def to_review(connection: Connection) -> list[KnownPair]:
    """What waits for a coordinator, the likeliest first."""
    order = (pairs.c.score.desc(), pairs.c.a_kiosk, pairs.c.a_seq, pairs.c.b_kiosk, pairs.c.b_seq)
    return [_pair_of(row) for row in connection.execute(_doubtful().order_by(*order))]


def count_to_review(connection: Connection) -> int:
    """How many pairs wait for a coordinator."""
    return int(connection.scalar(select(func.count()).select_from(_doubtful().subquery())) or 0)


def find_pair(connection: Connection, one: EntryId, other: EntryId) -> KnownPair:
    """The pair of these two, in either order; raises InputRefused("pair-unknown")."""
    a, b = sorted((one, other))
    row = connection.execute(select(pairs).where(_is(a, b))).first()
    if row is None:
        raise InputRefused("pair-unknown")
    return _pair_of(row)


def decide(connection: Connection, one: EntryId, other: EntryId, decision: PairDecision) -> None:
    """Keeps what a coordinator said of a pair, or with NONE forgets it.

    Raises InputRefused("pair-unknown"), and InputRefused("pair-contradicts") where by what was said of other pairs
    different people would be one.
    """
    pair = find_pair(connection, one, other)
    if pair.verdict is not PairVerdict.SPOILT and decision is not PairDecision.NONE:
        _check_agrees(connection, pair.ids, decision)
    connection.execute(update(pairs).where(_is(pair.a, pair.b)).values(decision=int(decision)))
    if pair.verdict is not PairVerdict.SPOILT:
        renew_persons(connection, pair.ids)


def _check_agrees(connection: Connection, pair: Link, decision: PairDecision) -> None:
    bonds = said_around(connection, pair)
    said, parted = bonds.said - {pair}, bonds.parted - {pair}
    (said if decision is PairDecision.SAME else parted).add(pair)
    if contradict(bonds._replace(said=said, parted=parted)):
        raise InputRefused("pair-contradicts")
