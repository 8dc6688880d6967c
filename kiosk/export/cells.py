"""Text in the cell of a row: in one line where it fits, else in several, else smaller; never cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.export.fonts import Fonts

LEADING = 1.22
"""Distance of baselines in sizes of the font."""
SHRINKING = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
"""Of the size asked for. Two names of 100 wide capitals each, the longest that are taken, still fit at 0.45."""
MIDDLE = 0.36
"""Half the height of capitals, in sizes of the font: what stands on its own is centred on its capitals."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell stands: its left edge, how wide and how high it is, all in points."""

    x: float
    width: float
    height: float


def cell_lines(fonts: Fonts, lines: Sequence[str], font: str, size: float, cell: Cell) -> tuple[list[str], float]:
    """The lines as they fit the cell, and the size at which they do."""
    if all(fonts.encoded(line, font)[1] * size <= cell.width for line in lines):
        return list(lines), size
    for factor in SHRINKING:
        smaller = size * factor
        broken = [part for line in lines for part in fonts.wrapped(line, font, smaller, cell.width)]
        if len(broken) * smaller * LEADING <= cell.height:
            break
    return broken, smaller


def draw_cell(fonts: Fonts, fitted: tuple[list[str], float], font: str, cell: Cell, middle: float) -> Iterator[str]:
    """Operators that draw fitted lines, centred on the height `middle`."""
    lines, size = fitted
    base = middle + (len(lines) - 1) * size * LEADING / 2 - MIDDLE * size
    for place, line in enumerate(lines):
        yield fonts.line(line, font, cell.x, base - place * size * LEADING, size, cell.width)
