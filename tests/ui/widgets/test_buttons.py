"""Buttons answer once, at once, and never cut their words off."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Metrics, Stylist, TextSize
from ui.widgets.buttons import DangerButton, GhostButton, HoldButton, LinkButton, PrimaryButton, QuietButton
from ui.widgets.fitting import fit, longest_word
from ui.widgets.icons import Icon

Show = Callable[..., QWidget]
LEFT = Qt.MouseButton.LeftButton
ALL = (PrimaryButton, QuietButton, GhostButton, DangerButton, LinkButton, HoldButton)


@pytest.mark.parametrize("kind", ALL)
def test_every_button_is_a_full_target(show: Show, kind: type[QPushButton]) -> None:
    button = kind("Да")
    show(button)
    assert button.minimumSizeHint().width() >= 72
    assert button.minimumSizeHint().height() >= 72
    assert button.height() >= 72


def test_a_second_touch_right_after_the_first_is_ignored(show: Show) -> None:
    button, heard = PrimaryButton("Падпісваю"), []
    show(button)
    button.clicked.connect(lambda: heard.append(1))
    QTest.mouseClick(button, LEFT)
    QTest.mouseClick(button, LEFT)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(heard) == 1
    button.click()
    assert len(heard) == 2


def test_without_a_guard_every_touch_counts(show: Show) -> None:
    button, heard = GhostButton("Aa"), []
    button.set_guard(0)
    show(button)
    button.clicked.connect(lambda: heard.append(1))
    for _ in range(3):
        QTest.mouseClick(button, LEFT)
    assert len(heard) == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Enter])
def test_keys_press_it(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    button = QuietButton("Назад")
    show(button)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_touch_is_seen_at_once(show: Show) -> None:
    button = PrimaryButton("Далей")
    show(button)
    before = button.grab().toImage()
    QTest.mousePress(button, LEFT)
    assert button.grab().toImage() != before
    QTest.mouseRelease(button, LEFT)


def test_the_focus_is_seen(show: Show) -> None:
    button, other = QuietButton("Назад"), QuietButton("Далей")
    show(button, other)
    other.setFocus()
    without = button.grab().toImage()
    button.setFocus()
    picture = button.grab().toImage()
    changed = sum(
        picture.pixel(x, y) != without.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())
    )
    assert changed > 2 * 3 * (button.width() + button.height() - 80)


@pytest.mark.parametrize("size", TextSize)
@pytest.mark.parametrize("kind", ALL)
def test_words_fit_at_every_width_a_layout_may_give(show: Show, kind: type[QuietButton], size: TextSize) -> None:
    stylist = Stylist(metrics=Metrics(720, 1280), text_size=size)
    button = kind("Прыбраць апошнюю лінію", icon=Icon.UNDO)
    show(button, stylist=stylist)
    width = button.minimumSizeHint().width()
    room = width - 2 * button._padding() - button._icon_room()
    found = fit(button._font(), button.text(), room, button.heightForWidth(width) - 6, stylist.least_font_px)
    assert found.fits
    assert found.font.pixelSize() >= stylist.least_font_px


def test_fitting_wraps_before_it_shrinks(fonts: tuple[str, ...]) -> None:
    font = Stylist().control_font()
    wide = QFontMetrics(font).horizontalAdvance("Наступнае поле")
    assert fit(font, "Наступнае поле", wide + 4, 30, 17).font.pixelSize() == font.pixelSize()
    assert fit(font, "Наступнае поле", longest_word(font, "Наступнае поле") + 4, 80, 17).box.height() > 40
    assert not fit(font, "Наступнае", 20, 20, 17).fits


def test_holding_lasts_as_long_as_the_finger(show: Show) -> None:
    button, heard = HoldButton("Трымайце"), []
    button.pressed_and_held.connect(lambda: heard.append("hold"))
    button.let_go.connect(lambda: heard.append("go"))
    show(button)
    QTest.mousePress(button, LEFT)
    assert heard == ["hold"]
    assert button.held
    QTest.mouseRelease(button, LEFT)
    assert heard == ["hold", "go"]
    QTest.keyPress(button, Qt.Key.Key_Space)
    QTest.keyRelease(button, Qt.Key.Key_Space)
    assert heard == ["hold", "go"] * 2


def test_losing_the_button_lets_go(show: Show) -> None:
    button, other, heard = HoldButton("Трымайце"), QuietButton("x"), []
    button.let_go.connect(lambda: heard.append("go"))
    show(button, other)
    button.setFocus()
    QTest.mousePress(button, LEFT)
    button.hide()
    assert heard == ["go"]
    QTest.mouseRelease(other, LEFT)


@pytest.mark.parametrize("kind", ALL)
def test_screen_readers_find_a_button_and_its_words(show: Show, kind: type[QPushButton]) -> None:
    button = kind("Далей")
    show(button)
    face = QAccessible.queryAccessibleInterface(button)
    assert face.role() in (QAccessible.Role.Button, QAccessible.Role.PushButton)
    assert face.text(QAccessible.Text.Name) == "Далей"
