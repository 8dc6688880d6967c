"""Finds a country while its name is typed: in any language of the program, by a former name, with a letter wrong."""

from collections.abc import Callable, Iterable, Iterator

from kiosk.country_names import folded, spellings
from kiosk.words import Words

MOST = 5
NOT_SAID = ""
"""The code of "prefer not to say"."""

Fitting = Callable[[str, str], int | None]
"""How well a name fits what was typed, 0 best; None where it does not."""

LEAST_FOR_A_SLIP = 4
"""From so many letters on one of them may be wrong; with fewer almost everything would be meant."""


def find_countries(typed: str, words: Words, languages: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """(code, name in the screen's language) of the countries that may be meant, the likeliest first.

    A whole name comes before the beginning of one, that before the beginning of a later word, and the screen's
    language before the others. Only where nothing fits, one letter may be wrong, missing, too many or swapped.
    """
    sought = folded(typed)
    if not sought:
        return ()
    names = dict(words.countries())
    ranked = _ranked(sought, words.language, languages, _begins)
    if not ranked and len(sought) >= LEAST_FOR_A_SLIP:
        ranked = _ranked(sought, words.language, languages, _nearly_begins)
    order = {code: number for number, code in enumerate(names)}
    best = sorted(ranked, key=lambda code: (ranked[code], order[code]))[:MOST]
    return tuple((code, names[code]) for code in best)


def country_named(typed: str, words: Words, languages: Iterable[str]) -> str | None:
    """The code of the country whose whole name this is, in any of the languages; None for no country's."""
    sought = folded(typed)
    whole = [one for one in spellings((words.language, *languages)) if one.folded == sought]
    return whole[0].code if whole else None


def _ranked(sought: str, language: str, languages: Iterable[str], fits: Fitting) -> dict[str, tuple[bool, bool, int]]:
    """The best place of every country that fits, the smaller the likelier."""
    best: dict[str, tuple[bool, bool, int]] = {}
    for one in spellings((language, *languages)):
        fit = fits(one.folded, sought)
        if fit is not None:
            place = (one.folded != sought, one.language != language, fit)
            best[one.code] = min(best.get(one.code, place), place)
    return best


def _starts(name: str) -> Iterator[str]:
    """The name, and what is left of it from each later word on."""
    yield name
    for place, sign in enumerate(name):
        if sign == " ":
            yield name[place + 1 :]


def _begins(name: str, sought: str) -> int | None:
    """0 where the name begins so, 1 where a later word does."""
    if sought not in name:
        return None
    return next((min(number, 1) for number, rest in enumerate(_starts(name)) if rest.startswith(sought)), None)


def _nearly_begins(name: str, sought: str) -> int | None:
    return next((min(number, 1) for number, rest in enumerate(_starts(name)) if is_slip_of(rest, sought)), None)


def is_slip_of(name: str, typed: str) -> bool:
    """Whether the name begins with what was typed, but for one letter: another one, one too many or too few, or two
    that changed places."""
    pairs = enumerate(zip(name, typed, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), min(len(name), len(typed)))
    rest, left = name[same:], typed[same:]
    if not rest or not left:
        return len(left) <= 1
    return (
        rest[1:].startswith(left[1:])
        or rest.startswith(left[1:])
        or rest[1:].startswith(left)
        or (rest[:2] == left[1::-1] and rest[2:].startswith(left[2:]))
    )
