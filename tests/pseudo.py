"""Two made-up languages that find what real ones hide: one in which every word is marked, one that takes more room.

Both are folders of catalogues and texts of a campaign like any other; nothing in the program knows of them.
"""

import json
import re
import shutil
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from string import Formatter
from unittest.mock import patch

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from messages import LANGUAGES, Message, all_messages, read_catalogue

from kiosk.campaign import Campaign
from kiosk.campaign_folder import read_campaign
from kiosk.paths import CAMPAIGNS, LOCALES
from kiosk.words import DOMAIN, words_in

MARKED = "eo"
"""Accented letters between brackets: a bracket that cannot be seen was cut off, and a word without one is said by
nobody who can translate it. Stands in the place of Esperanto."""
LONGER = "fi"
"""The longest of all translations of each message, and 40 % more. Stands in the place of Finnish."""
MORE = 0.4
FILLER = "un peu plus à lire que ce que l’on avait pensé jusqu’ici et encore davantage "

_ACCENTED = str.maketrans("aceilnorsuyzACEINOSUYZ", "áçéîłñóŕšúýžÁÇÉÎÑÓŠÚÝŽ")
_KEPT = {"language", "status"}
"""Of a campaign's texts: no words."""


def marked(text: str) -> str:
    """Each letter with an accent where there is one, what stands in braces as it is, and a bracket at both ends."""
    pieces = Formatter().parse(text)
    accented = ((words.translate(_ACCENTED), f"{{{name}}}" if name is not None else "") for words, name, _, _ in pieces)
    return f"[{''.join(piece for pair in accented for piece in pair)}]"


def longer(text: str) -> str:
    """The text and two fifths of it more: within the word where it is only a short one."""
    more = (FILLER * 20)[: max(1, round(MORE * len(text)))].strip()
    return f"{text} {more}" if " " in text else text + more.replace(" ", "")[: max(1, round(MORE * len(text)))]


@cache
def _translations() -> tuple[dict[object, object], ...]:
    return tuple({_key(one.id): one.string for one in read_catalogue(language) if one.id} for language in LANGUAGES)


def _key(message: object) -> object:
    return tuple(message) if isinstance(message, list | tuple) else message


def longest(key: str | tuple[str, ...]) -> str:
    """The longest form of this message in any language, as it stands in the catalogues."""
    said = [key] if isinstance(key, str) else list(key)
    for catalogue in _translations():
        string = catalogue.get(key) or ""
        said += list(string) if isinstance(string, list | tuple) else [str(string)]
    return max(said, key=len)


def _write_catalogue(
    language: str, folder: Path, found: Sequence[Message], form: Callable[[str | tuple[str, ...]], str]
) -> None:
    catalogue = Catalog(language, domain=DOMAIN)
    for message in found:
        said = form(message.key)
        catalogue.add(message.key, said if len(message.texts) == 1 else (said,) * catalogue.num_plurals)
    file = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    file.parent.mkdir(parents=True)
    with file.open("wb") as written:
        write_po(written, catalogue)


def write_locales(folder: Path) -> Path:
    """The program's own catalogues and the two made-up ones, in a folder in this one."""
    locales = folder / "locales"
    shutil.copytree(LOCALES, locales)
    found = all_messages()  # once: all code is read for them
    _write_catalogue(MARKED, locales, found, lambda key: marked(key if isinstance(key, str) else key[-1]))
    _write_catalogue(LONGER, locales, found, lambda key: longer(longest(key)))
    return locales


@contextmanager
def speaking(locales: Path) -> Iterator[None]:
    """The program finds its catalogues there, for as long as this lasts."""
    words_in.cache_clear()
    with patch("kiosk.words.LOCALES", locales):
        yield
    words_in.cache_clear()


def campaign_in_made_up_languages(folder: Path, name: str = "viasna") -> Campaign:
    """A campaign that is here, with texts in both languages besides its own."""
    there = folder / name
    shutil.copytree(CAMPAIGNS / name, there)
    texts = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in (there / "texts").iterdir()}
    made = {MARKED: _changed(texts["en"], marked), LONGER: _changed(_longest_of(list(texts.values())), longer)}
    for language, text in made.items():
        lines = (f"{key} = {_toml(value)}" for key, value in (text | {"language": language}).items())
        (there / "texts" / f"{language}.toml").write_text("\n".join(lines), "utf-8")
    rules = (there / "campaign.toml").read_text("utf-8")
    rules_of = tomllib.loads(rules)
    headline = rules_of.get("welcome", {})
    rules = re.sub(r"^languages = \[", f'languages = ["{MARKED}", "{LONGER}", ', rules, flags=re.MULTILINE)
    for language, change in ((MARKED, marked), (LONGER, longer)):
        if headline:
            rules += f"\n{language} = {json.dumps(change(max(headline.values(), key=len)), ensure_ascii=False)}"
    starter = _longest_of([rules_of["started_by"], *(one["started_by"] for one in rules_of.get("names", {}).values())])
    for language, change in ((MARKED, marked), (LONGER, longer)):
        name = json.dumps(change(str(starter)), ensure_ascii=False)
        rules += f"\n[names.{language}]\nstarted_by = {name}\ncontroller = {name}"
    (there / "campaign.toml").write_text(rules, "utf-8")
    return read_campaign(there)


def _longest_of(texts: list[object]) -> object:
    """Texts of one shape in several languages: piece by piece the longest."""
    first = texts[0]
    if isinstance(first, dict):
        return {key: _longest_of([text[key] for text in texts]) for key in first}  # type: ignore[index]  # all alike
    if isinstance(first, list):
        return [_longest_of(list(pieces)) for pieces in zip(*texts, strict=True)]
    return max(map(str, texts), key=len)


def _changed(text: object, change: Callable[[str], str]) -> dict[str, object]:
    def inside(value: object) -> object:
        if isinstance(value, dict):
            return {key: one if key in _KEPT else inside(one) for key, one in value.items()}
        if isinstance(value, list):
            return [inside(one) for one in value]
        return change(str(value))

    changed = inside(text)
    assert isinstance(changed, dict)
    return changed


def _toml(value: object) -> str:
    """A value as TOML writes it; JSON's strings are TOML's too."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
