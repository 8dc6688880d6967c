"""Letters as a string of PDF has them: each is looked up in its font once, and then a text is one translation."""

from collections.abc import Callable
from math import ceil
from types import MappingProxyType

ESCAPES = MappingProxyType({ord(one): f"\\{one}" for one in "()\\"} | {ord("\r"): "\\r"})
PER_SIZE = 100
"""In so many parts of a font's size widths are told, rounded up: what fits by them does fit."""
WIDEST = 255

Found = tuple[int, float] | None
"""A letter's byte in its font's first subset and its width at size 1, or that it is not there."""


class DrawnOtherwise(Exception):
    """A letter is not in the subset, or too wide for `Letters.units`."""


class Letters(dict[int, str]):
    """By code point, as `str.translate` asks, a letter in a string of PDF; raises DrawnOtherwise for what is none."""

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = find
        self.units = bytearray(256)
        """By byte of the string, at least its width; that of any escaped letter is with its backslash."""
        self.units[ord("\\")] = WIDEST

    def __missing__(self, code: int) -> str:
        """Looks it up and keeps it. No LookupError may leave here: `str.translate` would let the letter stand."""
        found = self._find(chr(code))
        if not found or (units := ceil(found[1] * PER_SIZE)) > WIDEST:
            raise DrawnOtherwise
        if found[0] not in ESCAPES:
            self.units[found[0]] = units
        self[code] = escaped(bytes(found[:1]))
        return self[code]


def escaped(raw: bytes) -> str:
    """All but three characters and line ends stand for themselves (ISO 32000-1, 7.3.4.2)."""
    return raw.decode("latin-1").translate(ESCAPES)
