"""What a registry holds where a staged batch touches it: the facts that the plan decides on."""

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from kiosk.merge.plan import Held, Offer
from kiosk.registry.registry import facts_in
from kiosk.registry.schema import batches, entries
from kiosk.registry.staging import staged


def held_beside(connection: Connection, offer: Offer) -> Held:
    """The facts, read inside the transaction that will act on them; the batch's entries are staged."""
    facts = facts_in(connection)
    leaves, heads = connection.execute(_known_otherwise(offer)).one()
    return Held(
        campaign=facts.campaign,
        mode=facts.mode,
        other_leaves=int(leaves or 0),
        other_heads=int(heads or 0),
        other_ends=_other_ends(connection, offer),
        covered_to=_covered_to(connection, offer),
    )


def _known_otherwise(offer: Offer) -> Select[int, int]:
    other_head = and_(staged.c.head.is_not(None), entries.c.head.is_not(None), staged.c.head != entries.c.head)
    return (
        select(_count(or_(staged.c.leaf != entries.c.leaf, staged.c.kind != entries.c.kind)), _count(other_head))
        .select_from(staged)
        .join(entries, and_(entries.c.kiosk == offer.kiosk_id, entries.c.seq == staged.c.seq))
    )


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _other_ends(connection: Connection, offer: Offer) -> int:
    """Known heads that this chain contradicts: an entry before or at its end, or the end of another batch."""
    ends = {offer.first_seq - 1: offer.base_head, offer.last_seq: offer.head}
    wrong = 0
    for seq, head in ends.items():
        at = and_(entries.c.kiosk == offer.kiosk_id, entries.c.seq == seq, entries.c.head != head)
        starts = and_(batches.c.kiosk == offer.kiosk_id, batches.c.first_seq == seq + 1, batches.c.base_head != head)
        stops = and_(batches.c.kiosk == offer.kiosk_id, batches.c.last_seq == seq, batches.c.head != head)
        for table, condition in ((entries, at), (batches, or_(starts, stops))):
            wrong += connection.scalar(select(func.count()).select_from(table).where(condition)) or 0
    return wrong + _staged_against_ends(connection, offer)


def _staged_against_ends(connection: Connection, offer: Offer) -> int:
    """Ends of other batches, inside this one, with another head than the entry there."""
    other = or_(
        and_(staged.c.seq == batches.c.first_seq - 1, staged.c.head != batches.c.base_head),
        and_(staged.c.seq == batches.c.last_seq, staged.c.head != batches.c.head),
    )
    joined = select(func.count()).select_from(batches).join(staged, other).where(batches.c.kiosk == offer.kiosk_id)
    return connection.scalar(joined) or 0


def _covered_to(connection: Connection, offer: Offer) -> int:
    before = select(func.max(batches.c.last_seq)).where(
        batches.c.kiosk == offer.kiosk_id, batches.c.first_seq <= offer.first_seq
    )
    return min(connection.scalar(before) or 0, offer.first_seq - 1)
