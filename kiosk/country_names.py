"""Every name a country goes by: the CLDR's in the program's languages, and former and colloquial ones beside them."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from kiosk.paths import COUNTRY_NAMES
from kiosk.words import program_languages, words_in

_LETTERS = str.maketrans(
    {"і": "и", "ґ": "г", "є": "е", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"},
)
"""What no decomposition brings together, and people mix up all the same: і of one keyboard and и of another."""

_APOSTROPHES = "’'‘ʼ`´"
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SAINTS = {"saint": "st", "sankt": "st", "sanct": "st"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a country's name, folded for comparing."""

    code: str
    folded: str
    language: str
    """Whose CLDR has it; empty for a name from beside the CLDR."""


def folded(text: str) -> str:
    """The text without case, accents, apostrophes, hyphens and blanks around it, for comparing."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    joined = (sign for sign in bare if sign not in _APOSTROPHES and not unicodedata.combining(sign))
    words = "".join(sign if sign.isalnum() else " " for sign in joined).translate(_LETTERS).split()
    return " ".join(_SAINTS.get(word, word) for word in words)


def foldings(text: str) -> tuple[str, ...]:
    """`folded`, and where there are umlauts also as they are written without such keys: Oesterreich."""
    plain, spelt_out = folded(text), folded(unicodedata.normalize("NFC", text.casefold()).translate(_UMLAUTS))
    return (plain,) if plain == spelt_out else (plain, spelt_out)


def other_names() -> Mapping[str, tuple[str, ...]]:
    """Names beside the CLDR's by the country's code."""
    read = msgspec.toml.decode(COUNTRY_NAMES.read_bytes(), type=dict[str, str])
    return {code: tuple(name.strip() for name in names.split(",")) for code, names in read.items()}


@cache
def spellings(languages: tuple[str, ...]) -> tuple[Spelling, ...]:
    """Every spelling in these languages, in all of the program's, and from beside the CLDR."""
    known = dict.fromkeys((*languages, *program_languages()))
    return tuple(one for language in (*known, "") for one in _spellings_in(language))


def _spellings_in(language: str) -> tuple[Spelling, ...]:
    if language:
        named = words_in(language).countries()
    else:
        named = tuple((code, name) for code, names in other_names().items() for name in names)
    return tuple(Spelling(code, form, language) for code, name in named for form in foldings(name))
