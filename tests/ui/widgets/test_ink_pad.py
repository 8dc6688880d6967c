"""Signing with finger, mouse and pen, by real events; and forgetting."""

import itertools
from collections.abc import Callable
from math import hypot, sin

import pytest
from fingers import Fingers
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPointingDevice, QTabletEvent, QTouchEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Stylist, Theme, dress
from ui.widgets.ink_pad import InkPad
from ui.widgets.ink_strokes import Stroke
from ui.widgets.ink_view import InkView

Show = Callable[..., QWidget]
WAVE = [(100 + t * 6, round(200 + 80 * sin(t / 9))) for t in range(120)]


@pytest.fixture
def pad(show: Show) -> InkPad:
    made = InkPad()
    show(made, size=(1218, 440))
    return made


def _dark_pixels(widget: QWidget) -> int:
    image = widget.grab().toImage()
    ink = QColor("#17181C")
    return sum(image.pixelColor(x, y) == ink for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))


def _pen(pad: InkPad, kind: QEvent.Type, spot: tuple[float, float], pressure: float) -> None:
    place = QPointF(*spot)
    button = Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        place,
        QPointF(pad.mapToGlobal(place)),
        pressure,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        button,
        button,
    )
    QApplication.sendEvent(pad, event)


def test_a_finger_draws_and_it_is_kept_true(qtbot: QtBot, pad: InkPad, fingers: Fingers) -> None:
    with qtbot.waitSignal(pad.changed):
        fingers.draw(pad, WAVE)
    (stroke,) = pad.strokes()
    width, height = pad.box_size()
    assert (width, height) == (1000, round(1000 * pad.height() / pad.width()))
    scale = pad.width() / 1000
    kept = [(x * scale, y * scale) for x, y in stroke]
    worst = 0.0
    for x, y in WAVE:
        nearest = min(_off(x, y, a, b) for a, b in itertools.pairwise(kept))
        worst = max(worst, nearest)
    assert worst < 0.01 * pad.width()
    assert len(stroke) < len(WAVE) / 2


def _off(x: float, y: float, a: tuple[float, float], b: tuple[float, float]) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    squared = dx * dx + dy * dy
    part = max(0.0, min(1.0, ((x - a[0]) * dx + (y - a[1]) * dy) / squared)) if squared else 0.0
    return hypot(x - a[0] - part * dx, y - a[1] - part * dy)


def test_the_drawn_ink_lies_where_the_finger_was(pad: InkPad, fingers: Fingers) -> None:
    fingers.draw(pad, WAVE)
    image = pad.grab().toImage()
    for x, y in WAVE[5:-5:10]:
        dark = [image.pixelColor(x + dx, y + dy).lightness() for dx in range(-3, 4) for dy in range(-3, 4)]
        assert min(dark) < 60


def test_ink_is_seen_while_it_is_drawn(pad: InkPad, fingers: Fingers) -> None:
    fingers.press(pad, f0=(300, 100))
    fingers.move(pad, f0=(400, 100))
    fingers.move(pad, f0=(500, 100))
    assert pad.grab().toImage().pixelColor(480, 100).lightness() < 60
    assert pad.stroke_count == 0
    fingers.release(pad, f0=(500, 100))
    assert pad.stroke_count == 1


def test_a_mouse_draws(pad: InkPad) -> None:
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(pad, left, pos=pad.rect().center())
    QTest.mouseMove(pad, pad.rect().center() * 1.2)
    QTest.mouseRelease(pad, left, pos=pad.rect().center() * 1.2)
    assert pad.stroke_count == 1
    assert pad.ink_length > 50


def test_undo_takes_the_last_stroke_and_its_pixels(qtbot: QtBot, pad: InkPad, fingers: Fingers) -> None:
    before = _dark_pixels(pad)
    fingers.draw(pad, WAVE)
    one = pad.strokes()
    fingers.draw(pad, [(300, 50), (400, 60), (600, 50)])
    with qtbot.waitSignal(pad.changed):
        pad.undo_stroke()
    assert pad.strokes() == one
    pad.undo_stroke()
    assert pad.stroke_count == 0
    assert _dark_pixels(pad) == before


def test_wiping_leaves_nothing(pad: InkPad, fingers: Fingers) -> None:
    empty = pad.grab().toImage()
    fingers.draw(pad, WAVE)
    fingers.press(pad, f0=(10, 10))
    fingers.move(pad, f0=(90, 90))
    pad.wipe()
    fingers.release(pad, f0=(90, 90))
    assert pad.strokes() == ()
    assert pad.ink_length == 0
    assert pad.grab().toImage() == empty


