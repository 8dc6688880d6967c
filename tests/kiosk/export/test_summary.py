"""A summary counts what was signed, whatever the order of the rows, and gathers every character that they show."""

from random import Random

from factories import a_signatory, an_event
from factories_export import a_row, in_order, many_rows

from kiosk.export.snapshot import withheld
from kiosk.export.summary import summary_of


def test_only_what_is_signed_is_counted_by_groups() -> None:
    gone = [withheld(a_row(number, status="withdrawn")) for number in (3, 4)]
    elsewhere = a_row(5, status="withdrawn", record_id=b"", event=None)

    summary = summary_of([a_row(1), a_row(2, language="de"), *gone, elsewhere])

    assert (summary.signed, summary.withdrawn, summary.records) == (2, 2, 4)
    assert summary.by_event == ((an_event(), 2),)
    assert summary.by_language == (("be", 1), ("de", 1))
    assert sum(number for _, number in summary.by_country) == 2


def test_the_order_of_rows_changes_nothing() -> None:
    rows = list(in_order(many_rows(60)))
    summary = summary_of(rows)
    Random(1).shuffle(rows)  # noqa: S311 -- repeatable order

    assert summary_of(iter(rows)) == summary
    assert [number for _, number in summary.by_country] == sorted((n for _, n in summary.by_country), reverse=True)


def test_characters_are_those_of_people_and_events_as_they_will_be_drawn() -> None:
    who = a_signatory(given_name="A\u0301", family_name="😀", city="Ž", email="@")

    characters = summary_of([a_row(1, signatory=who, event=an_event("Q", "Ў"))]).characters

    assert characters == {"Á", "😀", "Ž", "Q", "Ў"}
