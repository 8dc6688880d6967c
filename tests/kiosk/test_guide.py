"""The volunteers' guide: the same in every language, and what it calls a button stands on one."""

import re

import pytest
from imports import ROOT
from messages import read_catalogue

from kiosk.guide import GuideBroken, Picture, guide_file, guide_languages, read_guide, volunteers_guide
from kiosk.words import SOURCE_LANGUAGE

LANGUAGES = ("be", "de", "en", "ru")
SHORT = "# At the stand\n\nTwo pages.\n"


def said_in(language: str) -> set[str]:
    """Every message of the program, as this language says it."""
    messages = [one for one in read_catalogue("de" if language == SOURCE_LANGUAGE else language) if one.id]
    forms = [one.id if language == SOURCE_LANGUAGE else one.string for one in messages]
    return {form if isinstance(form, str) else form[0] for form in forms if form}


def test_there_is_a_guide_in_every_language_that_the_program_speaks() -> None:
    assert guide_languages() == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_same_parts_steps_and_pictures_in_every_language(language: str) -> None:
    def shape(guide: str) -> list[list[tuple[list[str], list[str]]]]:
        return [
            [([line.kind for line in part.lines], [re.sub("-[a-z]{2}-", "-", one.file) for one in part.pictures])
             for part in page]
            for page in volunteers_guide(guide).pages
        ]  # fmt: skip

    assert shape(language) == shape(SOURCE_LANGUAGE)
    assert len(shape(language)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_calls_a_button_stands_on_one(language: str) -> None:
    named = {
        words
        for part in volunteers_guide(language).parts
        for line in part.lines
        for words, strong in line.parts
        if strong
    }
    assert len(named) >= 5
    assert named <= said_in(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_pictures_are_there_in_its_own_language(language: str) -> None:
    shown = [one for part in volunteers_guide(language).parts for one in part.pictures]
    assert shown
    for picture in shown:
        assert f"-{language}-" in picture.file
        assert (ROOT / "docs/pictures" / picture.file).is_file()


def test_a_language_without_a_guide_has_the_english_one() -> None:
    assert not guide_file("pl").exists()
    assert volunteers_guide("pl") == volunteers_guide("en")


def test_markdown_is_read_part_by_part() -> None:
    guide = read_guide(
        f"{SHORT}\n## One\n\n![A screen](../a/b.png)\n\nWords, **Press** and words.\n"
        "\n---\n\n## Two\n\n- a\n- b\n\n1. c\n2. d\n"
    )
    first, second = guide.parts
    assert (guide.title, guide.lead, len(guide.pages)) == ("At the stand", "Two pages.", 2)
    assert first.pictures == (Picture("b.png", "A screen"),)
    assert first.lines[0].parts == (("Words, ", False), ("Press", True), (" and words.", False))
    assert first.lines[0].plain == "Words, Press and words."
    assert [(line.kind, line.words, line.number) for line in second.lines] == [
        ("point", "a", 0),
        ("point", "b", 0),
        ("step", "c", 1),
        ("step", "d", 2),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Words\n\nmore\n",
        "# Title\n\n## Part\n",
        f"{SHORT}\nWords before any heading.\n",
        f"{SHORT}\n## A\n\n### B\n",
    ],
)
def test_what_these_pages_do_not_have_is_refused(text: str) -> None:
    with pytest.raises(GuideBroken):
        read_guide(text)
