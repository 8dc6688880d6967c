"""The skeleton of a name: what is left of it in every spelling, whether Belarusian, Russian, Ukrainian, Polish or German.

Names are written down by ear, by passport rules and by keyboards at hand: Бяляцкі, Беляцкий, Bialiatski, Bjaljazki, Białacki.
A skeleton folds what these ways differ in and keeps what tells names apart. Its letters are sounds, not letters of any
alphabet: `s` с з, `x` ш щ ж, `c` ц and soft т, `q` ч, `h` г ґ х, `v` в ў ф, `i` і и ы й, `a` а о, `e` е ё э я.
"""

import re
import unicodedata
from functools import lru_cache
from types import MappingProxyType

MOST_NAMES = 65_536
"""How many names a cache of skeletons holds, 20 MiB or so; a million signings have fewer that are frequent."""

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_SOUNDS_OF_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдеэжзийіыклмнопрстуўфхцчшщ", "abvhhdeexsiiiiklmnoprstuvvhcqxx", strict=True)),
        **{"ё": "io", "я": "ia", "ю": "iu", "є": "e", "ї": "i", "ѣ": "e", "ъ": "", "ь": "", "’": "", "'": ""},
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
        **{"š": "x", "ş": "x", "zh": "x", "ž": "x", "ż": "x", "tsch": "q", "tch": "q", "cz": "q", "č": "q", "tš": "q"},
        **{"kh": "h", "gh": "h", "g": "h", "ġ": "h", "h": "h", "tz": "c", "ts": "c", "c": "c", "ć": "c", "tc": "c"},
        **{"zk": "ck", "dź": "d", "dz": "d", "dż": "dx", "dž": "dx", "z": "s", "ź": "s", "ś": "s", "ß": "s", "s": "s"},
        **{"ó": "u", "ö": "e", "ä": "e", "ü": "u", "y": "i", "j": "i", "ł": "l", "w": "v", "f": "v"},
        **{"ph": "v", "ŭ": "v", "x": "ks", "q": "k", "ąb": "amb", "ąp": "amp", "ą": "an", "ęb": "emb", "ęp": "emp"},
        **{"ę": "en", "æ": "e", "ø": "e", "đ": "d", "ı": "i", "þ": "t", "ð": "d", "ě": "e", "ř": "rx"},
    }
)
_LATIN = re.compile(
    "ch(?=[bdfhlmnprstvw])|ch$|ch|" + "|".join(sorted(map(re.escape, _LATIN_LETTERS), key=len, reverse=True))
)
_AMBIGUOUS = re.compile("(?<![tsh])ch(?=[aeiouyjkáéíóúäöüąę])")
_BASE = MappingProxyType({ord(letter): None for letter in "'’ʼ`´ʹ"})

_REDUCTIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("i+(?=[ao]$)"), "y"),  # Мария, Maryja; kept apart from Marie, Eugenia from Eugene
    (re.compile("i+[aeo]"), "e"),  # iotation, written in a dozen ways: ja, ya, ia, iya
    (re.compile("i+u"), "u"),
    (re.compile("o(?=.)"), "a"),  # akanne; at the end it tells Mario from Maria
    (re.compile("(?<=[aei])u"), "v"),  # ў as passports have it: Kavaliou
    (re.compile("^u(?=[^aeiu])"), "v"),  # Уласаў, Власов
    (re.compile("ae"), "e"),
    (re.compile("ue"), "u"),
    (re.compile("t(?=[ei])"), "c"),  # Цітоў, Титов
    (re.compile(r"(.)\1+"), r"\1"),
)
"""In this order."""


def plain(name: str) -> str:
    """The name as two spellings must have it to be the very same: NFKC, casefold, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, hyphens and dots parting them too."""
    return tuple(re.split(r"[\s.,\-\u2010-\u2015]+", plain(name).strip(" .,-\u2010\u2011\u2012\u2013\u2014\u2015")))


@lru_cache(MOST_NAMES)
def skeleton(word: str) -> str:
    """The skeleton of one word, as `parts` gives it; where Latin ch may be ч or х it is taken as ч."""
    if _CYRILLIC.search(word):
        soft = _SOFT_T.sub("ц", word)
        heard = _TOGETHER_IN_CYRILLIC.sub(lambda found: _SOUND_TOGETHER_IN_CYRILLIC[found[0]], soft)
        return _reduced(unicodedata.normalize("NFC", heard).translate(_SOUNDS_OF_CYRILLIC))
    return _reduced(_of_latin(word))


@lru_cache(MOST_NAMES)
def skeletons(word: str) -> tuple[str, ...]:
    """All skeletons that a word may have, one or two: Latin ch is ч to English ears and х to Polish and German ones."""
    heard = skeleton(word)
    if not word.isascii() and _CYRILLIC.search(word):
        return (heard,)
    other = skeleton(_AMBIGUOUS.sub("kh", word))
    return (heard,) if other == heard else (heard, other)


def _of_latin(word: str) -> str:
    heard = _LATIN.sub(_sound_of_latin, word.translate(_BASE))
    if heard.isascii():
        return heard
    stripped = unicodedata.normalize("NFD", heard)
    return "".join(letter for letter in stripped if not unicodedata.combining(letter))


def _sound_of_latin(found: re.Match[str]) -> str:
    letters = found[0]
    if letters == "ch":
        return "h" if found.end() < len(found.string) and found.string[found.end()] in "bdfhlmnprstvw" else "q"
    return _LATIN_LETTERS[letters]


def _reduced(sounds: str) -> str:
    for pattern, sound in _REDUCTIONS:
        sounds = pattern.sub(sound, sounds)
    return sounds


_FAMILY_REDUCTIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile("a?ya$|o$"), "a"),  # -ская, -ska; -енко, -енка
    (re.compile("(?<=[cqxrl])e"), "a"),  # Чарноў, Чернов: hardened in Belarusian; Białacki: the l is soft unwritten
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(MOST_NAMES)
def family_skeleton(skeleton_of_word: str) -> str:
    """Folds further what does not tell family names apart, though it would given names: endings, hardened sounds."""
    for pattern, sound in _FAMILY_REDUCTIONS:
        skeleton_of_word = pattern.sub(sound, skeleton_of_word)
    return skeleton_of_word


_GENDERED = re.compile("(?<=[sc]k)[ai]$|(?<=[aei]v)a$|(?<=in)a$|[ai]i?$")


def without_gender(skeleton_of_family: str) -> str:
    """What a woman's and a man's form of a family name have in common: Бяляцкая and Бяляцкі, Новикова and Новиков."""
    return _GENDERED.sub("", skeleton_of_family)


_VOWELS = re.compile("[aeiouy]+")
_COARSE = str.maketrans({"x": "s", "c": "s", "q": "s", "t": "s", "h": "k", "z": "s"})


def consonants(skeleton_of_word: str) -> str:
    """The bones alone, sounds that languages swap being one: what two spellings with slips in the vowels share."""
    first = skeleton_of_word[:1]
    head = "a" if first in "aeiouy" else ""
    return head + re.sub(r"(.)\1+", r"\1", _VOWELS.sub("", skeleton_of_word).translate(_COARSE))
