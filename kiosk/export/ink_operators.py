"""Operators that draw packed ink: the coordinates of a page are looked up as words, all in one go.

Python takes longer to spell a number than to find it, and a step over all of a page's ink costs less than one over each
stroke. Marks in bits that coordinates leave free say which word one is: `190`, `75 m`, `75 l`, or `75 l S`.
"""

import sys
from codecs import charmap_encode
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from struct import Struct

POINT_BYTES = 4
"""Of packed ink: x and y in two bytes each."""
KEPT = 4096
"""Formats for strokes of so many lengths."""

HIGH_X = 1 if sys.byteorder == "little" else 0
HIGH_Y = HIGH_X + 2
"""Where a point has the high bytes of x and y."""
HIGH_BYTES = 4
KNOWN = HIGH_BYTES * 256
"""Coordinates below this are looked up: all those of a pad that is not higher than wide."""
DOWN, FIRST, LAST, LAST_OF_ALL, UNKNOWN = 0x04, 0x08, 0x10, 0x20, 0xFF
"""Marks in a high byte: this is a y, its stroke's first or last, its ink's last, or nothing that is looked up."""
END = "\0"
CHARACTERS = f"utf-16-{sys.byteorder[0]}e"
"""As which marked coordinates are read, to be encoded by a table: no other loop over words runs in C alone."""
MARK_X = bytes(high if high < HIGH_BYTES else UNKNOWN for high in range(256))
MARK_Y = bytes(high | DOWN if high < HIGH_BYTES else UNKNOWN for high in range(256))


class InkOperators:
    """Draws ink in its own coordinates; a single point becomes a dot, a stroke without any nothing."""

    def __init__(self) -> None:
        self._words = _words()
        self._format = lru_cache(KEPT)(_format)

    def drawn(self, inks: Sequence[Sequence[bytes]]) -> list[str]:
        """The operators of each of these inks, given as packed strokes; the more at once, the faster."""
        marked = _marked(inks)
        if marked is None:
            inks = [[stroke if len(stroke) > POINT_BYTES else stroke * 2 for stroke in ink if stroke] for ink in inks]
            marked = _marked(inks)
        if not marked:
            return [""] * len(inks)
        try:
            words, _ = charmap_encode(marked.decode(CHARACTERS), "strict", self._words)
        except UnicodeEncodeError:
            return ["".join(map(self._spelled, ink)) for ink in inks]
        drawn = iter(words.decode("ascii").split(END))
        return [next(drawn) if ink else "" for ink in inks]

    def _spelled(self, stroke: bytes) -> str:
        unpack, operators = self._format(len(stroke) // POINT_BYTES)
        return operators % unpack(stroke)


def _marked(inks: Sequence[Sequence[bytes]]) -> bytearray | None:
    """The strokes one after the other, with a mark in each high byte; nothing where one is shorter than two points."""
    marked = bytearray().join(chain.from_iterable(inks))
    marked[HIGH_X::POINT_BYTES] = marked[HIGH_X::POINT_BYTES].translate(MARK_X)
    marked[HIGH_Y::POINT_BYTES] = marked[HIGH_Y::POINT_BYTES].translate(MARK_Y)
    high_y = HIGH_Y
    for ink in inks:
        for stroke in ink:
            length = len(stroke)
            if length <= POINT_BYTES:
                return None
            marked[high_y] |= FIRST
            high_y += length
            marked[high_y - POINT_BYTES] |= LAST
        if ink:
            marked[high_y - POINT_BYTES] |= LAST_OF_ALL
    return marked


def _words() -> list[bytes]:
    """By marked coordinate; places that none has are empty."""
    operators = {
        0: b"",
        DOWN: b"l\n",
        DOWN | FIRST: b"m\n",
        DOWN | LAST: b"l\nS\n",
        DOWN | LAST | LAST_OF_ALL: b"l\nS\n" + END.encode("ascii"),
    }
    words = [b""] * (max(operators) * 256 + KNOWN)
    for mark, operator in operators.items():
        words[mark * 256 : mark * 256 + KNOWN] = [b"%d %s" % (value, operator) for value in range(KNOWN)]
    return words


def _format(points: int) -> tuple[Callable[[bytes], tuple[int, ...]], str]:
    return Struct(f"={2 * points}h").unpack, "%d %d m\n" + "%d %d l\n" * (points - 1) + "S\n"
