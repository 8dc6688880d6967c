"""What each profile of a delivery shows: which persons by name, and which numbers."""

from array import array
from collections.abc import Iterable
from dataclasses import replace
from itertools import repeat
from typing import assert_never

from kiosk.deliver.contents import Contents, Person, Profile
from kiosk.deliver.delivery import Delivery, Named, SigningOf
from kiosk.deliver.folding import fold, folded, unfolded
from kiosk.deliver.showing import first_shown, shown_row
from kiosk.deliver.statistics import count_rows, statistics_of
from kiosk.errors import InputRefused
from kiosk.export.snapshot import Asked, record_key
from kiosk.series import MadeFrom, Picked, sorted_places
from kiosk.signatory import Exposure
from kiosk.words import alphabetical


def delivery_of(contents: Contents, profile: Profile, language: str) -> Delivery:
    """The delivery of a registry's contents, in this language.

    Raises InputRefused("language-not-offered") where the petition is not there in it.
    """
    campaign = contents.campaign
    if language not in campaign.languages:
        raise InputRefused("language-not-offered")
    statistics = statistics_of(contents)
    plain = Delivery(
        profile=profile,
        petition=campaign.petition(language),
        started=campaign.started,
        started_by=campaign.started_by,
        starter=campaign.starter(language),
        mode=contents.mode,
        digest=contents.digest,
        statistics=folded(statistics),
        signings=contents.signings,
        persons=len(contents.persons),
        named=0,
        withdrawn=contents.withdrawn,
        unreadable=contents.unreadable,
        asked=Asked.by(campaign.form),
    )
    match profile:
        case "full":
            return replace(_full(plain, contents), statistics=unfolded(statistics))
        case "handover":
            return _handover(plain, contents)
        case "count":
            return plain
        case _:
            assert_never(profile)


def _full(plain: Delivery, contents: Contents) -> Delivery:
    persons = contents.persons
    owners, places = array("I"), array("I")
    keys: list[bytes] = []
    for number, person in enumerate(persons):
        keys += map(record_key, person.signings)
        owners.extend(repeat(number, len(person.signings)))
        places.extend(range(len(person.signings)))
    in_order = sorted_places(keys)
    first = array("I", (owners[number] for number in in_order if places[number] == 0))

    def signing(number: int) -> SigningOf:
        person = persons[owners[number]]
        return SigningOf(person.id, shown_row(person, places[number]))

    return replace(
        plain,
        named=sum(1 for person in persons if person.exposure is not Exposure.COUNT),
        rows=MadeFrom(Picked(persons, first), first_shown),
        all_signings=MadeFrom(in_order, signing),
        other_wording=_of_other_wording(persons, contents),
    )


def _handover(plain: Delivery, contents: Contents) -> Delivery:
    persons = contents.persons
    allowed = Picked(persons, [number for number, person in enumerate(persons) if may_be_handed_over(person, contents)])
    names = MadeFrom(allowed, _named)
    # The others are one number: a country's persons less those on the list would tell where they live.
    by_country = fold(count_rows(map(first_shown, allowed)).by_country)
    return replace(
        plain,
        statistics=replace(plain.statistics, by_country=by_country),
        named=len(names),
        names=Picked(names, sorted_places(map(_by_name, names))),
        other_wording=_of_other_wording(allowed, contents),
    )


def may_be_handed_over(person: Person, contents: Contents) -> bool:
    """Whether the addressee may learn this person's name: only if every signing that may be theirs says so."""
    return person.exposure is Exposure.HANDOVER and person.id not in contents.in_doubt


def _of_other_wording(persons: Iterable[Person], contents: Contents) -> int:
    if not contents.other_texts:  # as nearly always: not every signing need be read once more
        return 0
    return sum(all(row.text_sha256 in contents.other_texts for row in person.signings) for person in persons)


def _named(person: Person) -> Named:
    who = first_shown(person).signatory
    return Named(who.given_name, who.family_name, who.country)


def _by_name(named: Named) -> bytes:
    """Alphabetical, and where that leaves a choice, by nothing but what is shown: never by who came first."""
    alphabet = alphabetical(named.family_name), alphabetical(named.given_name)
    return "\0".join((*alphabet, named.family_name, named.given_name, named.country)).encode()
