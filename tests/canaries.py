"""Canary words, and the search for them in bytes: in every spelling in which a word could lie in a database."""

import hashlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
CASES: tuple[Callable[[str], str], ...] = (str, str.lower, str.upper)
HASHES = (hashlib.sha256, hashlib.sha1, hashlib.md5)
TOKEN_BYTES = 8
"""The beginning of a hash that is looked for: what a database would keep of it as a number."""


def canaries_found(words: Iterable[str], content: bytes) -> set[str]:
    """Which of these words are in there, in any encoding, case, or as hex, base64, or an unkeyed hash."""
    return {word for word in words if any(form in content for form in forms(word))}


@cache
def forms(word: str) -> frozenset[bytes]:
    """All that a word may look like."""
    spelt = {case(word).encode(encoding) for case, encoding in product(CASES, ENCODINGS)}
    hashed = {begin for case in CASES for begin in _hashes(case(word).encode())}
    numbers = {
        str(int.from_bytes(begin, "big", signed=signed)).encode() for begin in hashed for signed in (True, False)
    }
    whole = {form for raw in spelt | hashed for form in (raw, *_hex(raw))}
    return frozenset(numbers | whole | set(_in_base64(spelt | hashed)))


def _hashes(raw: bytes) -> Iterator[bytes]:
    yield from (make(raw, usedforsecurity=False).digest()[:TOKEN_BYTES] for make in HASHES)


def _hex(raw: bytes) -> tuple[bytes, bytes]:
    return raw.hex().encode(), raw.hex().upper().encode()


def _in_base64(spelt: Iterable[bytes]) -> Iterator[bytes]:
    """The digits that are the same whatever stands before and after it, for each place that it may have among three."""
    for raw, before, encode in product(spelt, range(3), (b64encode, urlsafe_b64encode)):
        whole = encode(bytes(before) + raw)
        yield whole[-(-8 * before // 6) : (before + len(raw)) * 8 // 6]
