"""What each profile shows of whom: the strictest that a person ever asked for holds, whichever signing said so."""

from itertools import permutations

import pytest
from factories import a_signatory
from factories_deliver import a_counted_row, a_person, many_persons, some_contents
from factories_export import a_row

from kiosk.deliver.contents import PROFILES, Person, Profile
from kiosk.deliver.delivery import Named
from kiosk.deliver.profiles import delivery_of
from kiosk.deliver.showing import first_shown, shown_row
from kiosk.errors import InputRefused
from kiosk.export.snapshot import NOBODY, Row
from kiosk.signatory import NO_INK, Exposure

COUNT, CAMPAIGN, HANDOVER = Exposure.COUNT, Exposure.CAMPAIGN, Exposure.HANDOVER


def a_signing_with(number: int, exposure: Exposure) -> Row:
    return a_counted_row(number) if exposure is COUNT else a_row(number, exposure=exposure)


def somebody(*exposures: Exposure) -> Person:
    return a_person(1, *(a_signing_with(number, exposure) for number, exposure in enumerate(exposures, start=1)))


@pytest.mark.parametrize("exposures", [*permutations((COUNT, CAMPAIGN, HANDOVER))])
def test_whoever_was_only_counted_once_is_withheld_in_every_row(exposures: tuple[Exposure, ...]) -> None:
    person = somebody(*exposures)
    for row in (shown_row(person, place) for place in range(len(exposures))):
        assert row.signatory == NOBODY
        assert row.ink == NO_INK
        assert row.exposure is COUNT


@pytest.mark.parametrize("exposures", [*permutations((CAMPAIGN, HANDOVER))])
def test_whoever_told_only_the_campaign_once_stays_with_it(exposures: tuple[Exposure, ...]) -> None:
    person = somebody(*exposures)

    assert {shown_row(person, place).exposure for place in range(len(exposures))} == {CAMPAIGN}
    assert first_shown(person).signatory == person.signings[0].signatory
    assert len(delivery_of(some_contents([person]), "handover", "en").names) == 0


@pytest.mark.parametrize(
    ("exposures", "full", "handover"),
    [
        ((HANDOVER,), 1, 1),
        ((HANDOVER, HANDOVER), 1, 1),
        ((CAMPAIGN,), 1, 0),
        ((HANDOVER, CAMPAIGN), 1, 0),
        ((HANDOVER, COUNT), 0, 0),
        ((COUNT,), 0, 0),
    ],
)
def test_who_is_named_where(exposures: tuple[Exposure, ...], full: int, handover: int) -> None:
    contents = some_contents([somebody(*exposures)])

    named = {profile: delivery_of(contents, profile, "en").named for profile in PROFILES}

    assert named == {"full": full, "handover": handover, "count": 0}


@pytest.mark.parametrize("profile", PROFILES)
def test_all_count_alike(profile: Profile) -> None:
    contents = some_contents(many_persons(100))

    delivery = delivery_of(contents, profile, "en")

    assert (delivery.signings, delivery.persons) == (105, 100)
    assert delivery.statistics.total == 100
    assert delivery.named + delivery.others == 100


def test_only_the_full_record_has_rows_and_only_a_handover_has_names() -> None:
    contents = some_contents(many_persons(40))
    full, handover, count = (delivery_of(contents, profile, "en") for profile in PROFILES)

    assert (len(full.rows), len(full.all_signings), full.names) == (40, 42, ())
    assert (handover.rows, handover.all_signings, len(handover.names)) == ((), (), handover.named)
    assert (count.rows, count.all_signings, count.names) == ((), (), ())


def test_the_full_record_is_in_an_order_that_tells_nothing() -> None:
    full = delivery_of(some_contents(many_persons(40)), "full", "en")

    assert [row.record_id for row in full.rows] == sorted(row.record_id for row in full.rows)
    ids = [one.row.record_id for one in full.all_signings]
    assert ids == sorted(ids)


def test_names_are_in_alphabetical_order_whoever_came_first() -> None:
    families = ["Ўзор", "Яна", "Ёлкін", "Zeller", "Öhm", "Іванова", "Łoś", "Узор", "Enz", "d’Or", "Dorn"]
    persons = [
        a_person(number, signatory=a_signatory(family_name=family)) for number, family in enumerate(families, start=1)
    ]

    names = delivery_of(some_contents(persons), "handover", "be").names

    expected = ["d’Or", "Dorn", "Enz", "Łoś", "Öhm", "Zeller", "Ёлкін", "Іванова", "Узор", "Ўзор", "Яна"]
    assert [named.family_name for named in names] == expected


def test_equal_names_are_ordered_by_what_is_shown_alone() -> None:
    countries = ["PL", "LT", "DE"]
    persons = [
        a_person(number, signatory=a_signatory(country=country)) for number, country in enumerate(countries, start=1)
    ]

    names = delivery_of(some_contents(persons), "handover", "be").names

    who = a_signatory()
    assert tuple(names) == tuple(Named(who.given_name, who.family_name, country) for country in sorted(countries))


def test_a_handovers_countries_are_those_of_the_people_it_names() -> None:
    named = [a_person(number, signatory=a_signatory(country="LT")) for number in range(1, 8)]
    hidden = [a_person(number, signatory=a_signatory(country="LT"), exposure=CAMPAIGN) for number in range(8, 10)]
    contents = some_contents([*named, *hidden])

    assert delivery_of(contents, "handover", "en").statistics.by_country.shown == (("LT", 7),)
    assert delivery_of(contents, "count", "en").statistics.by_country.shown == (("LT", 9),)


def test_the_petition_is_in_the_language_of_the_delivery_or_there_is_none() -> None:
    contents = some_contents([])

    assert delivery_of(contents, "count", "de").petition.language == "de"
    with pytest.raises(InputRefused, match="language-not-offered"):
        delivery_of(contents, "count", "fr")
