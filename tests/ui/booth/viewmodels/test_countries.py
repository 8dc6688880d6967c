"""Countries are found by their names in the screen's language first, then in the others."""

import pytest

from kiosk.words import words_in
from ui.booth.viewmodels.countries import MOST, country_named, find_countries, folded

LANGUAGES = ("en", "ru", "be", "de")


def codes(typed: str, language: str) -> list[str]:
    return [code for code, _ in find_countries(typed, words_in(language), LANGUAGES)]


@pytest.mark.parametrize(
    ("typed", "language", "code"),
    [
        ("літ", "be", "LT"),
        ("Лит", "ru", "LT"),
        ("litau", "de", "LT"),
        ("Lith", "en", "LT"),
        ("OSTER", "de", "AT"),
        ("Öster", "de", "AT"),
        ("kingdom", "en", "GB"),
        ("Deutsch", "be", "DE"),
    ],
)
def test_the_beginning_of_a_name_finds_its_country(typed: str, language: str, code: str) -> None:
    assert code in codes(typed, language)


def test_names_are_given_in_the_language_of_the_screen() -> None:
    assert find_countries("Deutschl", words_in("be"), LANGUAGES) == (("DE", words_in("be").country("DE")),)


def test_names_that_begin_so_come_before_words_that_do() -> None:
    found = codes("united", "en")

    assert found[0] in {"AE", "GB", "US"}
    assert len(found) <= MOST


def test_nothing_typed_finds_nothing() -> None:
    assert codes("  ", "en") == []
    assert codes("xyzzy", "en") == []


@pytest.mark.parametrize(
    ("typed", "code"), [("беларусь", "BY"), (" Germany ", "DE"), ("Deutschland", "DE"), ("Lit", None)]
)
def test_a_whole_name_names_its_country_in_any_language(typed: str, code: str | None) -> None:
    assert country_named(typed, words_in("be"), LANGUAGES) == code


def test_folding_takes_case_and_accents_away() -> None:
    assert folded(" ÅLAND ") == folded("aland")
