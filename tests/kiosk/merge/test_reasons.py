"""Every reason that a comparison gives has words."""

import pytest
from hypothesis import given
from known_persons import signatories

from kiosk.merge.comparing import compare
from kiosk.merge.reasons import reason_words
from kiosk.signatory import Signatory
from kiosk.words import words_in


@given(signatories, signatories)
def test_every_reason_has_words(one: Signatory, other: Signatory) -> None:
    words = words_in("en")
    assert all(reason_words(code, words) for code in compare(one, other).why)


def test_reasons_in_words() -> None:
    assert reason_words("same-city", words_in("en")) == "same city"


def test_an_unknown_reason() -> None:
    with pytest.raises(KeyError):
        reason_words("same-shoes", words_in("en"))
