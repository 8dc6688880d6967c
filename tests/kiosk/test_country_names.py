"""Names of countries: folded so that spellings meet, and complete."""

import pytest

from kiosk.country_names import folded, foldings, other_names, spellings
from kiosk.words import is_country, program_languages, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (" ÅLAND ", "aland"),
        ("Белорўссия", "белоруссия"),
        ("Літва", "Литва"),
        ("Украї\u0308на", "украина"),
        ("Украіна", "Украина"),
        ("Côte d’Ivoire", "cote divoire"),
        ("Weißrußland", "WEISSRUSSLAND"),
        ("St. Lucia", "Saint Lucia"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Зялёны", "зялены"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_umlauts_fold_both_ways_they_are_written_without() -> None:
    assert foldings("Österreich") == ("osterreich", "oesterreich")
    assert foldings("Polen") == ("polen",)


@pytest.mark.parametrize("language", program_languages())
def test_every_country_is_known_in_every_language(language: str) -> None:
    known = {(one.code, one.folded) for one in spellings(("en",))}
    for code, name in words_in(language).countries():
        assert (code, folded(name)) in known


def test_a_name_from_beside_the_cldr_means_one_country_only() -> None:
    meant: dict[str, set[str]] = {}
    for one in spellings(("en",)):
        meant.setdefault(one.folded, set()).add(one.code)
    beside = {folded(name) for names in other_names().values() for name in names}
    assert {name: codes for name, codes in meant.items() if name in beside and len(codes) > 1} == {}
    assert all(is_country(code) for code in other_names())
