"""A person's name as it is compared: taken apart into words, each with what it may sound like and stand for."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kiosk.merge.given_names import SIBLINGS, GivenName, given_name
from kiosk.merge.skeleton import (
    MOST_NAMES,
    closer_skeletons,
    consonants,
    family_skeleton,
    family_skeletons,
    is_cyrillic,
    parts,
    plain,
    skeletons,
    unaccented,
    without_gender,
)

WAYS = 3
"""How many readings a Latin word may have at most, see `family_skeletons`."""

_PATRONYMIC = re.compile(r"(?:.[aei]viq|.[aei]vna|.iqna|.ixna|^(?:ili|kusmi|fami|luki|nikici)q)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: its `text` as written, `bare` of accents, how it may sound, what the table says of it.

    `closer` are the skeletons that keep more of it than those in `heard`.
    """

    text: str
    bare: str
    heard: tuple[str, ...]
    closer: tuple[str, ...]
    known: GivenName

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter."""
        return len(self.text) == 1


@dataclass(frozen=True, slots=True)
class Given:
    """A given name; a patronymic is apart from its other words. `bones` are what it is looked up by."""

    text: str
    words: tuple[Word, ...]
    patronymic: tuple[str, ...]
    bones: tuple[str, ...]

    @property
    def is_initials(self) -> bool:
        """Whether it is nothing but initials, which Anna and Adam share."""
        return all(word.is_initial for word in self.words)


@dataclass(frozen=True, slots=True)
class Family:
    """A family name. `heard` are the skeletons of the whole, `genderless` those without a woman's or man's ending.

    `among` are the skeletons of its words, `bones` what it is looked up by.
    """

    text: str
    words: tuple[Word, ...]
    heard: tuple[str, ...]
    genderless: frozenset[str]
    among: frozenset[str]
    bones: tuple[str, ...]


class Naming(NamedTuple):
    """A person's name, taken apart."""

    given: Given
    family: Family

    @property
    def text(self) -> tuple[str, str]:
        """What two names must have in common to be the very same."""
        return self.given.text, self.family.text

    @property
    def is_given(self) -> bool:
        """Whether there are both names; of signings only counted there may be none (docs/formats.md: CSV)."""
        return bool(self.given.text and self.family.text)


def naming(given: str, family: str) -> Naming:
    """The name taken apart."""
    return Naming(_given(given), _family(family))


@lru_cache(MOST_NAMES)
def _given(name: str) -> Given:
    words = tuple(map(_word, parts(name)))
    patronymic: tuple[str, ...] = ()
    if len(words) > 1 and _PATRONYMIC.search(words[-1].heard[0]):
        patronymic, words = words[-1].heard, words[:-1]
    first = words[0]
    bones = (first.known.kin,) if first.known.kin else tuple(dict.fromkeys(map(consonants, first.heard)))
    return Given(plain(name), words, patronymic, bones)


@lru_cache(MOST_NAMES)
def _family(name: str) -> Family:
    words = tuple(map(_word, parts(name)))
    readings = [family_skeletons(word.text) for word in words]
    heard = tuple(
        dict.fromkeys("".join(each[min(way, len(each) - 1)] for each in readings) for way in range(WAYS))
        if len(words) > 1
        else readings[0]
    )
    known = words[0].known.kin if len(words) == 1 else ""  # it is a given name where the fields were exchanged
    return Family(
        text=plain(name),
        words=words,
        heard=heard,
        genderless=frozenset(map(without_gender, heard)),
        among=frozenset(heard for each in readings for heard in each),
        bones=(known,) if known else tuple(dict.fromkeys(map(consonants, heard))),
    )


@lru_cache(MOST_NAMES)
def _word(text: str) -> Word:
    return Word(text, unaccented(text), skeletons(text), closer_skeletons(text), given_name(text))


def is_same_word(one: Word, other: Word) -> bool:
    """Whether two given names are one name in two spellings or languages, and no names of brothers or sisters.

    Of a name that the table does not know another spelling in the same script may be another name: Kristian, Kristen.
    """
    if one.bare == other.bare:
        return True
    if not one.known.names.isdisjoint(other.known.names):
        return frozenset((one.bare, other.bare)) not in SIBLINGS
    return is_cyrillic(one.text) != is_cyrillic(other.text) and not set(one.closer).isdisjoint(other.closer)


def is_same_given(one: Given, other: Given) -> bool:
    """Whether the given names are the same, word by word."""
    return len(one.words) == len(other.words) and all(map(is_same_word, one.words, other.words))


def is_same_family(one: Family, other: Family) -> bool:
    """Whether the family names are one in two spellings; a woman's form and a man's are two."""
    return one.text == other.text or any(heard in other.heard for heard in one.heard)


def are_exchanged(one: Naming, other: Naming) -> bool:
    """Whether each one's given name is the other's family name."""
    return _is_either(one.given.words, other.family.words) and _is_either(one.family.words, other.given.words)


def _is_either(ones: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    return len(ones) == len(others) and all(map(_is_same_as_family, ones, others))


def _is_same_as_family(one: Word, other: Word) -> bool:
    if is_same_word(one, other):
        return True
    return not set(map(family_skeleton, one.heard)).isdisjoint(map(family_skeleton, other.heard))


def is_compatible(one: Naming, other: Naming) -> bool:
    """Whether nothing but the spelling tells the names apart; a patronymic may be missing, but no two may differ.

    Initials are compatible with nothing, not even with the same initials.
    """
    if one.given.is_initials or other.given.is_initials:
        return False
    if one.text == other.text:
        return True
    mine, theirs = one.given.patronymic, other.given.patronymic
    if mine and theirs and set(mine).isdisjoint(theirs):
        return False
    if any(word.is_initial for word in (*one.given.words, *other.given.words)):
        return False
    return is_same_family(one.family, other.family) and is_same_given(one.given, other.given)
