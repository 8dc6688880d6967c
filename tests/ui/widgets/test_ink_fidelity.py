"""What becomes of a signature is nowhere off the hand by more than 1 % of the pad's width, and no point is lost."""

from collections.abc import Callable

import pytest
from handwriting import SIGNATURES, apart, dense
from ink_fidelity import PAD, PX_PER_MM, Means, by_finger, by_mouse, by_pen, measured
from PySide6.QtGui import QPointingDevice
from PySide6.QtWidgets import QWidget

from kiosk.signatory import Ink, InkKind
from ui.theme import Stylist, dress
from ui.widgets.ink_pad import InkPad
from ui.widgets.ink_strokes import smooth_path

Show = Callable[..., QWidget]
BOUND = 1.0


@pytest.fixture
def pad(show: Show) -> InkPad:
    window = show(size=(1280, 720))
    made = InkPad(window)
    made.setGeometry(31, 160, *PAD)
    dress(window, Stylist())
    made.show()
    return made


@pytest.fixture(params=["finger", "pen", "mouse"])
def means(request: pytest.FixtureRequest, touch_screen: QPointingDevice) -> Means:
    return {"finger": by_finger(touch_screen), "pen": by_pen, "mouse": by_mouse}[str(request.param)]


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_signature_stays_the_hands_own(name: str, pad: InkPad, touch_screen: QPointingDevice) -> None:
    for rate in (60, 240):
        found = measured(pad, name, rate, by_finger(touch_screen))
        assert found.lost == 0, rate
        assert found.worst <= BOUND, (rate, found)


def test_two_hundred_and_forty_points_a_second_are_all_there(pad: InkPad, means: Means) -> None:
    found = measured(pad, "sharp corners", 240, means)

    assert found.sent > 240
    assert found.lost == 0
    assert sum(map(len, pad.drawn_points())) >= found.sent


def test_a_tremor_is_kept(pad: InkPad) -> None:
    """It is the hand's own: somebody who is smoothed away has not signed."""
    measured(pad, "slow tremor", 120, by_pen)
    (raw,) = [written.sampled(120, PX_PER_MM) for written in SIGNATURES["slow tremor"]]
    (kept,) = pad.strokes()
    turns = [
        one
        for one in zip(kept, kept[1:], kept[2:], strict=False)
        if (one[1][1] - one[0][1]) * (one[2][1] - one[1][1]) < 0
    ]
    raw_turns = [
        one for one in zip(raw, raw[1:], raw[2:], strict=False) if (one[1][1] - one[0][1]) * (one[2][1] - one[1][1]) < 0
    ]
    assert len(raw_turns) > 60
    assert len(turns) >= 0.95 * len(raw_turns)


@pytest.mark.parametrize("name", ["fast loops", "sharp corners"])
def test_the_pixels_lie_where_the_hand_was(name: str, pad: InkPad) -> None:
    empty = pad.grab().toImage()
    measured(pad, name, 60, by_pen)
    image = pad.grab().toImage()
    (raw,) = [written.sampled(60, PX_PER_MM) for written in SIGNATURES[name]]
    inked = [
        (float(x), float(y))
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
        if image.pixel(x, y) != empty.pixel(x, y)
    ]
    near, half = BOUND / 100 * pad.width(), 6.0
    for x, y in raw:
        spots = [(x + dx, y + dy) for dx in range(-6, 7, 2) for dy in range(-6, 7, 2)]
        assert any(image.pixel(round(a), round(b)) != empty.pixel(round(a), round(b)) for a, b in spots), (x, y)
    line = dense(raw, 4.0)
    for a, b in inked[::7]:
        assert min((a - x) ** 2 + (b - y) ** 2 for x, y in line) <= (near + half) ** 2, (a, b)


def test_what_is_sealed_is_what_was_kept(pad: InkPad) -> None:
    measured(pad, "a flowing name", 120, by_pen)
    raw = [written.sampled(120, PX_PER_MM) for written in SIGNATURES["a flowing name"]]
    packed = Ink(InkKind.DRAWN, pad.box_size()[1], pad.strokes())
    opened = Ink.of_coordinates(packed.kind, packed.height, packed.coordinates)
    scale = pad.width() / packed.width
    for one, stroke in zip(raw, opened.strokes, strict=True):
        assert 100 * apart(one, [(x * scale, y * scale) for x, y in stroke]) / pad.width() <= BOUND


def test_a_line_that_is_smoothed_too_much_is_found() -> None:
    """The measure itself: rounded through the middles of its sides, as it was once, a zigzag is off by more."""
    (raw,) = [written.sampled(60, PX_PER_MM) for written in SIGNATURES["shallow corners"]]
    corners = [raw[0], (440.0, 240.0), (640.0, 88.0), (940.0, 88.0), raw[-1]]
    path = smooth_path(corners, most=1_000.0)
    line = [(spot.x(), spot.y()) for polygon in path.toSubpathPolygons() for spot in polygon.toList()]
    assert 100 * apart(corners, line) / PAD[0] > BOUND
