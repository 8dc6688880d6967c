"""The skeleton of a name: what is left of it in any Belarusian, Russian, Ukrainian, Polish, German or English spelling.

Names are written by ear, by rules of passports and with the keyboard at hand: Бяляцкі, Беляцкий, Bialiatski, Bjaljazki.
A skeleton folds what these ways differ in and keeps what tells names apart. Its letters are sounds, not letters of any
alphabet: `s` с з, `x` ш щ, `j` ж, `c` ц and soft т, `q` ч, `h` г ґ х, `v` в ў ф, `i` і и ы й, `a` а о, `e` е ё э я.
"""

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

MOST_NAMES = 16_384
"""How many names a cache holds: the frequent ones of a million signings, in a few MiB."""

_WORD = re.compile(r"[^\s.,\-\u2010-\u2015]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_SOUNDS_OF_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдеэжзийіыклмнопрстуўфхцчшщ", "abvhhdeejsiiiiklmnoprstuvvhcqxx", strict=True)),
        **{"ё": "io", "я": "ia", "ю": "iu", "є": "e", "ї": "i", "ѣ": "e", "ъ": "", "ь": ""},
        # Look-alikes and Latin letters in a Cyrillic name, as mixed keyboards leave them
        **dict(zip("aceghijkmopqtuxybdflnrsvwz", "asehhiikmopktuhubdvlnrsvvs", strict=True)),
    }
)
_SOFT_T = re.compile("ть")
_TOGETHER_IN_CYRILLIC = re.compile("дзь?|шч|сч|тц|тс|тч|кх")
_SOUND_TOGETHER_IN_CYRILLIC = MappingProxyType(
    {"дз": "д", "дзь": "д", "шч": "щ", "сч": "щ", "тц": "ц", "тс": "ц", "тч": "ч", "кх": "х"}
)

_LATIN_LETTERS = MappingProxyType(
    {
        **{"schtsch": "x", "shch": "x", "szcz": "x", "šč": "x", "stsch": "x", "sch": "x", "sh": "x", "sz": "x"},
        **{"š": "x", "ş": "x", "zh": "j", "ž": "j", "ż": "j", "tsch": "q", "tch": "q", "ch": "q", "cz": "q", "č": "q"},
        **{"kh": "h", "gh": "h", "g": "h", "ġ": "h", "h": "h", "tz": "c", "ts": "c", "c": "c", "ć": "c", "tš": "q"},
        **{"zk": "ck", "dź": "d", "dz": "d", "dż": "dj", "dž": "dj", "z": "s", "ź": "s", "ś": "s", "ß": "s", "s": "s"},
        **{"tc": "c", "ö": "e", "ä": "e", "ü": "u", "y": "i", "j": "i", "ł": "l", "w": "v", "f": "v"},
        **{"ph": "v", "ŭ": "v", "x": "ks", "q": "k", "ąb": "amb", "ąp": "amp", "ą": "an", "ęb": "emb", "ęp": "emp"},
        **{"ę": "en", "æ": "e", "ø": "e", "đ": "d", "ı": "i", "þ": "t", "ð": "d", "ě": "e", "ř": "rj"},
    }
)
_LATIN = re.compile("|".join(sorted(_LATIN_LETTERS, key=len, reverse=True)))
_HARD_CH = re.compile("(?<![st])ch(?=[bdfhlmnprstvw])")  # Хрысціна, Christina: ч is not heard there
_AMBIGUOUS = re.compile("(?<![tsh])ch(?=[aeiouyjkáéíóúäöüąę])")
_GERMAN_Z = re.compile("(?<![scdrt])z(?![hk])")
_GERMAN_SCH = re.compile("(?<!t)sch(?!tsch)")
_APOSTROPHES = re.compile("['’ʼ`´ʹ]")

_REDUCTIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("i+(?=[ao]$)"), "y"),  # Мария, Maryja; kept apart from Marie, Eugenia from Eugene
    (re.compile("i+[aeo]"), "e"),  # iotation, written in a dozen ways: ja, ya, ia, iya
    (re.compile("i+u"), "u"),
    (re.compile("o(?=.)"), "a"),  # akanne; at the end it tells Mario from Maria
    (re.compile("(?<=[aei])u"), "v"),  # ў as passports have it: Kavaliou
    (re.compile("^u(?=[^aeiu])"), "v"),  # Уласаў, Власов
    (re.compile("ae"), "e"),
    (re.compile("ue"), "u"),
    (re.compile("t(?=[eiw])"), "c"),  # Цітоў, Титов
    (re.compile(r"(.)\1+"), r"\1"),
)
"""In this order."""

