"""The program's own words in one language: sentences, plurals, numbers, dates and country names."""

import gettext
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol

from babel import Locale, localedata
from babel.dates import format_date
from babel.numbers import format_decimal

from kiosk.numerals import Counted, in_words
from kiosk.paths import LOCALES

DOMAIN = "petition-kiosk"
COMPILED = ".mo"
SOURCE_LANGUAGE = "en"
"""Messages are written in English in the code itself; it has no catalogue."""


def mark(message: str) -> str:
    """The message as it is: marks it for the catalogues where it is said later."""
    return message


class Words(Protocol):
    """What the program says, in one language."""

    @property
    def language(self) -> str:
        """ISO 639-1 code."""
        ...

    def say(self, message: str, **facts: object) -> str:
        """The message in this language, its {placeholders} filled; ints become numbers as this language writes them."""
        ...

    def plural(self, one: str, many: str, count: int, **facts: object) -> str:
        """The form of the message that `count` asks for; {count} is filled too."""
        ...

    def own_name(self) -> str:
        """What this language calls itself."""
        ...

    def number(self, value: int) -> str: ...

    def spelled(self, value: int, of: Counted | None = None) -> str:
        """The number in words, as one writes it down against mistakes, in the gender of what it is a number of."""
        ...

    def day(self, day: date) -> str:
        """The day in full, as in running text."""
        ...

    def short_day(self, day: date) -> str: ...

    def month(self, day: date) -> str:
        """The day's month and year, as over a calendar's leaf."""
        ...

    def weekdays(self) -> tuple[str, ...]:
        """The seven days from Monday on, as briefly as over a calendar's columns."""
        ...

    def country(self, code: str) -> str:
        """The country's name; the code itself where the language has none, empty for none."""
        ...

    def countries(self) -> tuple[tuple[str, str], ...]:
        """(code, name) of every country, in the language's alphabetical order."""
        ...


class CatalogueWords:
    """Words from a gettext catalogue and the CLDR."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._locale = Locale.parse(language)

    @cached_property
    def _translations(self) -> gettext.NullTranslations:
        # Only once something is said: a bar of languages asks for no more than their names.
        return gettext.NullTranslations() if self._language == SOURCE_LANGUAGE else _read_catalogue(self._language)

    @property
    def language(self) -> str:
        """ISO 639-1 code."""
        return self._language

    def _filled(self, sentence: str, facts: dict[str, object]) -> str:
        shown = {name: self.number(value) if isinstance(value, int) else value for name, value in facts.items()}
        return sentence.format(**shown) if shown else sentence

    def say(self, message: str, **facts: object) -> str:
        """See `Words.say`."""
        return self._filled(self._translations.gettext(message), facts)

    def plural(self, one: str, many: str, count: int, **facts: object) -> str:
        """See `Words.plural`."""
        return self._filled(self._translations.ngettext(one, many, count), {"count": count, **facts})

    def own_name(self) -> str:
        """See `Words.own_name`."""
        return self._locale.get_display_name(self._locale) or self._language

    def number(self, value: int) -> str:
        """The number with this language's separators."""
        return str(format_decimal(value, locale=self._locale))

    def spelled(self, value: int, of: Counted | None = None) -> str:
        """See `Words.spelled`; as `in_words`."""
        return in_words(value, self._language, of)

    def day(self, day: date) -> str:
        """See `Words.day`."""
        return format_date(day, format="long", locale=self._locale)

    def short_day(self, day: date) -> str:
        """The day, briefly."""
        return format_date(day, format="medium", locale=self._locale)

    def month(self, day: date) -> str:
        """See `Words.month`."""
        return format_date(day, format="LLLL y", locale=self._locale)

    def weekdays(self) -> tuple[str, ...]:
        """See `Words.weekdays`."""
        names = self._locale.days["stand-alone"]["abbreviated"]
        return tuple(names[day] for day in range(7))

    def country(self, code: str) -> str:
        """See `Words.country`."""
        return self._locale.territories.get(code, code) if code else ""

    def countries(self) -> tuple[tuple[str, str], ...]:
        """See `Words.countries`."""
        return self._countries

    @cached_property
    def _countries(self) -> tuple[tuple[str, str], ...]:
        # Put in order once: whoever types a country's name asks for all with every letter.
        named = ((code, name) for code, name in self._locale.territories.items() if is_country(code))
        return tuple(sorted(named, key=lambda pair: alphabetical(pair[1])))


