"""Everything that the program says is said in every language: none missing, none left over, every fact in its place."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from imports import ROOT, sources
from messages import LANGUAGES, Message, all_messages, messages_in, placeholders, read_catalogue, unfindable

from kiosk.paths import CAMPAIGNS, GUIDES, LOCALES
from kiosk.words import COMPILED, DOMAIN, CatalogueWords, compiled, words_in

SETTERS = {"setText", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setToolTip"}
MEND = "`make messages` brings the catalogues up to date; then translate what is empty"


@cache
def catalogue(language: str) -> Catalog:
    return read_catalogue(language)


@cache
def said() -> dict[str | tuple[str, ...], Message]:
    return {message.key: message for message in all_messages()}


@cache
def translations(language: str) -> dict[str | tuple[str, ...], tuple[str, ...]]:
    """Message -> its forms in this language."""
    return {
        tuple(one.id) if isinstance(one.id, list | tuple) else one.id: (
            tuple(one.string) if isinstance(one.string, list | tuple) else (one.string or "",)
        )
        for one in catalogue(language)
        if one.id
    }


def test_there_is_something_to_say() -> None:
    assert len(said()) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_missing(language: str) -> None:
    missing = [key for key in said() if not all(translations(language).get(key, ("",)))]
    assert not missing, f"{len(missing)} of {len(said())} messages are missing in {language}. {MEND}: {missing[:10]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_left_over(language: str) -> None:
    unused = [key for key in translations(language) if key not in said()]
    assert not unused, f"Nobody says this any more in {language}. {MEND}: {unused[:10]}"
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_a_guess(language: str) -> None:
    assert not [one.id for one in catalogue(language) if one.id and one.fuzzy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_facts_of_their_message(language: str) -> None:
    wrong = [
        (key, form)
        for key, forms in translations(language).items()
        for form in forms
        if form and placeholders(form) != placeholders(key if isinstance(key, str) else key[1])
    ]
    assert not wrong, f"The names in braces differ in {language}: {wrong}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_all_forms_of_the_language(language: str) -> None:
    plural = get_plural(language)
    assert catalogue(language).num_plurals == plural.num_plurals
    assert catalogue(language).plural_expr == plural.plural_expr
    counts = {key: len(forms) for key, forms in translations(language).items() if not isinstance(key, str)}
    assert all(count == plural.num_plurals for count in counts.values()), counts


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_begin_and_end_as_their_message(language: str) -> None:
    def edges(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    wrong = [
        key
        for key, forms in translations(language).items()
        if any(form and edges(form) != edges(key if isinstance(key, str) else key[0]) for form in forms)
    ]
    assert not wrong, f"Blanks at the ends differ in {language}: {wrong}"


def test_every_message_is_a_literal_that_a_script_can_find() -> None:
    assert not unfindable(), 'Say one literal with {names}: words.say("… {name} …", name=name)'


def test_every_message_is_said_when_it_is_shown() -> None:
    early = [f"{one.place}:{one.line} {one.texts[0]}" for one in all_messages() if one.at_import]
    assert not early, f"Said at import, before anybody chose a language: {early}"


def test_every_message_gets_the_facts_it_names() -> None:
    wrong = [
        f"{one.place}:{one.line} {text}"
        for one in all_messages()
        for text in one.texts[-1:]
        if one.facts is not None and placeholders(text) != one.facts
    ]
    assert not wrong, f"The names in braces are not the facts given: {wrong}"


def test_no_message_is_said_both_with_and_without_a_count() -> None:
    alone = {key for key in said() if isinstance(key, str)}
    both = [key for key in said() if not isinstance(key, str) and alone & set(key)]
    assert not both, f"A catalogue can hold only one of the two; word one of them differently: {both}"


def test_english_is_typeset() -> None:
    plain = [f"{one.place}:{one.line} {text}" for one in all_messages() for text in one.texts if set(text) & {"'", '"'}]
    assert not plain, f"English quotes are “ ” and ’: {plain}"
    dots = [f"{one.place}:{one.line} {text}" for one in all_messages() for text in one.texts if "..." in text]
    assert not dots, f"Three dots are one character, …: {dots}"


# Typography: each language has its own quotation marks, and a hyphen-minus is no dash

QUOTES = {"be": "«»", "de": "„“", "ru": "«»", "uk": "«»"}
"""Opening and closing; a language that is not here may have any but straight ones."""
ALL_QUOTES = set("«»„“”‘‚‹›")
DASH_WANTED = re.compile(r"(?:^|\s)-(?:\s|$)|--(?![a-z])")
"""A hyphen-minus between blanks, or two that are no option of the command line."""
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
LOOSE_DASH = re.compile(r"[ ][—–]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_dash_begins_a_line(language: str) -> None:
    loose = [form for forms in translations(language).values() for form in forms if LOOSE_DASH.search(form)]
    assert not loose, f"Before a dash stands a blank at which no line ends (U+00A0): {loose}"


def badly_set(text: str, language: str) -> list[str]:
    """What a typesetter would strike out."""
    marks = [mark for mark in text if mark in ALL_QUOTES]
    opening, closing = tuple(QUOTES.get(language, "  "))
    wrong = {
        "straight quotes": bool(set(text) & {"'", '"'}),
        "three dots": "..." in text,
        "a hyphen for a dash": bool(DASH_WANTED.search(text)),
        "a hyphen between numbers": bool(re.search(r"\d-\d", DAY.sub("", text))),
        "quotes of another language": language in QUOTES and marks != [opening, closing] * (len(marks) // 2),
    }
    return [what for what, found in wrong.items() if found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_is_typeset(language: str) -> None:
    found = [
        (form, wrong)
        for forms in translations(language).values()
        for form in forms
        if (wrong := badly_set(form, language))
    ]
    assert not found, f"Set in {language} as this language is set: {found}"


@pytest.mark.parametrize("file", sorted(GUIDES.glob("*.md")), ids=lambda file: file.name)
def test_every_guide_is_typeset(file: Path) -> None:
    language = file.name.split(".")[1]
    lines = [line.removeprefix("- ") for line in file.read_text("utf-8").splitlines() if line != "---"]
    words = [re.sub(r"\]\([^)]*\)|`[^`]*`", "", line) for line in lines]
    assert not [(line, wrong) for line in words if (wrong := badly_set(line, language))]


@pytest.mark.parametrize("file", sorted(CAMPAIGNS.glob("*/texts/*.toml")), ids=lambda file: file.name)
def test_every_text_of_a_campaign_here_is_typeset(file: Path) -> None:
    values = tomllib.loads(file.read_text("utf-8"))
    texts = [text for value in values.values() for text in (value if isinstance(value, list) else [value])]
    lines = [str(one) if isinstance(one, str) else " ".join(one.values()) for one in texts]
    assert not [(line, wrong) for line in lines if (wrong := badly_set(line, file.stem))]


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ('He said "no"', "de", "straight quotes"),
        ("Это “нет”", "ru", "quotes of another language"),
        ("Das ist «nein»", "de", "quotes of another language"),
        ("»nein«", "uk", "quotes of another language"),
        ("Wait...", "be", "three dots"),
        ("Спершу - назва", "uk", "a hyphen for a dash"),
        ("Seiten 3-5", "de", "a hyphen between numbers"),
    ],
)
def test_planted_bad_typography_is_found(text: str, language: str, what: str) -> None:
    assert badly_set(text, language) == [what]


def test_good_typography_passes() -> None:
    for text, language in (("«так», — сказав він", "uk"), ("„so“ – ja", "de"), ("--data, 2026-11-22", "ru")):
        assert badly_set(text, language) == []


def test_nothing_is_shown_that_nobody_can_translate() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} shows {text!r}"
        for path in sources("ui")
        for line, text in untranslated(path.read_text("utf-8"))
    ]
    assert not found, f"Show words.say(…) instead: {found}"


def untranslated(source: str) -> list[tuple[int, str]]:
    """Literals with words in them that are set on a widget as they are."""
    return [
        (node.lineno, arg.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SETTERS
        for arg in node.args
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str) and sum(map(str.isalpha, arg.value)) > 1
    ]


def test_messages_are_found_however_they_are_said() -> None:
    source = (
        "def show(self, words, n):\n"
        "    say = words.say\n"
        "    say('a {b}', b=1)\n"
        "    self._words.plural('{count} c', '{count} d', n)\n"
        "    button.say(say('e' if n else 'f'))\n"
        "LATER = mark('g')\n"
    )
    found = {one.key: one for one in messages_in(source, "x.py") if isinstance(one, Message)}
    assert found.keys() == {"a {b}", ("{count} c", "{count} d"), "e", "f", "g"}
    assert found["a {b}"].facts == frozenset({"b"})
    assert not any(one.at_import for one in found.values())


@pytest.mark.parametrize("said_wrong", ["words.say(f'a {b}')", "words.say('a' + b)"])
def test_a_planted_message_that_no_script_finds_is_found(said_wrong: str) -> None:
    found = list(messages_in(f"def f(words, b):\n    {said_wrong}\n", "x.py"))
    assert found == [(2, "x.py:2 says what is no literal")]


def test_a_planted_message_at_import_is_found() -> None:
    (found,) = messages_in("TITLE = words_in('be').say('Title')\n", "x.py")
    assert isinstance(found, Message)
    assert found.at_import


def test_a_planted_untranslated_word_is_found() -> None:
    assert untranslated("label.setText('Sign')\nlabel.setText('✓')\n") == [(1, "Sign")]


def test_a_compiled_catalogue_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package ships one beside each: the words of a kiosk must not depend on how it was installed."""
    copied = Path(copytree(LOCALES, tmp_path / "locales"))
    monkeypatch.setattr("kiosk.words.LOCALES", copied)
    for found in copied.glob(f"*/LC_MESSAGES/{DOMAIN}.po"):
        with found.open("rb") as file:
            found.with_suffix(COMPILED).write_bytes(compiled(file))
        found.write_bytes(b"")  # only the compiled one is there to be read
    for language in LANGUAGES:
        packaged, plain = CatalogueWords(language), words_in(language)
        for one in catalogue(language):
            if one.id and isinstance(one.id, str) and not placeholders(one.id):
                assert packaged.say(one.id) == plain.say(one.id) == one.string
