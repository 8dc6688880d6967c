"""Registries' contents: made-up persons with one or more signings."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from factories import a_signatory, an_event
from factories_campaign import the_campaign
from factories_export import a_row, a_row_of

from kiosk.deliver.contents import Contents, Person, strictest
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.export.snapshot import Row
from kiosk.signatory import NO_INK, Event, Exposure, Signatory
from kiosk.simulating import made_up_signings

DIGEST = bytes(range(100, 132))
FIRST_DAY = date(2026, 11, 20)


def a_person(number: int = 1, *rows: Row, **changes: object) -> Person:
    """Somebody with the signings given, or with one that has these changes."""
    signings = rows or (a_row(number, **changes),)
    said = {row.exposure for row in signings}
    return Person(EntryId(signings[0].kiosk_id, signings[0].seq), signings, strictest(said))


def a_counted_row(number: int, **changes: object) -> Row:
    """A signing of somebody who is only counted: two names, and nothing else."""
    only_names = a_signatory(city="", country="", email="")
    facts = {"signatory": only_names, "exposure": Exposure.COUNT, "ink": NO_INK}
    return a_row(number, **(facts | changes))


def some_contents(persons: Iterable[Person], **changes: object) -> Contents:
    in_order = tuple(sorted(persons, key=lambda person: person.id))
    contents = Contents(the_campaign(), Mode.LIVE, DIGEST, in_order, withdrawn=2, unreadable=0)
    return replace(contents, **changes)  # type: ignore[arg-type]  # the fields' types are checked by what tests pass


def many_persons(count: int, *, days: int = 3, countries: tuple[str, ...] = ("",), seed: int = 1) -> list[Person]:
    """Persons of `made_up_signings`, on so many days; every twentieth has signed twice."""
    random = Random(seed)  # noqa: S311 -- repeatable people, nothing secret
    events = [_an_event(place) for place in range(days)]
    persons = []
    for number, signing in enumerate(made_up_signings(count, seed, the_campaign()), start=1):
        row = a_row_of(number, signing, random.choices(events, range(days, 0, -1))[0])
        if row.exposure is not Exposure.COUNT:
            row = replace(row, signatory=_living_in(random.choice(countries), row.signatory))
        again = (replace(a_row(count + number), signatory=row.signatory, exposure=row.exposure, ink=row.ink),)
        persons.append(a_person(number, row, *(again if number % 20 == 0 else ())))
    return persons


def _an_event(place: int) -> Event:
    name, town = (("Кніжны кірмаш", "Вільня"), ("Lesung", "Köln"), ("Kirmasz", "Białystok"))[place % 3]
    return an_event(name, town, FIRST_DAY + timedelta(days=place))


def _living_in(country: str, who: Signatory) -> Signatory:
    return replace(who, country=country or who.country)
