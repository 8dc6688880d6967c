"""How alike two names are: the same, the same in another spelling or language, similar, or no more than that."""

from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from kiosk.merge.naming import (
    Family,
    Given,
    Naming,
    Word,
    are_exchanged,
    is_compatible,
    is_same_family,
    is_same_word,
)

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
BOTH_EXCHANGED = 93


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


THE_SAME = Likeness(How.SAME, SAME, SAME, SAME)
UNLIKE = Likeness(How.NOT, 0)
EXCHANGED = Likeness(How.SWAPPED, BOTH_EXCHANGED, BOTH_EXCHANGED, BOTH_EXCHANGED)


def likeness(one: Naming, other: Naming) -> Likeness:
    """How alike the names are, given and family name exchanged too; symmetric."""
    straight = _straight(one, other)
    if straight.how is How.NOT and are_exchanged(one, other):
        return EXCHANGED
    return straight


def _straight(one: Naming, other: Naming) -> Likeness:
    if one.text == other.text:
        return THE_SAME
    given = _given_points(one.given, other.given)
    family = given and _family_points(one.family, other.family)
    if not family or _patronymics_part(one.given.patronymic, other.given.patronymic):
        return UNLIKE
    how = How.SPELLING if is_compatible(one, other) else How.SIMILAR
    return Likeness(how, round(0.4 * given + 0.6 * family), given, family)


def _patronymics_part(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and _best_ratio(one, other) < LEAST_PATRONYMIC


def _best_ratio(ones: tuple[str, ...], others: tuple[str, ...]) -> int:
    return round(max(ratio(one, other, score_cutoff=LEAST_RATIO) for one in ones for other in others))


def _family_points(one: Family, other: Family) -> int:
    if one.text == other.text:
        return SAME
    if is_same_family(one, other):
        return OTHER_SPELLING
    if not one.genderless.isdisjoint(other.genderless):
        return OTHER_GENDER
    if len(one.words) != len(other.words) and (one.among < other.among or other.among < one.among):
        return ONE_OF_TWO
    return _slip((one.text, *one.heard), (other.text, *other.heard))


def _given_points(one: Given, other: Given) -> int:
    if len(one.words) == len(other.words) == 1:
        return _word_points(one.words[0], other.words[0])
    if len(one.words) == len(other.words):
        return min(map(_word_points, one.words, other.words))
    fewer, more = sorted((one.words, other.words), key=len)
    return min(ONE_OF_TWO, *(max(_word_points(word, each) for each in more) for word in fewer))


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
    return _slip((one.text, *one.heard), (other.text, *other.heard)) if one_ends == other_ends else 0


def _slip(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Points for a slip of the keyboard, by the letters as written or by the skeletons, whichever are closer."""
    return max(round(ratio(one[0], other[0], score_cutoff=LEAST_RATIO)), _best_ratio(one[1:], other[1:]))
