"""How alike two names are: the same, the same in another spelling or language, similar, or no more than that."""

from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from kiosk.merge.naming import Naming, Word, differ_in_gender, is_compatible, is_same_family, is_same_word, naming

SAME = 100
OTHER_SPELLING = 98
OTHER_GENDER = 92
SHORT_FORM = 88
ONE_OF_TWO = 86
INITIAL = 70
"""Points for a given or family name. A slip of the keyboard gets rapidfuzz's ratio of the skeletons."""

LEAST_RATIO = 80
"""Below it skeletons are two names. One letter too many in a name of four gives 89, one exchanged in five gives 80."""

LEAST_PATRONYMIC = 80
LOST_BY_SWAPPING = 5


class How(IntEnum):
    """In which way two names are alike, the least first."""

    NOT = 0
    SIMILAR = 1
    SWAPPED = 2
    SPELLING = 3
    SAME = 4


class Likeness(NamedTuple):
    """In which way names are alike, and how much: 0 to 100 for the whole, for the given and for the family name."""

    how: How
    score: int
    given: int = 0
    family: int = 0


UNLIKE = Likeness(How.NOT, 0)


def likeness(one: Naming, other: Naming) -> Likeness:
    """How alike the names are, given and family name exchanged too; symmetric."""
    straight = _straight(one, other)
    if straight.how is not How.NOT:
        return straight
    crossed = _straight(one, naming(*reversed(other.text)))
    if crossed.how < How.SPELLING and crossed.family != OTHER_GENDER:
        crossed = _straight(naming(*reversed(one.text)), other)
    if crossed.how < How.SPELLING:
        return UNLIKE
    return Likeness(How.SWAPPED, crossed.score - LOST_BY_SWAPPING, crossed.given, crossed.family)


def _straight(one: Naming, other: Naming) -> Likeness:
    if one.text == other.text:
        return Likeness(How.SAME, SAME, SAME, SAME)
    family = _family_points(one, other)
    if not family or _patronymics_part(one, other):
        return UNLIKE
    given = _given_points(one.given, other.given)
    if not given:
        return UNLIKE
    how = How.SPELLING if is_compatible(one, other) else How.SIMILAR
    return Likeness(how, round(0.4 * given + 0.6 * family), given, family)


def _patronymics_part(one: Naming, other: Naming) -> bool:
    if not one.patronymic or not other.patronymic:
        return False
    return _best_ratio(one.patronymic, other.patronymic) < LEAST_PATRONYMIC


def _best_ratio(ones: tuple[str, ...], others: tuple[str, ...]) -> int:
    return round(max(ratio(one, other, score_cutoff=LEAST_RATIO) for one in ones for other in others))


def _family_points(one: Naming, other: Naming) -> int:
    if one.text[1] == other.text[1]:
        return SAME
    if is_same_family(one, other):
        return OTHER_SPELLING
    if differ_in_gender(one, other):
        return OTHER_GENDER
    if len(one.words) != len(other.words) and (one.words < other.words or other.words < one.words):
        return ONE_OF_TWO
    return _best_ratio(one.heard, other.heard)


def _given_points(one: tuple[Word, ...], other: tuple[Word, ...]) -> int:
    if len(one) == len(other):
        return min(map(_word_points, one, other), default=0)
    fewer, more = sorted((one, other), key=len)
    found = min((max(_word_points(word, each) for each in more) for word in fewer), default=0)
    return min(found, ONE_OF_TWO)


def _word_points(one: Word, other: Word) -> int:
    if one.text == other.text:
        return SAME
    if is_same_word(one, other):
        return OTHER_SPELLING
    if one.is_initial or other.is_initial:
        return INITIAL if {heard[:1] for heard in one.heard} & {heard[:1] for heard in other.heard} else 0
    return _short_or_slip(one, other)


def _short_or_slip(one: Word, other: Word) -> int:
    all_of_one, all_of_other = one.known.names | one.known.may_be, other.known.names | other.known.may_be
    if all_of_one & all_of_other:
        return SHORT_FORM
    if one.known.names and other.known.names:
        return 0  # two names that are known to be two: Марина and Мария
    one_ends, other_ends = (word.heard[0][-1:] in "aeoy" for word in (one, other))
    return _best_ratio(one.heard, other.heard) if one_ends == other_ends else 0
