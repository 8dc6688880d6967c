"""Sizes at a desk are readable, follow the desktop's scale, and never shrink with the window."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.desk.metrics import LEAST_FONT_PX, DeskMetrics
from ui.theme import Stylist, TextKind, TextSize


def test_running_text_is_seventeen_pixels_at_the_usual_scale() -> None:
    stylist = Stylist(metrics=DeskMetrics.at_desk(1280, 720))
    assert stylist.font(TextKind.BODY).pixelSize() == 17


@pytest.mark.parametrize("kind", TextKind)
@pytest.mark.parametrize("size", TextSize)
def test_no_text_is_too_small_to_read(kind: TextKind, size: TextSize) -> None:
    stylist = Stylist(metrics=DeskMetrics.at_desk(1024, 600), text_size=size)
    assert stylist.font(kind).pixelSize() >= LEAST_FONT_PX


@given(st.integers(960, 4000), st.integers(560, 2200))
def test_letters_do_not_depend_on_the_window(width: int, height: int) -> None:
    usual, other = DeskMetrics.at_desk(1280, 720), DeskMetrics.at_desk(width, height)
    assert [usual.font_px(mm) for mm in (0, 4.8, 9.8)] == [other.font_px(mm) for mm in (0, 4.8, 9.8)]


@given(st.floats(96, 288))
def test_a_desktop_that_writes_larger_is_followed(dpi: float) -> None:
    usual, larger = DeskMetrics.at_desk(3840, 2160), DeskMetrics.at_desk(3840, 2160, dpi)
    assert larger.font_px(4.8) >= usual.font_px(4.8)
    assert larger.target >= usual.target
    assert larger.target == pytest.approx(usual.target * dpi / 96, abs=1)


def test_a_small_window_stands_closer() -> None:
    assert DeskMetrics.at_desk(1024, 600).px(100) < DeskMetrics.at_desk(1280, 720).px(100)
    assert DeskMetrics.at_desk(1920, 1080).px(100) == DeskMetrics.at_desk(1280, 720).px(100)
