"""A campaign's fingerprint: its root certificate in eight words, short enough to compare by eye or by telephone.

The campaign publishes the words; whoever stands before a kiosk compares them with what its screen shows. They are the
first 88 bits of the SHA-256 over the root certificate (DER), eleven bits a word, in the alphabet of BIP-39.
"""

import hashlib

from kiosk.fingerprint_words import FINGERPRINT_WORDS

WORDS = 8
"""A forger must find a certificate with the same 88 bits: 2^88 signatures, out of anybody's reach."""

BITS_A_WORD = 11
DIGEST_BYTES = hashlib.sha256().digest_size


def fingerprint_of(root_der: bytes) -> tuple[str, ...]:
    """The eight words of this root certificate, DER."""
    return words_of(hashlib.sha256(root_der).digest())


def words_of(root_sha256: bytes) -> tuple[str, ...]:
    """The eight words of a root certificate's SHA-256; raises ValueError unless it is 32 bytes."""
    if len(root_sha256) != DIGEST_BYTES:
        raise ValueError("not the length of a SHA-256")
    number = int.from_bytes(root_sha256, "big") >> 8 * DIGEST_BYTES - WORDS * BITS_A_WORD
    places = (number >> BITS_A_WORD * (WORDS - 1 - word) & 2**BITS_A_WORD - 1 for word in range(WORDS))
    return tuple(FINGERPRINT_WORDS[place] for place in places)


def in_lines(words: tuple[str, ...]) -> str:
    """The words as they are shown: two lines of four, in the order in which they are compared."""
    half = len(words) // 2
    return "\n".join(" ".join(line) for line in (words[:half], words[half:]))