def alphabetical(name: str) -> str:
    """A key that sorts names as the alphabets of our languages do, whatever their capitals, accents and hyphens."""
    letters = "".join(character for character in name.casefold() if character.isspace() or _is_sorted_by(character))
    # Plain code point order would put Ґ, Ё, Є, І, Ї and Ў, Ł and Ö after the alphabet's end.
    folded = str.maketrans(_CYRILLIC_PLACES | {"ł": "l", "ø": "o", "đ": "d"})
    return "".join(map(_without_accent, letters.translate(folded)))


def _is_sorted_by(character: str) -> bool:
    """A letter or digit; not the Ukrainian apostrophe, which counts as a letter for Unicode and for no dictionary."""
    return character.isalnum() and unicodedata.category(character) != "Lm"


_CYRILLIC_PLACES = {
    "ґ": "г\uffff",
    "ё": "е\uffff",
    "є": "е\uffff",
    "і": "и\ufffe",
    "ї": "и\uffff",
    "ў": "у\uffff",
}
"""A letter that comes right after another one, whatever follows it. І is there where и would be, or just after it."""


def _without_accent(character: str) -> str:
    """A Latin letter without its accent; й and ї are letters of their own."""
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
"""CLDR territories that are groupings, made-up or not in ISO 3166-1."""


def is_country(code: str) -> bool:
    """Whether this CLDR territory code is a country or territory that a person can say they live in."""
    return len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES


def is_known_country(code: str) -> bool:
    """Whether this is the code of a country or territory that the CLDR has a name for."""
    return is_country(code) and words_in(SOURCE_LANGUAGE).country(code) != code


def is_language(code: str) -> bool:
    """Whether the CLDR knows this language: without it there are no dates, numbers and countries in it."""
    return bool(localedata.exists(code))


def program_languages() -> tuple[str, ...]:
    """The languages that the program itself speaks: English and one for each catalogue, by their own names.

    The catalogues are looked for each time: a folder that is put there is all that a language takes.
    """
    translated = {file.parent.parent.name for file in LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")}
    spoken = {SOURCE_LANGUAGE, *filter(is_language, translated)}
    return tuple(sorted(spoken, key=lambda language: alphabetical(words_in(language).own_name())))


def is_program_language(code: str) -> bool:
    """Whether it is one of `program_languages`: all their names, by which those are in order, take a while to load."""
    # In this order: of what is no language Babel is certain only when it has gone through all that it knows.
    return has_catalogue(code) and is_language(code)


def needs_keyboard(language: str) -> bool:
    """Whether people cannot make do with the English keyboard, whose letters have accents: not what is not Latin."""
    return not unicodedata.name(words_in(language).own_name()[0], "").startswith("LATIN")


def has_catalogue(language: str) -> bool:
    """Whether the program's own words are translated into this language; where not, they stand there in English."""
    return language == SOURCE_LANGUAGE or _catalogue_of(language).exists()


def _catalogue_of(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def _read_catalogue(language: str) -> gettext.NullTranslations:
    path = _catalogue_of(language)
    with suppress(FileNotFoundError), path.with_suffix(COMPILED).open("rb") as file:
        return gettext.GNUTranslations(file)
    with suppress(FileNotFoundError), path.open("rb") as file:
        return gettext.GNUTranslations(BytesIO(compiled(file)))
    return gettext.NullTranslations()


def compiled(catalogue: IO[bytes]) -> bytes:
    """The .mo file of a .po file: what the package ships beside it, for it is read ten times as fast."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 -- a packaged program compiles nothing
    from babel.messages.pofile import read_po  # noqa: PLC0415 -- likewise

    written = BytesIO()
    write_mo(written, read_po(catalogue))
    return written.getvalue()


@cache
def words_in(language: str) -> Words:
    """The words of a language; a language without a catalogue speaks English with its own dates and countries."""
    return CatalogueWords(language)
