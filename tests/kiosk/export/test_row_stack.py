"""Rows are dealt out to pages without taking more of them than are looked at, and drawn one under another."""

import re
from itertools import count

import pytest

from kiosk.export.page import FOOT
from kiosk.export.row_stack import RowStack

STACK = RowStack(FOOT + 4 + 5 * 40, 40)


def test_as_many_rows_stand_on_a_page_as_there_is_room() -> None:
    assert STACK.fitting == 5
    assert [STACK.pages_of(rows) for rows in (0, 1, 5, 6, 11)] == [0, 1, 1, 2, 3]
    assert list(STACK.dealt(iter("abcdefg"))) == [(1, list("abcde")), (6, list("fg"))]


def test_of_endless_rows_a_page_takes_its_own_alone() -> None:
    numbers = count()

    assert next(iter(STACK.dealt(numbers))) == (1, [0, 1, 2, 3, 4])
    assert next(numbers) == 5


def test_each_row_has_a_line_under_it_and_its_middle_between_two() -> None:
    drawn = STACK.draw(["first", "second"])

    lines = [float(y) for y in re.findall(r"[\d.]+ ([\d.]+) m", drawn)]
    middles = [float(y) for y in re.findall(r"0 ([\d.]+) cm", drawn)]
    assert lines == [FOOT + 4 + 160, FOOT + 4 + 120]
    assert middles == [FOOT + 4 + 180, FOOT + 4 + 140]


@pytest.mark.parametrize("rows", [[], ["one"], ["a", "b", "c", "d", "e"]])
def test_whatever_is_set_for_the_rows_ends_with_them(rows: list[str]) -> None:
    words = STACK.draw(rows).split()

    assert words.count("q") == words.count("Q") == len(rows) + 1
    assert [word for word in words if word in rows] == rows
