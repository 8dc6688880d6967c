"""Who is one person: among signings with one e-mail by their names, among all by the links between them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import NamedTuple

from kiosk.entry_id import EntryId
from kiosk.merge.comparing import Comparison, Verdict, compare, doubtful
from kiosk.merge.naming import Naming, is_compatible, naming
from kiosk.signatory import Signatory

FEW = 40
"""So many names are compared each with each, 780 pairs; of more only those that are near in alphabetical order."""

NEAR = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two signings and what comparing them showed; `a` comes before `b`."""

    a: EntryId
    b: EntryId
    comparison: Comparison


Link = tuple[EntryId, EntryId]


class Bonds(NamedTuple):
    """What joins and parts signings: what the merge `judged` to be one person's, and what a coordinator said.

    By it some are one person's, `said`, and some are different people's, `parted`, whatever the merge judged.
    """

    judged: set[Link]
    said: set[Link]
    parted: set[Link]


class AsSaid(NamedTuple):
    """To each signing its person's smallest id, and `torn`: groups, of FEW at most, that are to be asked about.

    The merge took each of the groups for one person's; what was said forbids it.
    """

    persons: dict[EntryId, EntryId]
    torn: tuple[tuple[EntryId, ...], ...]


@dataclass(frozen=True, slots=True)
class EmailGroup:
    """What was found among signings with one e-mail: `same` links them to persons, `doubtful` asks a coordinator."""

    same: tuple[Pair, ...]
    doubtful: tuple[Pair, ...]


def among_same_email(members: Mapping[EntryId, Signatory]) -> EmailGroup:
    """Who is who among signings that all have one e-mail, whatever their order.

    Names that are compatible each with each make one person. Where A fits B and B fits C, but A not C, nobody can say
    whose B is: then only the very same names make one, and the others are doubtful. Of doubtful pairs each person
    has the closest only, so that a shared mailbox does not flood the coordinators.
    """
    names = {one: _naming(signatory) for one, signatory in members.items()}
    alike = _by((one for one in names if names[one].is_given), lambda one: _very_same(one, names[one]))
    first = {group[0]: names[group[0]] for group in alike}
    stars = alike + [one for one in _components(first) if _fit_each_other([first[each] for each in one])]
    same = [(star[0], other) for star in stars for other in star[1:]]
    return EmailGroup(
        same=_in_order(_pair(members, *pair) for pair in same),
        doubtful=_in_order(_closest(members, first, persons(first, same))),
    )


def persons(members: Iterable[EntryId], links: Iterable[Link]) -> dict[EntryId, EntryId]:
    """To each member the smallest id of all that links join it to, however far; links to others are passed over."""
    above = {member: member for member in members}

    def top(member: EntryId) -> EntryId:
        while above[member] != member:
            above[member] = member = above[above[member]]
        return member

    for one, other in links:
        if one in above and other in above:
            low, high = sorted((top(one), top(other)))
            above[high] = low
    return {member: top(member) for member in above}


def persons_as_said(members: Iterable[EntryId], bonds: Bonds) -> AsSaid:
    """Who is one person, given what a coordinator said: where that forbids what the merge thinks, only that holds.

    Two whom a coordinator called different people may be joined by a third, and nobody can say whose the third is.
    """
    ids = tuple(members)
    together = persons(ids, bonds.judged | bonds.said)
    torn = {together[a] for a, b in bonds.parted if a in together and together[a] == together.get(b)}
    if not torn:
        return AsSaid(together, ())
    held = {link for link in bonds.judged if link[0] in together and together[link[0]] not in torn}
    alike = _by((one for one in ids if together[one] in torn), persons(ids, bonds.judged).__getitem__)
    groups = tuple(tuple(group) for group in alike if 1 < len(group) <= FEW)
    return AsSaid(persons(ids, bonds.said | held), groups)


def contradict(bonds: Bonds) -> bool:
    """Whether two whom a coordinator called different people are one person by what was said of others."""
    together = persons({one for link in bonds.said for one in link}, bonds.said)
    return any(a in together and together[a] == together.get(b) for a, b in bonds.parted)


def _naming(signatory: Signatory) -> Naming:
    return naming(signatory.given_name, signatory.family_name)


def _very_same(one: EntryId, name: Naming) -> Hashable:
    """What makes names one without comparing them: their texts, but of initials only the signing itself."""
    return one if name.given.is_initials else name.text


def _by(ids: Iterable[EntryId], key: Callable[[EntryId], Hashable]) -> list[list[EntryId]]:
    """The ids in groups of one key, each in order."""
    groups = defaultdict(list)
    for one in sorted(ids):
        groups[key(one)].append(one)
    return list(groups.values())


def _pair(members: Mapping[EntryId, Signatory], one: EntryId, other: EntryId) -> Pair:
    a, b = sorted((one, other))
    return Pair(a, b, compare(members[a], members[b]))


def _in_order(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: (pair.a, pair.b)))


def _components(names: Mapping[EntryId, Naming]) -> list[list[EntryId]]:
    """Names that compatible ones join, each in order of ids; those that are compatible share a key of theirs."""
    by_key = defaultdict(list)
    for one in sorted(names):
        for key in _keys(names[one]):
            by_key[key].append(one)
    links: list[Link] = []
    for ids in by_key.values():
        near = combinations(ids, 2) if len(ids) <= FEW else pairwise(ids)  # too many to be spellings of one name
        links += [(a, b) for a, b in near if len(ids) > FEW or is_compatible(names[a], names[b])]
    return _by(names, persons(names, links).__getitem__)


def _keys(name: Naming) -> set[tuple[str, str]]:
    word = name.given.words[0]
    return set(product((name.family.text, *name.family.heard), {word.bare, *word.heard, *word.known.names}))


def _fit_each_other(names: list[Naming]) -> bool:
    return len(names) <= FEW and all(is_compatible(one, other) for one, other in combinations(names, 2))


def _neighbours(ids: list[EntryId], names: Mapping[EntryId, Naming]) -> Iterator[tuple[EntryId, EntryId]]:
    """Pairs worth comparing: all of a few, of many those near each other by given or by family name."""
    if len(ids) <= FEW:
        yield from combinations(ids, 2)
        return
    orders: tuple[Callable[[EntryId], object], ...] = (
        lambda one: (names[one].given.bones, names[one].family.heard, names[one].text),
        lambda one: (names[one].family.heard, names[one].given.words[0].heard, names[one].text),
    )
    for order in orders:
        sorted_ids = sorted(ids, key=order)  # type: ignore[arg-type]  # tuples of strings and of tuples of them
        for place, one in enumerate(sorted_ids):
            yield from ((one, other) for other in sorted_ids[place + 1 : place + 1 + NEAR])


def _closest(
    members: Mapping[EntryId, Signatory], names: Mapping[EntryId, Naming], clusters: Mapping[EntryId, EntryId]
) -> set[Pair]:
    """For each person the pair with the likeliest other."""
    best: dict[EntryId, Pair] = {}
    for one, other in _neighbours(sorted(names), names):
        if clusters[one] == clusters[other]:
            continue
        pair = _pair(members, one, other)
        if pair.comparison.verdict is Verdict.DIFFERENT:
            continue
        pair = Pair(pair.a, pair.b, doubtful(pair.comparison))
        for cluster in (clusters[one], clusters[other]):
            if cluster not in best or _rank(pair) < _rank(best[cluster]):
                best[cluster] = pair
    return set(best.values())


def _rank(pair: Pair) -> tuple[int, EntryId, EntryId]:
    return -pair.comparison.score, pair.a, pair.b
