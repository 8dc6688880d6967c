"""Settles who is one person: compares what merges brought with all that shares a token, and links or asks.

It runs after the batches are in, in transactions of its own; what is cut short is done by the next merge. Who is one
person depends on what the registry holds, and not on the order in which it came. What is asked may depend on it in one
case: pairs that were found before so many had the same name that it tells nothing are still asked about.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from itertools import chain

from kiosk.entry_id import EntryId
from kiosk.merge.comparing import Comparison, Verdict, compare, email_key
from kiosk.merge.opener import Opener
from kiosk.merge.persons import Pair, among_same_email
from kiosk.merge.reading import in_pieces, on_all_cores
from kiosk.merge.recent import Recent
from kiosk.progress import Progress
from kiosk.registry.comparing import Group, Piece, count_unsettled, next_piece, prepare_comparing
from kiosk.registry.pairs import KnownPair, drop_undecided, put_pairs
from kiosk.registry.persons import renew_persons
from kiosk.registry.registry import Registry
from kiosk.registry.schema import LeadKind, PairVerdict
from kiosk.registry.sealed import SealedEntry, sealed_entries
from kiosk.signatory import Signatory

ENTRIES_AT_ONCE = 2_000
"""Entries in one transaction: others who merge wait no longer than these take."""

BOXES_AT_ONCE = 100


class Settling:
    """Compares signings of one registry; of those in `recent` no box is opened again."""

    def __init__(self, registry: Registry, opener: Opener, executor: Executor, recent: Recent) -> None:
        self._registry = registry
        self._opener = opener
        self._executor = executor
        self._recent = recent

    def settle(self, progress: Progress, done: int, total: int) -> None:
        """Does all that is left to compare; `done` of the `total` that progress counts are through before.

        Raises Cancelled from `progress`, and as `Registry.writing`; what is compared by then stays compared.
        """
        with self._registry.writing() as connection:
            prepare_comparing(connection)
            total = max(total, done + count_unsettled(connection))
        while True:
            progress.advance(min(done, total), total)
            with self._registry.writing() as connection:
                piece = next_piece(connection, ENTRIES_AT_ONCE)
                if piece is None:
                    break
                members = _members(piece)
                known = self._recent.among(members)
                known |= self._opened(sealed_entries(connection, sorted(members - known.keys())))
                by_email = [group for group in piece.groups if group.kind is LeadKind.EMAIL]
                put_pairs(connection, _alike(piece, known))
                with_one_email, pairs = _judged(_with_one_email(by_email, known))
                drop_undecided(connection, with_one_email, {pair.ids for pair in pairs})
                put_pairs(connection, pairs)
                renew_persons(connection, with_one_email)
            done += piece.entries
        progress.advance(total, total)

    def _opened(self, sealed: Iterator[SealedEntry]) -> dict[EntryId, Signatory]:
        def signatories(piece: list[SealedEntry]) -> list[tuple[EntryId, Signatory]]:
            rows = ((one.id, self._opener.row(one)) for one in piece)
            return [(entry, row.signatory) for entry, row in rows if row is not None]

        opened = on_all_cores(self._executor, signatories, in_pieces(sealed, BOXES_AT_ONCE))
        return dict(chain.from_iterable(opened))


def _members(piece: Piece) -> set[EntryId]:
    return {member for group in piece.groups for member in group.members}


def _with_one_email(groups: list[Group], known: Mapping[EntryId, Signatory]) -> Iterator[dict[EntryId, Signatory]]:
    """The members of each group that really have one e-mail: a token alone may meet by chance."""
    for group in groups:
        by_email: dict[str, dict[EntryId, Signatory]] = {}
        for member in group.members:
            if member in known:
                by_email.setdefault(email_key(known[member].email), {})[member] = known[member]
        yield from (members for members in by_email.values() if len(members) > 1)


def _judged(groups: Iterator[dict[EntryId, Signatory]]) -> tuple[list[EntryId], list[KnownPair]]:
    """All who share an e-mail with somebody, and what is to be thought of them."""
    members: set[EntryId] = set()
    pairs: list[KnownPair] = []
    for group in groups:
        found = among_same_email(group)
        members |= group.keys()
        pairs += [_known(pair, same_email=True) for pair in (*found.same, *found.doubtful)]
    return sorted(members), pairs


def _alike(piece: Piece, known: Mapping[EntryId, Signatory]) -> list[KnownPair]:
    """Doubtful pairs of which one at least is fresh. Those with one e-mail are judged as a group, not here."""
    seen: set[tuple[EntryId, EntryId]] = set()
    found = []
    for group in piece.groups:
        if group.kind is LeadKind.NAME:
            for a, b in _pairs(group, piece.fresh):
                if (a, b) not in seen and a in known and b in known:
                    seen.add((a, b))
                    if not _same_email(known[a], known[b]):
                        found.append(Pair(a, b, compare(known[a], known[b])))
    return [_known(pair, same_email=False) for pair in found if pair.comparison.verdict is Verdict.DOUBTFUL]


def _pairs(group: Group, fresh: frozenset[EntryId]) -> Iterator[tuple[EntryId, EntryId]]:
    for place, a in enumerate(group.members):
        for b in group.members[place + 1 :]:
            if a in fresh or b in fresh:
                yield a, b


def _same_email(one: Signatory, other: Signatory) -> bool:
    return bool(one.email) and email_key(one.email) == email_key(other.email)


def _known(pair: Pair, *, same_email: bool) -> KnownPair:
    judged: Comparison = pair.comparison
    verdict = PairVerdict.SAME if judged.verdict is Verdict.SAME else PairVerdict.DOUBTFUL
    return KnownPair(pair.a, pair.b, verdict, same_email, judged.score, judged.why)
