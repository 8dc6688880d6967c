"""What only shows: reading, progress, charts, codes, panels, the countdown and the PIN pad."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Stylist, TextKind, TextSize
from ui.widgets.bar_chart import BarChart
from ui.widgets.buttons import PrimaryButton
from ui.widgets.countdown_overlay import CountdownOverlay
from ui.widgets.goal_bar import GoalBar
from ui.widgets.icons import Icon
from ui.widgets.masked_block import MaskedBlock
from ui.widgets.notice_panel import NoticePanel
from ui.widgets.pin_pad import PinDots, PinPad
from ui.widgets.qr_view import QrView
from ui.widgets.reading_view import ReadingView
from ui.widgets.stat_rows import StatRows
from ui.widgets.step_bar import StepBar
from ui.widgets.tap_guard import TapGuard
from ui.widgets.text import TextLabel

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton
STILL = Stylist(motion=False)


@pytest.fixture
def reading(show: Show) -> ReadingView:
    content = QWidget()
    column = QVBoxLayout(content)
    for _ in range(12):
        column.addWidget(TextLabel(TextKind.READING, "На працягу сваёй 25-гадовай гісторыі " * 6, leading=112))
    view = ReadingView()
    view.set_content(content)
    view.set_more_text("Чытаць далей")
    show(view, stylist=STILL)
    return view


def test_a_long_text_says_that_there_is_more(reading: ReadingView) -> None:
    assert reading.has_more
    assert reading.more.isVisible()


def test_keys_read_on_and_back(qtbot: QtBot, reading: ReadingView) -> None:
    bar = reading.verticalScrollBar()
    QTest.keyClick(reading, Qt.Key.Key_PageDown)
    assert bar.value() > 300
    QTest.keyClick(reading, Qt.Key.Key_Home)
    assert bar.value() == 0
    with qtbot.waitSignal(reading.reached_end):
        QTest.keyClick(reading, Qt.Key.Key_End)
    assert not reading.has_more
    assert not reading.more.isVisible()
    reading.to_top()
    assert bar.value() == 0


def test_the_word_for_more_reads_on(reading: ReadingView) -> None:
    QTest.mouseClick(reading.more, LEFT)
    assert reading.verticalScrollBar().value() > 300


def test_a_finger_moves_the_text(qtbot: QtBot, reading: ReadingView) -> None:
    port, bar = reading.viewport(), reading.verticalScrollBar()
    heights = iter(range(490, 0, -8))
    QTest.mousePress(port, LEFT, pos=QPoint(300, 500))

    def moved() -> bool:
        QTest.mouseMove(port, QPoint(300, next(heights)))
        return bar.value() > 150

    qtbot.waitUntil(moved)
    QTest.mouseRelease(port, LEFT, pos=QPoint(300, 300))


def test_a_short_text_says_nothing(show: Show) -> None:
    view = ReadingView()
    view.set_content(TextLabel(TextKind.READING, "Коратка"))
    view.set_more_text("Чытаць далей")
    show(view)
    assert not view.has_more
    assert not view.more.isVisible()


def test_a_text_is_plain_whatever_it_holds(show: Show) -> None:
    plain, spaced = TextLabel(TextKind.BODY, "<b>x</b>"), TextLabel(TextKind.READING, "<b>x</b> & y", leading=120)
    show(plain, spaced)
    assert plain.accessibleName() == "<b>x</b>"
    assert "&lt;b&gt;" in spaced.text()
    assert spaced.words() == "<b>x</b> & y"


@pytest.mark.usefixtures("brief_motion")
def test_progress_is_told_in_numbers(qtbot: QtBot, show: Show) -> None:
    bar = GoalBar()
    show(bar)
    bar.set_progress(755, 1000)
    assert (bar.value(), bar.maximum(), bar.fraction) == (755, 1000, 0.755)
    assert QAccessible.queryAccessibleInterface(bar).role() is QAccessible.Role.ProgressBar
    bar.set_progress(756, 1000, animate=True)
    qtbot.waitUntil(lambda: bar.property("shown") == pytest.approx(0.756))
    bar.set_progress(1200, 1000)
    assert bar.fraction == 1.0


def test_without_motion_nothing_slides(show: Show) -> None:
    bar = GoalBar()
    show(bar, stylist=STILL)
    bar.set_progress(500, 1000, animate=True)
    assert bar.property("shown") == 0.5


def test_steps_are_bars_and_words(show: Show) -> None:
    steps = StepBar()
    show(steps)
    steps.set_step(2, 4, "Крок 2 з 4")
    image = steps.grab().toImage()
    accent = QColor(Stylist().roles.accent)
    row = image.height() - 4
    filled = sum(image.pixelColor(x, row) == accent for x in range(image.width()))
    assert 80 <= filled <= 100
    assert steps.accessibleName() == "Крок 2 з 4"


def test_hours_are_described(show: Show) -> None:
    chart = BarChart()
    show(chart, size=(400, 300))
    chart.set_bars([("10", 4), ("11", 0), ("12", 9)])
    assert chart.accessibleDescription() == "10: 4; 11: 0; 12: 9"
    chart.set_bars([(str(day), day) for day in range(120)])
    assert not chart.grab().isNull()


def test_a_code_is_sharp_and_keeps_its_quiet_zone(show: Show) -> None:
    view = QrView()
    view.set_matrix([[(row + column) % 2 == 0 for column in range(21)] for row in range(21)])
    show(view, size=(400, 400))
    image = view.grab().toImage()
    size = view.module_size()
    left = (view.width() - size * 29) // 2
    top = (view.height() - size * 29) // 2
    colours = {image.pixelColor(x, top + 5 * size).name() for x in range(left, left + 29 * size)}
    assert colours == {"#000000", "#ffffff"}
    assert image.pixelColor(left + 4 * size - 1, top + 4 * size + 1).name() == "#ffffff"
    assert image.pixelColor(left + 4 * size, top + 4 * size).name() == "#000000"
    view.wipe()
    assert view.grab().toImage().pixelColor(left + 4 * size, top + 4 * size).name() != "#000000"


def test_a_masked_block_says_nothing(show: Show) -> None:
    block = MaskedBlock(design_height=150)
    show(block)
    assert block.accessibleName() == ""
    assert block.sizeHint().height() == 150


def test_a_panel_takes_no_room_for_what_is_not_said(show: Show) -> None:
    panel = NoticePanel()
    show(panel)
    panel.set_texts("", "Асцярожна")
    assert not panel.title.isVisible()
    assert panel.accessibleName() == "Асцярожна"
    panel.show_as("trouble", Icon.WARNING)
    assert panel.kind == "trouble"


def test_facts_come_and_go_in_rows(show: Show) -> None:
    rows = StatRows()
    show(rows)
    rows.set_rows([("Месца", "180 000"), ("Акумулятар", "78 %")])
    names = [label.accessibleName() for label in rows.findChildren(TextLabel)]
    assert "Месца: 180 000" in names
    rows.set_rows([("Месца", "170 000")])
    assert rows.findChildren(TextLabel)[1].words() == "170 000"


@pytest.fixture
def overlay(show: Show) -> CountdownOverlay:
    under = QPushButton("пад нізам")
    window = show(under)
    cover = CountdownOverlay(window)
    cover.set_texts("Вы яшчэ тут?", "Усё будзе сцёрта.", "Так")
    cover.start(20)
    return cover


def test_the_countdown_covers_everything(overlay: CountdownOverlay) -> None:
    window = overlay.window()
    assert overlay.geometry() == window.rect()
    before = window.grab().toImage()
    under = window.findChild(QPushButton)
    assert under is not None
    under.setText("іншае")
    assert window.grab().toImage() == before
    assert window.childAt(under.geometry().center()) is not under
    window.resize(900, 1000)
    QApplication.processEvents()
    assert overlay.geometry() == window.rect()


def test_one_touch_goes_on(qtbot: QtBot, overlay: CountdownOverlay) -> None:
    assert overlay.button.hasFocus()
    with qtbot.waitSignal(overlay.continued):
        QTest.mouseClick(overlay.button, LEFT)
    assert not overlay.isVisible()


def test_it_counts_down_and_ends_once(qtbot: QtBot, overlay: CountdownOverlay) -> None:
    ticks: list[int] = []
    overlay.tick.connect(ticks.append)
    overlay._timer.setInterval(1)
    with qtbot.waitSignal(overlay.expired):
        overlay.start(3)
    assert ticks == [2, 1, 0]
    assert overlay.isVisible()


def test_digits_are_where_hands_expect_them(show: Show) -> None:
    pad = PinPad()
    show(pad, size=(500, 600))
    heard: list[str] = []
    pad.digit.connect(heard.append)
    for digit in "1590":
        QTest.mouseClick(pad.keys[digit], LEFT)
    QTest.mouseClick(pad.keys["0"], LEFT)
    assert heard == list("15900")
    rows = [[pad.keys[digit].y() for digit in row] for row in ("123", "456", "789")]
    assert all(len(set(row)) == 1 for row in rows)
    assert rows[0] < rows[1] < rows[2]
    assert pad.keys["0"].x() == pad.keys["8"].x()


def press_focused(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_a_real_keyboard_gives_digits_too(qtbot: QtBot, show: Show) -> None:
    pad = PinPad()
    show(pad)
    heard: list[str] = []
    pad.digit.connect(heard.append)
    pad.setFocus()
    QTest.keyClicks(pad, "12a3")
    with qtbot.waitSignals([pad.erased, pad.entered]):
        QTest.keyClick(pad, Qt.Key.Key_Backspace)
        QTest.keyClick(pad, Qt.Key.Key_Return)
    assert heard == ["1", "2", "3"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_whoever_goes_by_tab_gives_each_digit_once(key: Qt.Key, show: Show) -> None:
    pad = PinPad()
    show(pad)
    digits, erased = list[str](), list[bool]()
    pad.digit.connect(digits.append)
    pad.erased.connect(lambda: erased.append(True))
    pad.keys["1"].setFocus()
    for _ in "123":
        press_focused(key)
        press_focused(Qt.Key.Key_Tab)
    pad.erase.setFocus()
    press_focused(key)
    press_focused(key)
    assert digits == list("123")
    assert len(erased) == 2


def test_dots_tell_only_how_many(show: Show) -> None:
    dots = PinDots()
    show(dots)
    dots.set_count(3, 6)
    assert dots.accessibleDescription() == "3 / 6"


def test_a_double_tap_never_reaches_the_next_page(qapp: QApplication, show: Show) -> None:
    guard, button, heard = TapGuard(qapp), QPushButton("Далей"), []
    button.clicked.connect(lambda: heard.append(1))
    window = show(button)

    def tap() -> None:
        spot = button.mapTo(window, button.rect().center())
        QTest.mouseClick(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, spot)

    guard.hold(60_000)
    tap()
    assert heard == []
    guard.hold(0)
    qapp.processEvents()
    assert not guard.holds
    tap()
    assert heard == [1]


def test_nor_does_it_reach_a_window_that_comes_meanwhile(qapp: QApplication, show: Show, qtbot: QtBot) -> None:
    guard, button, heard = TapGuard(qapp), QPushButton("Далей"), []
    button.clicked.connect(lambda: heard.append(1))
    guard.hold(60_000)
    window = show(button)
    qtbot.waitUntil(window.isActiveWindow)
    QTest.mouseClick(
        window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, button.mapTo(window, button.rect().center())
    )
    assert heard == []
    guard.hold(0)
    qapp.processEvents()


def test_nor_does_a_second_enter(qapp: QApplication, show: Show) -> None:
    guard, button, line, heard = TapGuard(qapp), PrimaryButton("Далей"), QLineEdit(), []
    button.clicked.connect(lambda: heard.append(1))
    window = show(button, line).windowHandle()
    guard.hold(60_000)
    button.setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(window, key)
    assert heard == []
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert line.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_A)
    assert line.text() == "a"
    guard.hold(0)
    qapp.processEvents()


@pytest.mark.parametrize("size", TextSize)
def test_a_text_gets_the_height_it_needs(show: Show, size: TextSize) -> None:
    label = TextLabel(TextKind.BODY, "Я падтрымліваю гэтую петыцыю і даю згоду. " * 3)
    window = show(label, size=(600, 900), stylist=Stylist(text_size=size))
    column = window.layout()
    assert column is not None
    assert column.heightForWidth(600) >= label.heightForWidth(600 - 24)
    assert label.font().pixelSize() == Stylist(text_size=size).text_px(TextKind.BODY)
