"""Statistics count persons once, at their first signing, and every grouping adds up."""

from datetime import date

from factories import a_signatory, an_event
from factories_deliver import a_counted_row, a_person, many_persons, some_contents
from factories_export import a_row

from kiosk.deliver.statistics import statistics_of
from kiosk.signatory import Exposure


def test_a_person_counts_once_at_the_first_signing() -> None:
    first = a_row(1, event=an_event(day=date(2026, 11, 20)), signatory=a_signatory(country="PL"), language="de")
    again = a_row(2, event=an_event(day=date(2026, 11, 21)), signatory=a_signatory(country="LT"), language="be")

    statistics = statistics_of(some_contents([a_person(1, first, again)]))

    assert statistics.total == 1
    assert statistics.by_day == ((date(2026, 11, 20), 1),)
    assert statistics.by_country == (("PL", 1),)
    assert statistics.by_language == (("de", 1),)


def test_days_are_in_order_and_all_else_has_the_most_first() -> None:
    days = [date(2026, 11, 22), date(2026, 11, 20), date(2026, 11, 22)]
    countries = ["DE", "LT", "DE"]
    persons = [
        a_person(number, event=an_event(day=day), signatory=a_signatory(country=country))
        for number, (day, country) in enumerate(zip(days, countries, strict=True), start=1)
    ]

    statistics = statistics_of(some_contents(persons))

    assert statistics.by_day == ((days[1], 1), (days[0], 2))
    assert statistics.by_country == (("DE", 2), ("LT", 1))
    assert [event.day for event, _ in statistics.by_event] == [days[0], days[1]]


def test_the_country_of_one_who_is_withheld_counts_as_not_said() -> None:
    person = a_person(1, a_row(1, exposure=Exposure.HANDOVER), a_counted_row(2))

    assert statistics_of(some_contents([person])).by_country == (("", 1),)


def test_every_grouping_adds_up_to_the_total() -> None:
    contents = some_contents(many_persons(120, days=7))

    statistics = statistics_of(contents)

    assert statistics.total == len(contents.persons)
    for grouping in (statistics.by_day, statistics.by_event, statistics.by_country, statistics.by_language):
        assert sum(count for _, count in grouping) == statistics.total


def test_nobody_at_all() -> None:
    statistics = statistics_of(some_contents([]))

    assert (statistics.total, statistics.by_day, statistics.by_country) == (0, (), ())
