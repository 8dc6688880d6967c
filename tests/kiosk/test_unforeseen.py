"""A fault in the program is told without what somebody typed."""

from kiosk.unforeseen import unforeseen


def test_a_fault_is_told_by_kind_and_place_of_where_it_arose() -> None:
    try:
        int("Vögelchen Canariensis")
    except ValueError as error:
        told = unforeseen(error)

    assert told.code == "unforeseen"
    assert told.facts["kind"] == "ValueError"
    assert str(told.facts["place"]).startswith("test_unforeseen.py:")
    assert told.__context__ is None


def test_a_fault_that_was_never_raised_has_no_place() -> None:
    assert unforeseen(ValueError()).facts["place"] == "?"
