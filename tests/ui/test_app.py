"""What the program says of its own faults."""

import sys

import pytest

from ui.app import say_no_more


def test_a_fault_is_told_by_its_kind_and_place_alone(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        int("Vögelchen Canariensis")
    except ValueError as error:
        say_no_more(ValueError, error, error.__traceback__)

    out, err = capsys.readouterr()
    assert (out, err.startswith("error unforeseen: ValueError at test_app.py:")) == ("", True)
    assert "Canariensis" not in err
    assert sys.last_value is None
