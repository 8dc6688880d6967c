"""Short texts hold nothing that a database or a terminal stumbles over, and any file's name can be written."""

import os

import msgspec
import pytest

from kiosk.short_text import MAX_SHORT, Short, has_control, writable


@pytest.mark.parametrize("text", ["", "Кірмаш “Мрія” №1", "a" * MAX_SHORT, "\u00a0", "👩‍👩‍👧"])
def test_what_people_write_is_short_text(text: str) -> None:
    assert msgspec.convert(text, type=Short) == text
    assert not has_control(text)


@pytest.mark.parametrize("text", ["\0", "a\n", "\n", "a\tb", "\x7f", "\x9b1m", "\x1b[2J"])
def test_a_control_character_is_found_wherever_it_stands(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(text, type=Short)
    assert has_control(text)


def test_too_long_a_text_is_not_short() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert("a" * (MAX_SHORT + 1), type=Short)


def test_a_name_that_is_no_utf_8_can_be_written_and_any_other_stays() -> None:
    assert writable(os.fsdecode(b"batch-\xff")) == "batch-\\udcff"
    assert writable("Партыя ’1’") == "Партыя ’1’"
