"""Numbers in words agree with what is counted, in languages where that matters."""

import pytest

from kiosk.numerals import Counted, in_words


@pytest.mark.parametrize(
    ("language", "of", "said"),
    [
        ("uk", "person", "одна дві п’ять двадцять|одна сто|дві тисяча мільйон|одна"),
        ("uk", "signature", "один два п’ять двадцять|один сто|два тисяча мільйон|один"),
        ("ru", "person", "один два пять двадцать|один сто|два тысяча миллион|один"),
        ("ru", "signature", "одна две пять двадцать|одна сто|две тысяча миллион|одна"),
        ("be", "person", "адзін два пяць дваццаць|адзін сто|два тысяча мільён|адзін"),
        ("be", "signature", "адзін два пяць дваццаць|адзін сто|два тысяча мільён|адзін"),
    ],
)
def test_numbers_in_words_agree_with_what_is_counted(language: str, of: Counted, said: str) -> None:
    spelled = [in_words(value, language, of) for value in (1, 2, 5, 21, 102, 1_000, 1_000_001)]
    for number, end in zip(spelled, said.split(), strict=True):
        assert number.endswith(end.replace("|", " ")), number
    for value, shape in ((1_000_000, 2), (21_000, 3)):  # what the number itself counts keeps its own gender
        assert len(in_words(value, language, of).split()) == shape
        assert in_words(value, language, of) == in_words(value, language)


def test_a_language_that_the_library_does_not_know_speaks_english() -> None:
    assert in_words(3, "ka", "person") == "three"
