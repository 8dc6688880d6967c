"""The pauses that hands are made to take, cut short: for tests of what comes after them.

A second touch is a slip for half a second, nothing beside the pad takes a press for a quarter of one after a stroke, a
key offers letters after half a second, and what cannot be taken back is held for one and a half.
"""

from collections.abc import Iterator

import pytest

from ui.booth.pages import staff_parts
from ui.widgets import counting_text, deliberate_button, goal_bar, palm_guard, touch_keyboard, veil


@pytest.fixture
def brief_pauses() -> Iterator[None]:
    """On buttons and pads that are made from now on: for hands that wait before they press what still takes nothing."""
    # Not by the test's own `monkeypatch`, which a test may undo before it is through.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deliberate_button, "GUARD_MS", 20)
        patch.setattr(palm_guard, "AFTER_MS", 10)
        patch.setattr(staff_parts, "HOLD_MS", 100)
        yield


@pytest.fixture
def brief_key_presses() -> Iterator[None]:
    """On touch keyboards that are made from now on, where no letter is to be tapped."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(touch_keyboard, "LONG_PRESS_MS", 40)
        yield


@pytest.fixture
def brief_motion() -> Iterator[None]:
    """Of numbers, bars and veils that are made from now on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting_text, "ROLL_MS", 60)
        patch.setattr(goal_bar, "FILL_MS", 60)
        patch.setattr(veil, "FADE_MS", 60)
        patch.setattr(veil, "STEP_MS", 5)
        yield
