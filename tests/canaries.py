"""Canary words, and the search for them in bytes: in every spelling in which a word could lie in a database."""

import hashlib
import sys
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import product
from typing import Literal

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
CASES: tuple[Callable[[str], str], ...] = (str, str.lower, str.upper)
HASHES = (hashlib.sha256, hashlib.sha1, hashlib.md5)
SIZES: tuple[tuple[int, Literal["Q", "I"]], ...] = ((8, "Q"), (4, "I"))
"""Bytes of a number, and how `struct` calls it."""
TOKEN_BYTES = 8
"""The beginning of a hash that is looked for: what a database would keep of it as a number."""


def canaries_found(words: Iterable[str], content: bytes) -> set[str]:
    """Which of these words are in there, in any encoding, case, or as hex, base64, or an unkeyed hash."""
    held = _Held(content)
    return {word for word in words if any(held.has(form) for form in forms(word))}


class _Held:
    """Bytes to look into for thousands of forms: where they can be is known before they are looked for in earnest."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._numbers = {
            size: set(memoryview(content[: len(content) // size * size]).cast(kind)) for size, kind in SIZES
        }

    def has(self, form: bytes) -> bool:
        """Whether the form is in there, at whatever place."""
        return self._may_have(form) and form in self._content

    def _may_have(self, form: bytes) -> bool:
        # Wherever it lies, one of its bytes is the first of a number, and that number is wholly its own.
        for size, _ in SIZES:
            if len(form) >= 2 * size - 1:
                own = (form[place : place + size] for place in range(size))
                return any(int.from_bytes(number, sys.byteorder) in self._numbers[size] for number in own)
        return True


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
