"""Rows one under another, each drawn around its own middle: what a row has in it need not know where it will stand."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeVar

from kiosk.export.page import FOOT, LINE, MARGIN, WIDTH, pen

Shown = TypeVar("Shown")

RULE = 0.4
"""Width of the line under each row, in points."""
PEN = pen(LINE)


class RowStack:
    """Rows of one height from `top`, in points above the page's foot, down to the footer."""

    def __init__(self, top: float, height: float, setting: str = "") -> None:
        """`setting` are operators that hold for all rows."""
        self._setting = setting
        self.fitting = max(1, int((top - FOOT - 4) // height))
        ends = [top - height * place for place in range(1, self.fitting + 1)]
        self._rules = [f"{MARGIN:.1f} {end:.1f} m {WIDTH - MARGIN:.1f} {end:.1f} l\n" for end in ends]
        self._moves = [f"q 1 0 0 1 0 {end + height / 2:.2f} cm\n" for end in ends]

    def pages_of(self, count: int) -> int:
        """How many pages so many rows take."""
        return -(-count // self.fitting)

    def dealt(self, rows: Iterator[Shown]) -> Iterator[tuple[int, list[Shown]]]:
        """The rows of each page with the number of its first, counted from 1; no more are taken than are looked at."""
        first = 1
        while page := list(islice(rows, self.fitting)):
            yield first, page
            first += len(page)

    def draw(self, *columns: Sequence[str]) -> str:
        """Operators of these rows, of each of which y = 0 is the middle, and of the lines under them.

        Each column has a part of every row: so long ones are copied once, into the page.
        """
        count = len(columns[0])
        parts = [f"{PEN} {RULE} w\n", *self._rules[:count], f"S\nq {self._setting}\n"]
        for row in zip(self._moves[:count], *columns, strict=True):
            parts += row
            parts.append("\nQ\n")
        parts.append("Q")
        return "".join(parts)
