"""Hebrew names are drawn as they are read, and of Arabic ones it is said that they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.export.right_to_left import in_order_of_drawing, is_joined

HEBREW = "דוד כהן"
TURNED = "ןהכ דוד"


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("David Cohen", "David Cohen"),
        (HEBREW, TURNED),
        ("כהן, דוד", "דוד ,ןהכ"),
        (f"David {HEBREW} (Haifa)", f"David {TURNED} (Haifa)"),
        ("דו\u05bcד", "דו\u05bcד"),  # a mark stays behind its letter
        ("א 17 ב", "א 17 ב"),
        ("", ""),
    ],
)
def test_stretches_of_hebrew_are_turned_round(text: str, drawn: str) -> None:
    assert in_order_of_drawing(text) == drawn


@given(st.text(st.sampled_from("abאבג ,1\u05b4\u05bc"), max_size=30))
def test_turning_loses_nothing(text: str) -> None:
    assert sorted(in_order_of_drawing(text)) == sorted(text)


def test_which_letters_are_joined() -> None:
    assert all(map(is_joined, "داود\u07ca\u0712"))  # Arabic, N’Ko and Syriac
    assert not any(map(is_joined, "דabЖ1 \u200f,字"))
