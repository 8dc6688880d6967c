"""The fingerprint in words: stable, told apart, and taken from the list that others know too."""

import hashlib

import pytest
from factories_vault import an_issuer
from hypothesis import given
from hypothesis import strategies as st

from kiosk.fingerprint import WORDS, fingerprint_of, in_lines, words_of
from kiosk.fingerprint_words import FINGERPRINT_WORDS

PUBLISHED = "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
"""SHA-256 of english.txt as BIP-39 and everybody who implements it has it: a word a line."""


def test_the_list_is_the_published_one() -> None:
    listed = "".join(f"{word}\n" for word in FINGERPRINT_WORDS).encode()
    assert hashlib.sha256(listed).hexdigest() == PUBLISHED


def test_four_letters_tell_any_two_words_apart() -> None:
    assert len({word[:4] for word in FINGERPRINT_WORDS}) == 2**11


def test_words_by_hand() -> None:
    """The first eleven bits are the first word, and so on; the rest of the hash says nothing."""
    digest = int("".join(f"{place:011b}" for place in (0, 1, 2, 3, 2044, 2045, 2046, 2047)).ljust(256, "0"), 2)
    assert words_of(digest.to_bytes(32, "big")) == (
        *("abandon", "ability", "able", "about"),
        *("zebra", "zero", "zone", "zoo"),
    )


@given(st.binary(min_size=32, max_size=32))
def test_the_words_hold_eighty_eight_bits(digest: bytes) -> None:
    bits = "".join(f"{FINGERPRINT_WORDS.index(word):011b}" for word in words_of(digest))
    assert int(bits, 2).to_bytes(11, "big") == digest[:11]


def test_a_root_has_one_fingerprint_and_another_root_another() -> None:
    one, other = an_issuer().certificate_der, an_issuer().certificate_der
    assert fingerprint_of(one) == fingerprint_of(one) == words_of(hashlib.sha256(one).digest())
    assert fingerprint_of(one) != fingerprint_of(other)


def test_it_is_shown_in_two_lines_of_four() -> None:
    shown = in_lines(words_of(bytes(32)))
    assert [len(line.split()) for line in shown.splitlines()] == [WORDS // 2] * 2


def test_half_a_hash_is_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        words_of(bytes(16))
