"""How hard a passphrase is to guess, estimated: enough to warn, never a promise."""

from enum import StrEnum

FAIR_BITS = 40
STRONG_BITS = 60
"""Six random words of five letters. A guess costs Argon2id with 256 MiB, so 2^60 of them are out of reach."""

LETTER_BITS, DIGIT_BITS, SIGN_BITS = 2.0, 3.0, 4.0
"""What a character adds where people make it up (after NIST SP 800-63-1, appendix A: two bits for most letters)."""


class Strength(StrEnum):
    """What to say of it."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength_of(passphrase: str) -> Strength:
    """Weak below 40 bits, strong from 60 on."""
    bits = guess_bits(passphrase)
    return Strength.STRONG if bits >= STRONG_BITS else Strength.FAIR if bits >= FAIR_BITS else Strength.WEAK


def guess_bits(passphrase: str) -> float:
    """Bits that guessing it takes; a word, or a run of one letter or of neighbours, counts once."""
    words = dict.fromkeys(passphrase.casefold().split())
    return sum(_bits_of(word) for word in words)


def _bits_of(word: str) -> float:
    before = "\0" + word[:-1]
    fresh = (letter for letter, last in zip(word, before, strict=True) if abs(ord(letter) - ord(last)) > 1)
    return sum(LETTER_BITS if one.isalpha() else DIGIT_BITS if one.isdigit() else SIGN_BITS for one in fresh)
