"""The time left is said in round words."""

import pytest

from kiosk.words import words_in
from ui.time_left import time_left

EN = words_in("en")


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(None, ""), (3, "A few seconds left"), (11, "About 20 seconds left"), (61, "About 2 minutes left")],
)
def test_the_time_left_is_rounded_up(seconds: float | None, says: str) -> None:
    assert time_left(seconds, EN) == says
