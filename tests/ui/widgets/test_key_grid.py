"""Where the keys lie: large enough, touching, within the screen."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from ui.keyboards import read_layouts
from ui.widgets.key_grid import Cell, KeyKind, cell_at, keys_of, place

LAYOUTS = read_layouts(Path(__file__).parents[3] / "resources" / "keyboards")


def _cells(name: str, width: int = 1260, height: int = 324) -> tuple[Cell, ...]:
    return place(keys_of(LAYOUTS[name], swap_to="РУ", back_to=""), QRect(10, 10, width, height), 101)


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize(("width", "height"), [(700, 324), (1008, 288), (1260, 324), (3800, 700)])
def test_every_key_is_large_enough(name: str, width: int, height: int) -> None:
    for cell in _cells(name, width, height):
        assert cell.box.width() >= 52
        assert cell.box.height() >= 72


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("width", [700, 1008, 1260])
def test_keys_touch_and_never_overlap(name: str, width: int) -> None:
    cells = _cells(name, width)
    for before, after in itertools.pairwise(cells):
        if before.box.top() == after.box.top():
            assert after.box.left() == before.box.right() + 1
        else:
            assert after.box.top() == before.box.bottom() + 1
    assert all(cell.box.left() >= 10 and cell.box.right() <= 10 + width for cell in cells)


@given(st.integers(0, 1279), st.integers(0, 343))
def test_every_touch_has_a_key_and_it_is_the_nearest(x: int, y: int) -> None:
    cells = _cells("be")
    found = cells[cell_at(cells, QPoint(x, y))]
    holding = [cell for cell in cells if cell.box.contains(x, y)]
    assert not holding or holding == [found]


def test_the_digits_lead_back() -> None:
    rows = keys_of(LAYOUTS["digits"], swap_to="", back_to="АБВ")
    kinds = [key.kind for row in rows for key in row]
    assert KeyKind.LETTERS in kinds
    assert KeyKind.SHIFT not in kinds
    assert KeyKind.DIGITS not in kinds
