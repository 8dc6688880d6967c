"""From a text on the screen to sentences for a voice: each short, and spelt so that it is read right. Pure.

What voices make of numbers, dates and signs was measured with espeak-ng 1.51; docs/accessibility.md has it.
"""

import re
from collections.abc import Callable, Iterator, Mapping

LONGEST = 240
"""Characters; a longer sentence is cut at a comma or a space."""

SHORTEST_LAST_WORD = 3
"""Letters before a full stop that ends a sentence; fewer are an abbreviation, an initial or a number: “г.”, “z. B.”."""

_END = re.compile(r"(?<=[.!?…])[»”“\"')\]]*\s+|\n+")
_GROUPED = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")
_SPACES = re.compile(r"\s+")
_LAST_WORD = re.compile(r"([^\W\d_]*)\W*$")
_STRONG_END = re.compile(r"[!?…][»”“\"')\]]*$")

_SIGNS: Mapping[str, str] = {"·": ",", "\u00ad": "", "\u2066": "", "\u2069": ""}
"""Dots between words are heard as “dot”."""

_BRACKETS = re.compile(r"\[{2,}")
"""Two of them are espeak-ng’s own language for sounds."""

_LETTERS: Mapping[str, str] = {
    **{"Б": "бэ", "В": "вэ", "Г": "гэ", "Д": "дэ", "Ж": "жэ", "З": "зэ", "К": "ка", "Л": "эл", "М": "эм", "Н": "эн"},
    **{"П": "пэ", "Р": "эр", "С": "эс", "Т": "тэ", "Ф": "эф", "Х": "ха", "Ц": "цэ", "Ч": "чэ", "Ш": "ша"},
}
"""How Belarusians spell: the voice says “Cyrillic p” in English for a letter by itself."""

_YEAR = r"(?<=\d{4})\s?"
_WRITTEN_OUT: Mapping[str, tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]] = {
    "be": (
        (_YEAR + r"г\.(?!\w)", " года"),
        (r"№\s?", "нумар "),
        (r"\s?%", " працэнтаў"),
        (r"ґ", "г"),
        (r"Ґ", "Г"),
        (rf"\b[{''.join(_LETTERS)}]{{2,4}}\b", lambda found: " ".join(_LETTERS[letter] for letter in found.group())),
    ),
    "de": ((r"\b(\d{1,2})\. (?=[A-ZÄ][a-zä]{2,8} \d{4})", r"\1 "), (r"\bNr\. ?(?=\d)", "Nummer ")),
    "ru": ((_YEAR + r"г\.(?!\w)", " года"),),
    "uk": ((_YEAR + r"р\.(?!\w)", " року"), (r"№\s?", "номер "), (r"\s?%", " відсотків")),
    "pl": ((_YEAR + r"r\.(?!\w)", " roku"),),
}
"""What the program itself writes in dates, and what a voice leaves out or says in another language."""


def sentences(text: str, language: str) -> tuple[str, ...]:
    """The text as a voice of that language should get it, sentence by sentence; empty for none."""
    return tuple(part for sentence in _split(_spelt(text, language)) for part in _cut(sentence))


def _spelt(text: str, language: str) -> str:
    for sign, instead in _SIGNS.items():
        text = text.replace(sign, instead)
    text = _GROUPED.sub("", text)
    for found, written_out in _WRITTEN_OUT.get(language, ()):
        text = re.sub(found, written_out, text)
    # Last: what was taken out may have stood between two of them.
    return _BRACKETS.sub("[", text)


def _split(text: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(text):
        if "\n" in end.group() or _ends_here(text[begin : end.start()]):
            yield from _told(text[begin : end.start()])
            begin = end.end()
    yield from _told(text[begin:])


def _ends_here(so_far: str) -> bool:
    word = _LAST_WORD.search(so_far)
    return bool(_STRONG_END.search(so_far)) or (word is not None and len(word.group(1)) >= SHORTEST_LAST_WORD)


def _told(text: str) -> Iterator[str]:
    """The text with single spaces, if there is anything in it to be said."""
    text = _SPACES.sub(" ", text).strip()
    if any(letter.isalnum() for letter in text):
        yield text


def _cut(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST:
        place = sentence.rfind(", ", 0, LONGEST) + 1 or sentence.rfind(" ", 0, LONGEST)
        place = place if place > 0 else LONGEST
        yield sentence[:place].strip()
        sentence = sentence[place:].strip()
    if sentence:
        yield sentence
