"""Numbers in words, in the gender of what is counted."""

from types import MappingProxyType
from typing import Literal

Counted = Literal["person", "signature"]

IN_ENGLISH = "en"

_FEMININE = MappingProxyType(
    {
        ("ru", "signature"): {"один": "одна", "два": "две"},
        ("uk", "person"): {"один": "одна", "два": "дві"},
    }
)
"""Where a language's word for what is counted is feminine, the numerals that change for it at the end of a number."""


def in_words(value: int, language: str, of: Counted | None = None) -> str:
    """The number in words; in English where nobody has taught the library this language's numbers."""
    words = _by_library(value, language).replace("'", "’").split(" ")
    # The library knows genders in some languages only, and there says “одна миллион”.
    words[-1] = _FEMININE.get((language, of or ""), {}).get(words[-1], words[-1])
    return " ".join(words)


def _by_library(value: int, language: str) -> str:
    from num2words import num2words  # noqa: PLC0415 -- every language that it knows is loaded, for one line a day

    try:
        return str(num2words(value, lang=language))
    except NotImplementedError:
        return str(num2words(value, lang=IN_ENGLISH))