_CLOSER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("(?<=[^aeiou])i+a(?=[^aeiou])|(?<=[^aeiou])i+e$"), "w"),  # я or иа: Eliana, Elena; Eugenie, Eugene
    *_REDUCTIONS,
)
"""As `_REDUCTIONS`, but what iotation may have been stays apart from a plain е."""


def plain(name: str) -> str:
    """The name as two spellings must have it to be the very same: NFKC, casefold, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, hyphens and dots parting them too; the name itself where it has no letters."""
    return tuple(_WORD.findall(plain(name))) or (plain(name),)


def unaccented(word: str) -> str:
    """The word without the marks on its letters, as keyboards leave them out."""
    stripped = unicodedata.normalize("NFD", word.replace("ł", "l"))
    return "".join(letter for letter in stripped if not unicodedata.combining(letter))


def is_cyrillic(word: str) -> bool:
    """Whether there is a Cyrillic letter in the word."""
    return _CYRILLIC.search(word) is not None


@lru_cache(MOST_NAMES)
def skeleton(word: str) -> str:
    """The skeleton of one word, as `parts` gives it; where Latin ch may be ч or х it is taken as ч."""
    return _reduced(_sounds(word), _REDUCTIONS) or word


@lru_cache(MOST_NAMES)
def closer_skeletons(word: str) -> tuple[str, ...]:
    """As `skeletons`, but я within a word and ie at its end stay apart from е: what else is Eliana but Elena."""
    words = (word,) if is_cyrillic(word) else (word, _AMBIGUOUS.sub("kh", word))
    return tuple(dict.fromkeys(_reduced(_sounds(each), _CLOSER) or each for each in words))


@lru_cache(MOST_NAMES)
def skeletons(word: str) -> tuple[str, ...]:
    """All skeletons that a word may have, one or two: Latin ch is ч to English ears and х to Polish and German ones."""
    return _readings(word, _AMBIGUOUS.sub("kh", word))


@lru_cache(MOST_NAMES)
def family_skeletons(word: str) -> tuple[str, ...]:
    """As `skeletons`, folded as family names are; here z may be a German ц too, sch a German ж and ó a Polish у."""
    polish = _AMBIGUOUS.sub("kh", word)
    german = _GERMAN_Z.sub("ts", _GERMAN_SCH.sub("zh", polish)).replace("ó", "u")
    return tuple(dict.fromkeys(map(family_skeleton, _readings(word, polish, german))))


def _readings(word: str, *others: str) -> tuple[str, ...]:
    if is_cyrillic(word):
        return (skeleton(word),)
    return tuple(dict.fromkeys(map(skeleton, (word, *others))))


def _sounds(word: str) -> str:
    return _of_cyrillic(word) if is_cyrillic(word) else _of_latin(word)


def _of_cyrillic(word: str) -> str:
    soft = _SOFT_T.sub("ц", _APOSTROPHES.sub("", word))
    heard = _TOGETHER_IN_CYRILLIC.sub(lambda found: _SOUND_TOGETHER_IN_CYRILLIC[found[0]], soft)
    return heard.translate(_SOUNDS_OF_CYRILLIC)


def _of_latin(word: str) -> str:
    hard = _HARD_CH.sub("kh", word)
    heard = _LATIN.sub(lambda found: _LATIN_LETTERS[found[0]], _APOSTROPHES.sub("", hard))
    return heard if heard.isascii() else unaccented(heard)


def _reduced(sounds: str, reductions: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, sound in reductions:
        sounds = pattern.sub(sound, sounds)
    return sounds


_FAMILY_REDUCTIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("a?ya$|o$"), "a"),  # -ская, -ska; -енко, -енка
    (re.compile("(?<=[cjqxrl])e"), "a"),  # Чарноў, Чернов: hardened in Belarusian; Białacki: the l is soft unwritten
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(MOST_NAMES)
def family_skeleton(skeleton_of_word: str) -> str:
    """Folds further what does not tell family names apart, though it would given names: endings, hardened sounds."""
    for pattern, sound in _FAMILY_REDUCTIONS:
        skeleton_of_word = pattern.sub(sound, skeleton_of_word)
    return skeleton_of_word


_GENDERED = re.compile("[ai]i?$")


def without_gender(skeleton_of_family: str) -> str:
    """What a woman's and a man's form of a family name have in common: Бяляцкая and Бяляцкі, Новикова and Новиков."""
    return _GENDERED.sub("", skeleton_of_family)


_VOWELS = re.compile("[aeiouy]+")
_COARSE = str.maketrans({"j": "s", "x": "s", "c": "s", "q": "s", "t": "s", "h": "k"})


def consonants(skeleton_of_word: str) -> str:
    """The bones alone, sounds that languages swap being one: what two spellings with slips in the vowels share."""
    first = skeleton_of_word[:1]
    head = "a" if first in "aeiouy" else ""
    return head + re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", skeleton_of_word).translate(_COARSE))
