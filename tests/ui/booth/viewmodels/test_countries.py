"""Countries are found by their names in the screen's language first, then in the others."""

import pytest

from kiosk.words import words_in
from ui.booth.viewmodels.countries import MOST, country_named, find_countries, is_slip_of

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


GERMANY = ("Германия", "Германія", "Нямеччына", "Deutschland", "germany", "ГЕРМАНИЯ", "deutschland ")
BELARUS = ("Белоруссия", "Беларусь", "Byelorussia", "Weissrussland", "Weißrussland", "Belarus", "Белорусь", "Bielaruś")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("typed", "code"), [*((name, "DE") for name in GERMANY), *((name, "BY") for name in BELARUS)])
def test_any_spelling_finds_it_whatever_the_screen_speaks(typed: str, code: str, language: str) -> None:
    assert codes(typed, language)[0] == code
    assert country_named(typed, words_in(language), (language,)) == code


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_countrys_whole_name_finds_it_first(spoken: str) -> None:
    for code, name in words_in(spoken).countries():
        assert codes(name, "be")[0] == code, f"{name}: {codes(name, 'be')}"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Germny", "DE"),
        ("Grmany", "DE"),
        ("Gremany", "DE"),
        ("Germmany", "DE"),
        ("Fermany", "DE"),
        ("Гермния", "DE"),
        ("Лтва", "LT"),
        ("Нямечына", "DE"),
        ("Weisrussland", "BY"),
        ("Беларуссия", "BY"),
        ("Oesterreihc", "AT"),
        ("kingdpm", "GB"),
    ],
)
def test_one_letter_may_be_wrong(typed: str, code: str) -> None:
    assert code in codes(typed, "be")


def test_a_letter_is_wrong_only_where_nothing_fits_as_it_is() -> None:
    assert codes("Iran", "en") == ["IR"]
    assert codes("Xyz", "en") == []


@pytest.mark.parametrize("typed", ["poland", "polad", "pland", "ploand", "poxand", "poolan", "olan"])
def test_a_slip_of_one_letter(typed: str) -> None:
    assert is_slip_of("poland", typed)


@pytest.mark.parametrize("typed", ["plnd", "poxxnd", "lopand", "polandxy"])
def test_more_is_no_slip(typed: str) -> None:
    assert not is_slip_of("poland", typed)


def test_a_whole_name_comes_before_one_that_begins_so() -> None:
    assert codes("Niger", "en") == ["NE", "NG"]
