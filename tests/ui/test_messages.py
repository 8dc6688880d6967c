"""Codes become sentences."""

from kiosk.errors import StorageFailed
from kiosk.words import words_in
from ui.messages import failure_message, field_message

EN = words_in("en")


def test_a_mistake_in_a_field_says_what_it_is_and_what_to_do() -> None:
    said = field_message("field-empty", EN)

    assert said.count(".") == 2
    assert field_message("", EN) == ""


def test_an_attendee_is_told_what_happened_and_nothing_that_is_for_staff() -> None:
    said = failure_message(StorageFailed("disk-full"), EN)

    assert "not saved" in said
    assert "space" not in said
