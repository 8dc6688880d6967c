"""Persons are found among signings in any order, and under the strictest exposure that one of them said."""

from datetime import date, timedelta

from factories import an_event
from factories_export import a_row
from hypothesis import given
from hypothesis import strategies as st

from kiosk.deliver.contents import Person, day_number, persons_of, strictest
from kiosk.deliver.showing import first_shown
from kiosk.deliver.statistics import count_rows
from kiosk.entry_id import EntryId
from kiosk.export.snapshot import Row
from kiosk.series import Series
from kiosk.signatory import Exposure

DAY = date(2026, 11, 20)
DAYS = st.dates(DAY, DAY + timedelta(days=3))
SIGNINGS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(Exposure), DAYS), max_size=12)


def an_id(number: int) -> EntryId:
    return EntryId(bytes(16), number)


def rows_of(signings: list[tuple[int, Exposure, date]]) -> tuple[Row, ...]:
    return tuple(
        a_row(number, exposure=said, event=an_event(day=day)) for number, (_, said, day) in enumerate(signings, start=1)
    )


def persons_among(signings: list[tuple[int, Exposure, date]]) -> Series[Person]:
    rows = rows_of(signings)
    owners = [an_id(owner).to_bytes() for owner, *_ in signings]
    return persons_of(rows, owners, [said for _, said, _ in signings], [day_number(row) for row in rows])


@given(SIGNINGS)
def test_each_person_has_all_signings_of_theirs_in_order(signings: list[tuple[int, Exposure, date]]) -> None:
    persons = persons_among(signings)
    assert [person.id for person in persons] == [an_id(owner) for owner in sorted({owner for owner, *_ in signings})]
    rows = rows_of(signings)
    for person in persons:
        own = [row for row, (owner, *_) in zip(rows, signings, strict=True) if an_id(owner) == person.id]
        assert list(person.signings) == sorted(own, key=lambda row: (day_number(row), row.seq))
        assert person.exposure == strictest({row.exposure for row in own})


def test_a_later_signing_with_a_smaller_id_changes_no_number_of_an_earlier_day() -> None:
    """Kiosks' ids are random: what was published of 20 November stands when somebody signs again on the 27th."""
    said, later = Exposure.HANDOVER, DAY + timedelta(days=7)
    before = persons_among([(2, said, DAY)])
    after = persons_among([(2, said, later), (2, said, DAY)])
    assert count_rows(map(first_shown, after)).by_day == count_rows(map(first_shown, before)).by_day == ((DAY, 1),)


def test_the_strictest_holds() -> None:
    assert strictest({Exposure.HANDOVER, Exposure.COUNT, Exposure.CAMPAIGN}) is Exposure.COUNT
    assert strictest({Exposure.HANDOVER, Exposure.CAMPAIGN}) is Exposure.CAMPAIGN
