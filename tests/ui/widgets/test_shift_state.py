"""Shift: once, locked, by itself, and what the hand says against it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.shift_state import ShiftState, begins_word, capital


def test_one_tap_lasts_for_one_letter() -> None:
    once = ShiftState().tapped(1000)
    assert once.capital
    assert not once.typed().capital


def test_two_quick_taps_lock() -> None:
    locked = ShiftState().tapped(1000).tapped(1200)
    assert locked.locked
    assert locked.typed().typed().capital
    assert not locked.tapped(5000).capital


def test_two_slow_taps_cancel_each_other() -> None:
    assert not ShiftState().tapped(1000).tapped(2000).capital


def test_a_word_begins_with_a_capital_by_itself() -> None:
    assert ShiftState().with_automatic(True).capital
    assert not ShiftState().with_automatic(True).with_automatic(False).capital


def test_the_hand_goes_before_the_automatic() -> None:
    refused = ShiftState().with_automatic(True).tapped(1000)
    assert not refused.capital
    assert refused.typed().capital


@given(st.lists(st.one_of(st.integers(0, 5000), st.booleans(), st.none())))
def test_after_any_history_two_letters_undo_a_single_shift(history: list[int | bool | None]) -> None:
    state = ShiftState()
    for step in history:
        if isinstance(step, bool):
            state = state.with_automatic(step)
        else:
            state = state.typed() if step is None else state.tapped(step)
    assert state.typed().capital == (state.locked or state.automatic)


def test_capitals() -> None:
    assert [capital(text) for text in ("ў", "ß", "’", ".org", "1", "ł")] == ["Ў", "ẞ", "’", ".org", "1", "Ł"]


@pytest.mark.parametrize(
    ("before", "begins"),
    [*((before, True) for before in ("", "Ann ", "Anna-", "Anna‐", "Anna–", "Д’", "O'")), ("An", False)],
)
def test_a_word_begins_behind_a_space_a_hyphen_or_an_apostrophe(before: str, begins: bool) -> None:
    assert begins_word(before) is begins
