"""The parts that a window for mouse and keyboard adds: places, tabs, lines, drop area, figures, bars, columns."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Stylist, TextKind
from ui.widgets.drop_area import DropArea
from ui.widgets.figure_row import FigureRow
from ui.widgets.labelled_line import LabelledLine, PathLine
from ui.widgets.nav_item import NavItem
from ui.widgets.option_card import OptionCard
from ui.widgets.progress_strip import ProgressStrip
from ui.widgets.ranked_bars import RankedBars
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.tab_row import TabRow
from ui.widgets.text import TextLabel

Show = Callable[..., QWidget]

LEFT = Qt.MouseButton.LeftButton
LONG = "A sentence that goes on for so long that it must be wrapped to several lines in any card. " * 3


def pixels(widget: RankedBars, colour: str) -> dict[int, int]:
    """How many pixels of a colour each row of the picture has."""
    picture = widget.grab().toImage()
    return {
        y: sum(picture.pixelColor(x, y).name() == colour for x in range(picture.width()))
        for y in range(picture.height())
    }


def test_a_place_shows_what_waits_there(show: Show) -> None:
    item = NavItem()
    show(item)
    item.say("Review", "7")
    assert (item.text(), item.accessibleName()) == ("Review · 7", "Review · 7")
    item.say("Review")
    assert item.text() == "Review"


def test_only_one_place_is_where_one_is(show: Show) -> None:
    one, two = NavItem(), NavItem()
    show(one, two)
    QTest.mouseClick(one, LEFT)
    QTest.mouseClick(two, LEFT)
    assert (one.isChecked(), two.isChecked()) == (False, True)


def test_tabs_tell_which_was_chosen_by_hand_only(show: Show, qtbot: QtBot) -> None:
    row = TabRow(("day", "event"))
    show(row)
    heard: list[str] = []
    row.chosen.connect(heard.append)
    row.set_current("day")
    assert heard == []
    QTest.mouseClick(row.tab("event"), LEFT)
    assert (heard, row.current()) == (["event"], "event")
    row.tab("event").setFocus()
    QTest.keyClick(row.tab("event"), Qt.Key.Key_Left)
    assert row.current() == "day"


def test_a_secret_line_is_masked_and_wiped(show: Show) -> None:
    line = LabelledLine(secret=True)
    show(line)
    line.say("Passphrase")
    QTest.keyClicks(line.line, "secret words")
    assert line.line.echoMode() is QLineEdit.EchoMode.Password
    assert line.line.accessibleName() == "Passphrase"
    line.wipe()
    line.line.undo()
    assert line.value() == ""


def test_a_line_says_its_error_only_while_there_is_one(show: Show) -> None:
    line = LabelledLine()
    show(line)
    line.set_hint("At least eight letters.")
    line.set_error("They are not the same.")
    assert line.line.accessibleDescription() == "They are not the same."
    line.set_hint("At least nine letters.")
    assert line.line.accessibleDescription() == "They are not the same."
    line.set_error("")
    assert line.line.accessibleDescription() == "At least nine letters."


def test_an_error_is_told_in_words_and_to_screen_readers(show: Show) -> None:
    line = LabelledLine()
    show(line)
    line.set_error("They are not the same.")
    assert line.error.isVisible()
    assert line.line.accessibleDescription() == "They are not the same."
    line.set_error("")
    assert not line.error.isVisible()


def test_a_path_can_be_asked_for(show: Show, qtbot: QtBot) -> None:
    line = PathLine()
    show(line)
    with qtbot.waitSignal(line.asked):
        QTest.mouseClick(line.choose, LEFT)


def test_the_drop_area_asks_and_shrinks_to_a_band(show: Show, qtbot: QtBot) -> None:
    area = DropArea()
    show(area, TextLabel(TextKind.BODY, "below"))
    area.say("Drop here", "Files and folders", "Choose …")
    with qtbot.waitSignal(area.asked):
        QTest.mouseClick(area.choose, LEFT)
    tall = area.sizeHint().height()
    area.set_slim(True)
    assert area.sizeHint().height() < tall / 1.5
    assert not area.words.isVisible()
    assert area.title.isVisible()


def test_a_figure_is_read_with_what_it_counts(show: Show) -> None:
    row = FigureRow()
    show(row)
    row.set_figures((("1,234", "signings"), ("7", "to review")))
    assert [figure.number.accessibleName() for figure in row.figures] == ["1,234 signings", "7 to review"]
    row.set_figures((("8", "signings"),))
    assert len(row.figures) == 1


def test_a_card_grows_with_its_words(show: Show) -> None:
    card = OptionCard("full")
    show(card)
    card.say("Title", "For whom", ("short",))
    low = card.heightForWidth(300)
    card.say("Title", "For whom", (LONG, LONG))
    assert card.heightForWidth(300) > low
    assert card.heightForWidth(300) > card.heightForWidth(600)
    assert LONG in card.accessibleDescription()


def test_a_bar_is_as_long_as_its_count(show: Show) -> None:
    chart = RankedBars()
    show(chart, size=(800, 400))
    chart.set_bars([("Lithuania", 200, "200"), ("Poland", 100, "100"), ("Iceland", 0, "0")])
    QApplication.processEvents()
    rows = pixels(chart, Stylist().roles.accent.lower())
    line = chart.sizeHint().height() / 3
    first, second = rows[round(line / 2)], rows[round(line * 1.5)]
    assert first == 2 * second or abs(first - 2 * second) <= 3
    assert chart.accessibleDescription() == "Lithuania: 200; Poland: 100; Iceland: 0"


def test_work_can_be_stopped_once(show: Show, qtbot: QtBot) -> None:
    strip = ProgressStrip()
    show(strip)
    strip.say("Merging …", "Cancel")
    strip.show_progress(250, "About 2 minutes left", stopping=False)
    assert strip.bar.value() == 250
    with qtbot.waitSignal(strip.cancelled):
        QTest.mouseClick(strip.cancel, LEFT)
    strip.show_progress(250, "", stopping=True)
    assert not strip.cancel.isEnabled()


def test_a_column_scrolls_only_where_it_must_and_leaves_the_bar_room_only_there(show: Show, qtbot: QtBot) -> None:
    column = ScrollColumn()
    label = TextLabel(TextKind.BODY, LONG)
    column.column.addWidget(label)
    column.column.addStretch(1)
    show(column, size=(500, 700))
    wide = label.width()
    assert not column.bar.isVisible()
    # As wide as what stands above and below it, but for a ring of focus.
    assert column.width() - wide <= 4
    label.set_text(LONG * 60)
    qtbot.waitUntil(column.bar.isVisible)
    qtbot.waitUntil(lambda: label.mapTo(column, label.rect().topRight()).x() < column.bar.x())
    column.bar.setValue(column.bar.maximum())
    assert column.verticalScrollBar().value() == column.verticalScrollBar().maximum() > 0
    label.set_text(LONG)
    qtbot.waitUntil(lambda: not column.bar.isVisible())
    qtbot.waitUntil(lambda: label.width() == wide)


@pytest.mark.parametrize("height", range(200, 330, 10))
def test_a_bar_does_not_come_and_go_on_the_edge_of_being_needed(show: Show, height: int) -> None:
    column = ScrollColumn()
    column.column.addWidget(TextLabel(TextKind.BODY, LONG * 3))
    show(column, size=(500, height))
    for _ in range(12):
        QApplication.processEvents()
    settled = column.bar.isVisible()
    for _ in range(12):
        QApplication.processEvents()
        assert column.bar.isVisible() is settled
