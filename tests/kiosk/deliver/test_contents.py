"""Persons are found among signings in any order, and under the strictest exposure that one of them said."""

from factories_export import a_row
from hypothesis import given
from hypothesis import strategies as st

from kiosk.deliver.contents import persons_of, strictest
from kiosk.entry_id import EntryId
from kiosk.signatory import Exposure

SIGNINGS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(Exposure)), max_size=12)


def an_id(number: int) -> EntryId:
    return EntryId(bytes(16), number)


@given(SIGNINGS)
def test_each_person_has_all_signings_of_theirs_in_order(signings: list[tuple[int, Exposure]]) -> None:
    rows = tuple(a_row(number, exposure=said) for number, (_, said) in enumerate(signings, start=1))

    persons = persons_of(rows, [an_id(owner).to_bytes() for owner, _ in signings], [said for _, said in signings])

    assert [person.id for person in persons] == [an_id(owner) for owner in sorted({owner for owner, _ in signings})]
    for person in persons:
        own = [row for row, (owner, _) in zip(rows, signings, strict=True) if an_id(owner) == person.id]
        assert list(person.signings) == own
        assert person.exposure == strictest({row.exposure for row in own})


def test_the_strictest_holds() -> None:
    assert strictest({Exposure.HANDOVER, Exposure.COUNT, Exposure.CAMPAIGN}) is Exposure.COUNT
    assert strictest({Exposure.HANDOVER, Exposure.CAMPAIGN}) is Exposure.CAMPAIGN
