"""Which keys a layout has and where each of them lies: cells that touch, so that no touch falls between two."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect

from ui.keyboards import Layout

WIDER = 1.34
"""Of keys that are no letters, beside letter keys: 72 px where twelve keys share 720."""

ROWS = 4
"""So many rows a layout has, the lowest one included."""


class KeyKind(Enum):
    """What a key does."""

    TEXT = "text"
    SPACE = "space"
    SHIFT = "shift"
    DELETE = "delete"
    DIGITS = "digits"
    LETTERS = "letters"
    SWAP = "swap"
    NEXT = "next"
    AKIN = "akin"
    """Shows the letters that a long press on a letter would."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key: what it types or shows, how wide it is at least, in letter keys, and how wide it may become."""

    kind: KeyKind
    text: str = ""
    units: float = 1.0
    most: float = 1.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A key and the area that belongs to it."""

    key: Key
    box: QRect


def keys_of(layout: Layout, *, swap_to: str, back_to: str, akin: bool = False) -> tuple[tuple[Key, ...], ...]:
    """The rows of a layout. `swap_to` is the label of the next one, `back_to` what stands on the way back from the
    digits; each is empty where there is no such key. `akin`: with a key for the letters behind a long press."""
    letters = [tuple(Key(KeyKind.TEXT, text) for text in row) for row in layout.rows]
    shift = (Key(KeyKind.SHIFT, units=WIDER, most=2.0),) if layout.shifts else ()
    letters[-1] = (*shift, *letters[-1], Key(KeyKind.DELETE, units=WIDER, most=2.0))
    way = Key(KeyKind.LETTERS, back_to, 1.5, 1.7) if back_to else Key(KeyKind.DIGITS, "123", 1.2, 1.7)
    swap = (Key(KeyKind.SWAP, f"{layout.label} → {swap_to}", 1.6, 1.7),) if swap_to and layout.swaps else ()
    lowest = tuple(_lowest(text) for text in layout.lowest)
    ways = (way,) if back_to or layout.digits else ()
    first = next(iter(layout.accents.values()), ())[:1]
    more = tuple(Key(KeyKind.AKIN, f"{text}…", 1.2, 1.7) for text in first) if akin else ()
    return (*letters, (*ways, *swap, *more, *lowest, Key(KeyKind.NEXT, units=2.2, most=2.6)))


def _lowest(text: str) -> Key:
    if text == " ":
        return Key(KeyKind.SPACE, " ", 2.4, 6.0)
    return Key(KeyKind.TEXT, text, 1.0, 1.6) if len(text) == 1 else Key(KeyKind.TEXT, text, 1.4, 1.8)


def _widths(row: Sequence[Key], unit: float, width: float) -> list[float]:
    """Each key's least width, and what is left spread over those that may grow."""
    widths = [key.units * unit for key in row]
    spare = max(0.0, width - sum(widths))
    wanted = sum((key.most - key.units) * unit for key in row)
    if wanted > 0:
        part = min(1.0, spare / wanted)
        widths = [own + (key.most - key.units) * unit * part for own, key in zip(widths, row, strict=True)]
    return widths


def place(rows: Sequence[Sequence[Key]], area: QRect, widest: float) -> tuple[Cell, ...]:
    """Lays the rows into the area, each in its middle, fewer than usual at its foot; a letter key is never wider than
    `widest`."""
    unit = min(widest, area.width() / max(sum(key.units for key in row) for row in rows))
    height = area.height() / max(ROWS, len(rows))
    above = area.height() - len(rows) * height
    cells = []
    for number, row in enumerate(rows):
        widths = _widths(row, unit, min(area.width(), 12.2 * widest))
        left = area.left() + (area.width() - sum(widths)) / 2
        top = round(area.top() + above + number * height)
        bottom = round(area.top() + above + (number + 1) * height)
        for key, width in zip(row, widths, strict=True):
            cells.append(Cell(key, QRect(QPoint(round(left), top), QPoint(round(left + width) - 1, bottom - 1))))
            left += width
    return tuple(cells)


def cell_at(cells: Sequence[Cell], spot: QPoint) -> int:
    """The number of the cell a touch is meant for: the nearest, so that the margins belong to the keys beside them."""

    def distance(number: int) -> tuple[int, int]:
        box = cells[number].box
        across = max(box.left() - spot.x(), 0, spot.x() - box.right())
        down = max(box.top() - spot.y(), 0, spot.y() - box.bottom())
        return down, across

    return min(range(len(cells)), key=distance)
