"""A person's name as it is compared: its words taken apart, each with what it may sound like and stand for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kiosk.merge.given_names import SIBLINGS, UNKNOWN, GivenName, given_name
from kiosk.merge.skeleton import MOST_NAMES, family_skeleton, parts, plain, skeletons, without_gender

_PATRONYMIC = re.compile(r"(?:viq|[^ai]iq|[aei]vna|iq?na|ixna)$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name: its `text` as written, how it may sound, what the table says of it."""

    text: str
    heard: tuple[str, ...]
    known: GivenName

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter."""
        return len(self.text) == 1


@dataclass(frozen=True, slots=True)
class Naming:
    """A name taken apart. `heard` are the skeletons of the family name as a whole, `words` those of its words."""

    text: tuple[str, str]
    given: tuple[Word, ...]
    patronymic: tuple[str, ...]
    family: tuple[Word, ...]
    heard: tuple[str, ...]
    words: frozenset[str]

    @property
    def is_given(self) -> bool:
        """Whether there are both names; of signings only counted there may be none (formats: CSV)."""
        return all(self.text)


@lru_cache(MOST_NAMES)
def naming(given: str, family: str) -> Naming:
    """The name taken apart."""
    words = tuple(map(_word, filter(None, parts(given) or (plain(given),))))
    patronymic: tuple[str, ...] = ()
    if len(words) > 1 and _PATRONYMIC.search(words[-1].heard[0]):
        patronymic, words = words[-1].heard, words[:-1]
    family_words = tuple(map(_word, filter(None, parts(family))))
    of_family = [tuple(map(family_skeleton, word.heard)) for word in family_words]
    whole = dict.fromkeys("".join(heard[min(way, len(heard) - 1)] for heard in of_family) for way in (0, 1))
    return Naming(
        text=(plain(given), plain(family)),
        given=words,
        patronymic=patronymic,
        family=family_words,
        heard=tuple(filter(None, whole)) or (plain(family),),
        words=frozenset(heard for each in of_family for heard in each),
    )


@lru_cache(MOST_NAMES)
def _word(text: str) -> Word:
    heard = skeletons(text)
    known = next((found for found in map(given_name, heard) if found is not UNKNOWN), UNKNOWN)
    return Word(text, heard, known)


def is_same_word(one: Word, other: Word) -> bool:
    """Whether two given names are one name in two spellings or languages, and no names of brothers or sisters."""
    if frozenset((one.text, other.text)) in SIBLINGS:
        return False
    return not set(one.heard).isdisjoint(other.heard) or not one.known.names.isdisjoint(other.known.names)


def is_same_given(one: Naming, other: Naming) -> bool:
    """Whether the given names are the same, word by word."""
    return len(one.given) == len(other.given) and all(map(is_same_word, one.given, other.given))


def is_same_family(one: Naming, other: Naming) -> bool:
    """Whether the family names are one in two spellings; a woman's form and a man's are two."""
    return not set(one.heard).isdisjoint(other.heard)


def differ_in_gender(one: Naming, other: Naming) -> bool:
    """Whether the family names are a woman's and a man's form of one, or two writings of one form."""
    return not {without_gender(heard) for heard in one.heard}.isdisjoint(map(without_gender, other.heard))


def is_compatible(one: Naming, other: Naming) -> bool:
    """Whether nothing but the spelling tells the names apart; a patronymic may be missing, but no two may differ."""
    if one.text == other.text:
        return True
    if one.patronymic and other.patronymic and set(one.patronymic).isdisjoint(other.patronymic):
        return False
    return is_same_family(one, other) and is_same_given(one, other) and not any(word.is_initial for word in one.given)
