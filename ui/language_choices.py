"""What a bar of languages offers: each by its own name, abbreviated as its speakers do."""

import unicodedata
from collections.abc import Iterable

from kiosk.words import words_in
from ui.widgets.language_bar import LanguageChoice


def language_choices(languages: Iterable[str]) -> list[LanguageChoice]:
    """One for each of these codes, in their order."""
    return [LanguageChoice(language, short_name(language), words_in(language).own_name()) for language in languages]


def own_name(language: str) -> str:
    """The language's name in itself, as everybody looks for their own; with a capital, as it stands alone."""
    name = words_in(language).own_name()
    return name[:1].upper() + name[1:]


def short_name(language: str) -> str:
    """The first two letters of the name where it is Cyrillic, as its speakers abbreviate it; else the code."""
    name = own_name(language)
    is_cyrillic = unicodedata.name(name[0], "").startswith("CYRILLIC")
    return (name[:2] if is_cyrillic else language).upper()
