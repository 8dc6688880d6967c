"""Moments and numbers on the staff screens tell staff enough and bystanders nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.signatory import Event
from kiosk.words import words_in
from ui.booth.viewmodels.staff_wording import event_line, in_round_signings, last_save, size, wait_left

EN = words_in("en")


@given(st.floats(min_value=0, max_value=899))
def test_every_moment_of_a_quarter_of_an_hour_reads_the_same(seconds: float) -> None:
    assert last_save(seconds, EN) == last_save(0, EN)


@pytest.mark.parametrize(
    ("seconds", "says"),
    [(None, "Nothing has been signed"), (0, "15 minutes"), (900, "last hour"), (3600, "more than an hour")],
)
def test_the_last_save_is_told_coarsely(seconds: float | None, says: str) -> None:
    assert says in last_save(seconds, EN)


def test_a_wait_is_counted_in_seconds_then_in_minutes() -> None:
    assert [wait_left(each, EN) for each in (1, 119, 121)] == ["1 second", "119 seconds", "3 minutes"]


@given(st.integers(min_value=0, max_value=10**9))
def test_free_space_is_never_promised_too_high(free: int) -> None:
    rounded = in_round_signings(free)
    assert rounded <= free < rounded + max(1, free // 10 + 1)


def test_the_event_line_leaves_out_what_is_not_known() -> None:
    assert event_line(Event("Fair", "", date(2026, 11, 22)), EN) == "Fair · Nov\u00a022,\u00a02026"


def test_a_size_reads_in_the_unit_that_fits() -> None:
    assert [size(each, EN) for each in (0, 412_000, 2_600_000)] == ["1 kB", "412 kB", "3 MB"]
