"""Finds a country while its name is typed, in the language of the screen or any other of the campaign's."""

import unicodedata
from collections.abc import Iterable

from kiosk.words import Words, words_in

MOST = 5
NOT_SAID = ""
"""The code of "prefer not to say"."""


def folded(text: str) -> str:
    """The text without case, accents and blanks around it, for comparing."""
    parts = unicodedata.normalize("NFKD", text.casefold().strip())
    return "".join(part for part in parts if not unicodedata.combining(part))


def find_countries(typed: str, words: Words, languages: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(code, name in the screen's language) of the countries that may be meant, the likeliest first.

    Names that begin with what was typed come before those with a later word that does, the screen's language before
    the campaign's others.
    """
    sought = folded(typed)
    if not sought:
        return ()
    names = dict(words.countries())
    ranked: dict[str, int] = {}
    for place, language in enumerate((words.language, *languages)):
        for code, name in words_in(language).countries():
            rank = _rank(folded(name), sought)
            if rank is not None:
                ranked.setdefault(code, rank + (2 if place else 0))
    order = {code: number for number, code in enumerate(names)}
    best = sorted(ranked, key=lambda code: (ranked[code], order[code]))[:MOST]
    return tuple((code, names[code]) for code in best)


def _rank(name: str, sought: str) -> int | None:
    if name.startswith(sought):
        return 0
    return 1 if any(word.startswith(sought) for word in name.replace("-", " ").split()) else None


def country_named(typed: str, words: Words, languages: Iterable[str]) -> str | None:
    """The code of the country whose whole name this is, in any of the languages; None for no country's."""
    sought = folded(typed)
    for language in (words.language, *languages):
        for code, name in words_in(language).countries():
            if folded(name) == sought:
                return code
    return None
