"""Names in lines: as few as may be, none ending in a point."""

import pytest
from pytestqt.qtbot import QtBot

from ui.theme import Stylist, TextKind
from ui.widgets.name_list import BETWEEN, NameList, in_lines

NAMES = (
    "Алесь Бяляцкі",
    "Валянцін Стэфановіч",
    "Уладзімір Лабковіч",
    "Марфа Рабкова",
    "Леанід Судаленка",
    "Андрэй Чапюк",
)


@pytest.mark.parametrize("width", [300, 640, 900, 1100, 2400])
def test_no_line_ends_in_a_point_and_none_is_too_long(fonts: tuple[str, ...], width: int) -> None:
    label = NameList(TextKind.LEAD)
    lines = in_lines(NAMES, Stylist().font(TextKind.LEAD), width)
    assert BETWEEN.join(lines) == BETWEEN.join(NAMES)
    assert not any(line.endswith("·") or line.startswith("·") for line in lines)
    assert all(label.fontMetrics().horizontalAdvance(line) <= width for line in lines)


def test_the_height_is_that_of_the_lines_at_that_width(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    label = NameList(TextKind.LEAD, leading=120)
    qtbot.addWidget(label)
    label.set_style(Stylist())
    label.set_names(NAMES)
    label.resize(1100, label.heightForWidth(1100))
    with qtbot.waitExposed(label):
        label.show()
    assert label.heightForWidth(560) > label.heightForWidth(1100) > label.heightForWidth(4000)
    assert label.words().count("\n") == 1


def test_a_screen_reader_hears_commas(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    label = NameList(TextKind.LEAD)
    qtbot.addWidget(label)
    label.resize(600, 200)
    label.set_names(NAMES)
    assert label.accessibleName() == ", ".join(NAMES)


def test_other_names_are_dealt_out_anew(qtbot: QtBot, fonts: tuple[str, ...]) -> None:
    label = NameList(TextKind.LEAD)
    qtbot.addWidget(label)
    label.resize(600, 200)
    label.set_names(NAMES)
    label.set_names(NAMES[:2])
    assert label.accessibleName() == ", ".join(NAMES[:2])
    assert label.words().replace("\n", BETWEEN).replace("\u00a0", " ") == BETWEEN.join(NAMES[:2])
