"""A hand that lies on the glass while it signs: only the finger or the pen that writes means anything."""

from functools import partial

import pytest
from booths import Booth, BoothMaker
from fingers import Fingers
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from visiting import VISITORS, put_at_sign

from kiosk.signatory import Exposure
from ui.booth.viewmodels.flow import Step
from ui.hands import Hands


@pytest.fixture(scope="session")
def touch_screen() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def booth_of(booth_of: BoothMaker) -> BoothMaker:
    """Its windows as everywhere, but not painted: what counts is what the pad holds."""
    return partial(booth_of, painted=False)


@pytest.fixture
def booth(booth_of: BoothMaker) -> Booth:
    """At the screen for signing, with a first stroke on the pad."""
    booth, hands = booth_of(), Hands()
    put_at_sign(booth.window.attendee, VISITORS["en"], Exposure.CAMPAIGN)
    hands.settle()
    hands.draw(booth.window.attendee.sign.pad_area, (((0.3, 0.3), (0.6, 0.5)),))
    return booth


def middle(window: QWidget, widget: QWidget) -> tuple[int, int]:
    spot = widget.mapTo(window, widget.rect().center())
    return spot.x(), spot.y()


def on_pad(booth: Booth, x: float, y: float) -> tuple[int, int]:
    pad = booth.window.attendee.sign.pad_area
    spot = pad.mapTo(booth.window, QPoint(round(x * pad.width()), round(y * pad.height())))
    return spot.x(), spot.y()


def buttons(booth: Booth) -> dict[str, QWidget]:
    """What a palm may lie on: below the pad, to the left and the right, and above it for a hand that hooks round."""
    area = booth.window.attendee
    return {
        "next": area.sign.on,
        "clear": area.sign.clear,
        "undo": area.sign.undo,
        "stop": area.header.stop_button,
        "language": area.header.languages.segment("de"),
    }


@pytest.mark.usefixtures("brief_pauses")
@pytest.mark.parametrize("name", ["next", "clear", "undo", "stop", "language"])
@pytest.mark.parametrize("first", ["palm", "finger"])
def test_a_palm_on_a_button_presses_nothing(name: str, first: str, booth: Booth, touch_screen: QPointingDevice) -> None:
    area, window, fingers = booth.window.attendee, booth.window, Fingers(touch_screen)
    palm = middle(window, buttons(booth)[name])
    if first == "palm":
        fingers.press(window, f0=palm)
        fingers.press(window, f1=on_pad(booth, 0.2, 0.6))
    else:
        fingers.press(window, f1=on_pad(booth, 0.2, 0.6))
        fingers.move(window, f1=on_pad(booth, 0.3, 0.6))
        fingers.press(window, f0=palm)
    for step in range(8):
        fingers.move(window, f1=on_pad(booth, 0.3 + 0.05 * step, 0.6))
    fingers.release(window, f1=on_pad(booth, 0.65, 0.6))
    fingers.release(window, f0=palm)
    Hands().settle()

    assert area.flow.state.step is Step.SIGN
    assert area.flow.language.current == "en"
    assert area.sign.pad_area.stroke_count == 2
    assert len(area.flow.state.draft.ink.strokes) == 2


def test_who_has_signed_goes_on_with_the_first_tap(booth: Booth, touch_screen: QPointingDevice) -> None:
    area, fingers = booth.window.attendee, Fingers(touch_screen)
    fingers.draw(booth.window, [on_pad(booth, 0.2 + 0.1 * step, 0.6) for step in range(5)])
    Hands().wait(lambda: not area.sign.pad_area.palm.holds, "the guard never ends")

    fingers.tap(booth.window, QPoint(*middle(booth.window, area.sign.on)))

    Hands().wait(lambda: area.flow.state.step is Step.AGREE, "the tap did nothing")


@pytest.mark.usefixtures("brief_pauses")
@pytest.mark.parametrize("side", [0.05, 0.95])
def test_a_palm_on_the_pad_to_either_side_leaves_no_ink(
    side: float, booth: Booth, touch_screen: QPointingDevice
) -> None:
    pad, window, fingers = booth.window.attendee.sign.pad_area, booth.window, Fingers(touch_screen)
    fingers.press(window, f0=on_pad(booth, side, 0.9))
    fingers.press(window, f1=on_pad(booth, 0.4, 0.4))
    for step in range(8):
        fingers.move(window, f1=on_pad(booth, 0.4 + 0.02 * step, 0.4), f0=on_pad(booth, side, 0.9 + 0.004 * step))
    fingers.release(window, f1=on_pad(booth, 0.54, 0.4))
    fingers.release(window, f0=on_pad(booth, side, 0.93))

    assert pad.stroke_count == 2
    xs = [x / 1000 for x, _ in pad.strokes()[1]]
    assert min(xs) == pytest.approx(0.4, abs=0.01)
    assert max(xs) == pytest.approx(0.54, abs=0.01)