def test_a_second_finger_never_joins_a_stroke(pad: InkPad, fingers: Fingers) -> None:
    fingers.press(pad, f0=(100, 100))
    fingers.move(pad, f0=(200, 100))
    fingers.press(pad, f1=(900, 300))
    fingers.move(pad, f0=(300, 100), f1=(950, 300))
    fingers.release(pad, f0=(300, 100), f1=(950, 300))
    (stroke,) = pad.strokes()
    assert max(y for _, y in stroke) < 150


def test_a_finger_goes_before_the_palm_that_came_first(pad: InkPad, fingers: Fingers) -> None:
    fingers.press(pad, f0=(900, 300))
    fingers.press(pad, f1=(100, 100))
    fingers.move(pad, f0=(900, 300), f1=(200, 110))
    fingers.move(pad, f0=(900, 300), f1=(300, 100))
    fingers.release(pad, f1=(300, 100))
    fingers.release(pad, f0=(900, 300))
    assert pad.stroke_count >= 1
    xs = [x * pad.width() / 1000 for x, _ in pad.strokes()[0]]
    assert min(xs) < 110
    assert max(xs) < 310


def test_a_finger_that_is_lost_for_a_moment_makes_one_stroke(pad: InkPad, fingers: Fingers) -> None:
    fingers.press(pad, f0=(100, 100))
    fingers.move(pad, f0=(160, 100))
    fingers.release(pad, f0=(200, 100))
    fingers.press(pad, f1=(204, 100))
    fingers.move(pad, f1=(300, 100))
    fingers.release(pad, f1=(300, 100))
    (stroke,) = pad.strokes()
    assert stroke[0][0] == round(100_000 / pad.width())
    assert stroke[-1][0] == round(300_000 / pad.width())
    assert pad.grab().toImage().pixelColor(202, 100).lightness() < 60


def _went_on(pad: InkPad, fingers: Fingers) -> tuple[QImage, Stroke]:
    """A stroke whose finger was lost and is back; how it looked and what was kept before."""
    fingers.draw(pad, [(100, 100), (160, 100), (200, 100)])
    picture, (kept,) = pad.grab().toImage(), pad.strokes()
    fingers.press(pad, f1=(204, 100))
    fingers.move(pad, f1=(300, 100))
    return picture, kept


def test_a_stroke_gone_on_with_by_a_touch_that_is_cancelled_is_as_it_was(
    pad: InkPad, fingers: Fingers, touch_screen: QPointingDevice
) -> None:
    """The entry still holds it, so the pad must too."""
    picture, kept = _went_on(pad, fingers)
    QApplication.sendEvent(pad, QTouchEvent(QEvent.Type.TouchCancel, touch_screen))
    assert pad.strokes() == (kept,)
    assert pad.grab().toImage() == picture
    fingers.release(pad, f1=(300, 100))


def test_a_stroke_gone_on_with_as_a_pen_comes_is_as_it_was(pad: InkPad, fingers: Fingers) -> None:
    _, kept = _went_on(pad, fingers)
    _pen(pad, QEvent.Type.TabletPress, (100, 300), 0.5)
    _pen(pad, QEvent.Type.TabletMove, (300, 300), 0.5)
    _pen(pad, QEvent.Type.TabletRelease, (300, 300), 0.0)
    assert len(pad.strokes()) == 2
    assert pad.strokes()[0] == kept
    fingers.release(pad, f1=(300, 100))


def test_a_stroke_that_was_undone_is_not_gone_on_with(pad: InkPad, fingers: Fingers) -> None:
    fingers.draw(pad, [(100, 100), (160, 100), (200, 100)])
    pad.undo_stroke()
    fingers.draw(pad, [(204, 100), (300, 100)])
    (stroke,) = pad.strokes()
    assert stroke[0][0] == round(204_000 / pad.width())


def test_a_drop_of_water_leaves_no_mark(pad: InkPad, fingers: Fingers) -> None:
    fingers.tap(pad, pad.rect().center())
    assert pad.stroke_count == 0


