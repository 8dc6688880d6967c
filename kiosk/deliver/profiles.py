"""What each profile of a delivery shows: which persons by name, and which numbers."""

from dataclasses import replace
from typing import Any, assert_never

from kiosk.deliver.contents import Contents, Person, Profile
from kiosk.deliver.delivery import Delivery, Named, SigningOf
from kiosk.deliver.folding import fold, folded, unfolded
from kiosk.deliver.showing import first_shown, shown_rows
from kiosk.deliver.statistics import count_rows, statistics_of
from kiosk.export.snapshot import Row
from kiosk.signatory import Exposure
from kiosk.words import alphabetical


def delivery_of(contents: Contents, profile: Profile, language: str) -> Delivery:
    """The delivery of a registry's contents, with the petition in this language where the campaign has it."""
    campaign = contents.campaign
    shown = language if language in campaign.languages else campaign.default_language
    statistics = statistics_of(contents)
    plain = Delivery(
        profile=profile,
        petition=campaign.petition(shown),
        started=campaign.started,
        started_by=campaign.started_by,
        mode=contents.mode,
        digest=contents.digest,
        statistics=folded(statistics),
        signings=contents.signings,
        persons=len(contents.persons),
        named=0,
        withdrawn=contents.withdrawn,
        unreadable=contents.unreadable,
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
    rows = sorted(map(first_shown, contents.persons), key=_by_record)
    signings = [SigningOf(person.id, row) for person in contents.persons for row in shown_rows(person)]
    return replace(
        plain,
        named=sum(1 for row in rows if row.exposure is not Exposure.COUNT),
        rows=tuple(rows),
        all_signings=tuple(sorted(signings, key=lambda one: _by_record(one.row))),
    )


def _by_record(row: Row) -> Any:
    """An order that says nothing about who came after whom."""
    return row.record_id, row.kiosk_id, row.seq


def _handover(plain: Delivery, contents: Contents) -> Delivery:
    rows = [first_shown(person) for person in contents.persons if may_be_handed_over(person)]
    names = sorted(map(_named, rows), key=_by_name)
    # The others are one number: a country's persons less those on the list would tell where they live.
    by_country = fold(count_rows(rows).by_country)
    return replace(
        plain, statistics=replace(plain.statistics, by_country=by_country), named=len(names), names=tuple(names)
    )


def may_be_handed_over(person: Person) -> bool:
    """Whether the addressee may learn this person's name: only if every one of their signings says so."""
    return person.exposure is Exposure.HANDOVER


def _named(row: Row) -> Named:
    who = row.signatory
    return Named(who.given_name, who.family_name, who.country)


def _by_name(named: Named) -> tuple[str, ...]:
    """Alphabetical, and where that leaves a choice, by nothing but what is shown: never by who came first."""
    alphabet = alphabetical(named.family_name), alphabetical(named.given_name)
    return (*alphabet, named.family_name, named.given_name, named.country)
