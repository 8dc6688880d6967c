"""The wizard's own widgets: cards that go on, cells for a code, a calendar, a board for fingers."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Metrics, Stylist
from ui.widgets.code_cells import CodeCells
from ui.widgets.month_view import MonthView
from ui.widgets.pick_card import Pick, PickList
from ui.widgets.touch_trial import TouchTrial

Show = Callable[..., QWidget]
TODAY = date(2026, 11, 22)
SPOTS = ((0.0, 0.0), (1.0, 0.0), (0.5, 0.5), (0.0, 1.0), (1.0, 1.0))


def test_one_touch_on_a_card_picks_it(qtbot: QtBot, show: Show) -> None:
    cards = PickList()
    cards.offer([Pick("a", "One"), Pick("b", "Two", "what it means"), Pick("c", "Three", "why not", goes=False)])
    show(cards)
    picked: list[str] = []
    cards.picked.connect(picked.append)
    for key in "bca":
        QTest.mouseClick(cards.cards[key], Qt.MouseButton.LeftButton)
    QTest.keyClick(cards.cards["b"], Qt.Key.Key_Return)
    assert picked == ["b", "a"], "the last one is a slip: too soon after the touch"
    assert cards.cards["b"].accessibleDescription() == "what it means"


def test_a_card_that_stays_keeps_its_focus_when_others_come(show: Show) -> None:
    cards = PickList()
    cards.offer([Pick("b", "Two")])
    show(cards)
    kept = cards.cards["b"]
    kept.setFocus()
    cards.offer([Pick("a", "One"), Pick("b", "Two anew")])
    assert cards.cards["b"] is kept
    assert kept.hasFocus()
    assert kept.accessibleName() == "Two anew"
    cards.offer([Pick("a", "One")])
    assert list(cards.cards) == ["a"]


def test_a_card_grows_with_its_words() -> None:
    short, long = PickList(), PickList()
    short.offer([Pick("a", "One")])
    long.offer([Pick("a", "One", "a sentence that goes on " * 12)])
    assert long.cards["a"].heightForWidth(400) > short.cards["a"].heightForWidth(400) >= Metrics().target


def test_cells_take_a_code_as_it_is_printed_and_say_once_that_it_is_whole(qtbot: QtBot, show: Show) -> None:
    cells = CodeCells((4, 4, 1), "0123456789ABCDEFGHJKMNPQRSTVWXYZ*")
    show(cells)
    told: list[str] = []
    cells.filled.connect(told.append)
    cells.setFocus()
    QTest.keyClicks(cells, "k7qf 9m2d")
    QTest.keyClick(cells, Qt.Key.Key_Backspace)
    assert (cells.value(), told) == ("K7QF9M2", [])
    QTest.keyClicks(cells, "d-*")
    QTest.keyClicks(cells, "7")
    assert (cells.value(), told) == ("K7QF9M2D*", ["K7QF9M2D*"])
    cells.backspace()
    cells.insert("*")
    assert len(told) == 2, "a mended code is tried again"
    cells.wipe()
    assert (cells.value(), cells.accessibleDescription()) == ("", "0 / 9")


def a_month() -> MonthView:
    month = MonthView()
    month.set_names("MTWTFSS", lambda day: f"{day:%B %Y}", lambda day: f"{day:%d %B %Y}", ("before", "after"))
    month.set_day(TODAY, TODAY)
    return month


@pytest.mark.parametrize("turns", range(-14, 15))
def test_every_day_of_a_month_stands_under_its_weekday(turns: int, qapp: object) -> None:
    month = a_month()
    month.turn(turns)
    days = [cell.day for cell in month.cells if cell.isEnabled()]
    first = days[0]
    assert days == [date(first.year, first.month, day) for day in range(1, monthrange(first.year, first.month)[1] + 1)]
    assert (first.year * 12 + first.month) - (TODAY.year * 12 + TODAY.month) == turns
    assert all(place % 7 == cell.day.weekday() for place, cell in enumerate(month.cells) if cell.isEnabled())


def test_a_day_is_as_large_as_a_finger_and_is_chosen_by_touch(qtbot: QtBot, show: Show) -> None:
    month, stylist = a_month(), Stylist(metrics=Metrics(1024, 600))
    show(month, month.turner, size=(1024, 700), stylist=stylist)
    cell = month.cell(date(2026, 11, 29))
    assert cell is not None
    assert min(cell.width(), cell.height()) >= stylist.metrics.target
    with qtbot.waitSignal(month.chosen) as told:
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert told.args == [date(2026, 11, 29)]
    assert cell.accessibleName() == "29 November 2026"


def test_the_board_tells_its_targets_and_then_the_line(qtbot: QtBot, show: Show) -> None:
    board = TouchTrial(SPOTS, ((0.1, 0.5), (0.9, 0.5)))
    show(board)
    hits: list[int] = []
    drawn: list[tuple[float, float]] = []
    board.hit.connect(hits.append)
    board.drawn.connect(lambda x, y: drawn.append((round(x, 1), round(y, 1))))
    board.show_progress(frozenset(), 0, draws=False)
    for target in board.targets:
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert (hits, drawn) == ([0, 1, 2, 3, 4], [])
    corners = [(target.x() == 0, target.y() == 0) for target in board.targets]
    assert corners == [(True, True), (False, True), (False, False), (True, False), (False, False)]

    board.show_progress(frozenset(range(5)), 0, draws=True)
    assert not any(target.isVisible() for target in board.targets)
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=board.line_spot(0).toPoint())
    QTest.mouseMove(board, board.line_spot(1).toPoint())
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=board.line_spot(1).toPoint())
    assert drawn == [(0.1, 0.5), (0.9, 0.5)]