def test_a_pen_goes_before_a_finger(pad: InkPad, fingers: Fingers) -> None:
    fingers.press(pad, f0=(900, 300))
    fingers.move(pad, f0=(800, 300))
    _pen(pad, QEvent.Type.TabletPress, (100, 100), 0.5)
    for x in range(110, 300, 10):
        _pen(pad, QEvent.Type.TabletMove, (x, 100), 0.5)
        fingers.move(pad, f0=(900 - x, 300))
    _pen(pad, QEvent.Type.TabletRelease, (290, 100), 0.0)
    fingers.release(pad, f0=(700, 300))
    (stroke,) = pad.strokes()
    assert max(x for x, _ in stroke) * pad.width() / 1000 < 300


def test_a_pen_presses_thicker_lines(pad: InkPad) -> None:
    for y, pressure in ((80, 0.1), (200, 1.0)):
        _pen(pad, QEvent.Type.TabletPress, (100, y), pressure)
        for x in range(110, 800, 10):
            _pen(pad, QEvent.Type.TabletMove, (x, y), pressure)
        _pen(pad, QEvent.Type.TabletRelease, (790, y), 0.0)
    image = pad.grab().toImage()
    thin, thick = (sum(image.pixelColor(600, y + dy).lightness() < 100 for dy in range(-15, 16)) for y in (80, 200))
    assert thick >= thin + 3


def test_strokes_come_back_and_are_shown(pad: InkPad, fingers: Fingers, show: Show) -> None:
    fingers.draw(pad, WAVE)
    kept, (width, height) = pad.strokes(), pad.box_size()
    other, view = InkPad(), InkView()
    show(other, view, size=(900, 900))
    other.set_strokes(kept, height)
    view.set_strokes(kept, width, height)
    assert other.strokes() == kept
    assert _dark_pixels(view) > 50
    view.wipe()
    assert _dark_pixels(view) == 0


def test_a_turned_screen_keeps_the_strokes(pad: InkPad, fingers: Fingers) -> None:
    fingers.draw(pad, WAVE)
    kept, box = pad.strokes(), pad.box_size()
    pad.window().resize(700, 900)
    QApplication.processEvents()
    assert (pad.strokes(), pad.box_size()) == (kept, box)


@pytest.mark.parametrize(
    ("before", "after"), [((1200, 400), (700, 560)), ((700, 560), (1200, 400)), ((900, 600), (900, 330))]
)
def test_a_stroke_drawn_after_a_turn_is_kept_where_it_is_seen(
    show: Show, fingers: Fingers, before: tuple[int, int], after: tuple[int, int]
) -> None:
    """All strokes lie in one box, and their places in it are those on the pad."""
    window = show(size=(1280, 720))
    pad = InkPad(window)
    dress(window, Stylist())
    pad.setGeometry(0, 0, *before)
    pad.show()
    fingers.draw(pad, [(50, 50), (300, 200), (before[0] - 60, before[1] - 50)])
    pad.resize(*after)
    fingers.draw(pad, [(100, 300), (400, 320), (after[0] - 4, 100)])
    width, height = pad.box_size()
    assert height == pytest.approx(width * pad.height() / pad.width(), abs=1)
    scale = pad.width() / width
    for seen, kept in zip(pad.drawn_points(), pad.strokes(), strict=True):
        for spot, place in ((seen[0], kept[0]), (seen[-1], kept[-1])):
            assert (place[0] * scale, place[1] * scale) == pytest.approx(spot, abs=1.5 * scale)


def test_a_stroke_during_which_the_pad_is_turned_is_neither_seen_nor_kept(pad: InkPad, fingers: Fingers) -> None:
    fingers.press(pad, f0=(100, 100))
    fingers.move(pad, f0=(200, 120))
    pad.window().resize(700, 900)
    QApplication.processEvents()
    empty = pad.grab().toImage()
    fingers.move(pad, f0=(300, 120))
    fingers.release(pad, f0=(300, 120))
    assert pad.strokes() == ()
    assert pad.grab().toImage() == empty


def test_ink_follows_the_theme(pad: InkPad, fingers: Fingers) -> None:
    fingers.draw(pad, WAVE)
    dress(pad.window(), Stylist(theme=Theme.DARK))
    x, y = WAVE[60]
    assert pad.grab().toImage().pixelColor(x, y).lightness() > 200


def test_drawing_stays_within_the_pad(pad: InkPad, fingers: Fingers) -> None:
    fingers.draw(pad, [(100, 100), (100, -500), (5000, 100)])
    width, height = pad.box_size()
    assert all(0 <= x <= width and 0 <= y <= height for x, y in pad.strokes()[0])
