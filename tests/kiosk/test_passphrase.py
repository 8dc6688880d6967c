"""Strength of a passphrase: random words are strong, what people think of first is weak, repeating buys nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.passphrase import Strength, guess_bits, strength_of


@pytest.mark.parametrize(
    ("passphrase", "strength"),
    [
        ("", Strength.WEAK),
        ("password1", Strength.WEAK),
        ("demo demo demo", Strength.WEAK),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", Strength.WEAK),
        ("12345678901234567890", Strength.WEAK),
        ("вясна вясна вясна вясна", Strength.WEAK),
        ("correct horse battery", Strength.WEAK),
        ("correct horse battery staple", Strength.FAIR),
        ("ветразь конік падлога сшытак дажджавік", Strength.STRONG),
        ("sturdy walnut parade oxygen velvet cricket", Strength.STRONG),
        ("k7*qF9_2mD+x4Tb/Zr8Hw?5", Strength.STRONG),
    ],
)
def test_what_people_choose(passphrase: str, strength: Strength) -> None:
    assert strength_of(passphrase) is strength


@given(st.text(max_size=40), st.text(max_size=20))
def test_more_is_never_weaker(passphrase: str, more: str) -> None:
    assert guess_bits(f"{passphrase} {more}") >= guess_bits(passphrase)


@given(st.text(max_size=40))
def test_saying_it_twice_is_not_stronger(passphrase: str) -> None:
    assert guess_bits(f"{passphrase} {passphrase}") == guess_bits(passphrase)
