"""Looking at a layout leaves nothing behind that PySide could take for something else."""

from kept_by_pyside import kept_items
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.layouts import add_layout, parts_of


def test_an_added_layout_leaves_nothing_of_its_items(qtbot: QtBot) -> None:
    window, outer, inner, grid = QWidget(), QVBoxLayout(), QHBoxLayout(), QGridLayout()
    qtbot.addWidget(window)
    window.setLayout(outer)
    first, second = QLabel("first"), QLabel("second")
    grid.addWidget(first)
    add_layout(inner, grid)
    inner.addWidget(second)
    inner.addSpacing(10)

    add_layout(outer, inner, 1)

    assert not kept_items()
    assert outer.stretch(0) == 1
    assert first.window() is window


def test_the_parts_come_in_the_layouts_order(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row, inner, label = QHBoxLayout(window), QVBoxLayout(), QLabel()
    row.addSpacing(3)
    add_layout(row, inner)
    row.addWidget(label)

    assert parts_of(row) == [None, inner, label]
    assert not kept_items()
