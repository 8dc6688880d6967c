"""Who is one person depends on what the registry holds, and not on the way it came there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from factories_registry import Booth, Desk, a_booth, a_desk, some_keys
from sqlalchemy import select

from kiosk.entry_id import EntryId
from kiosk.progress import Cancelled
from kiosk.registry.comparing import count_unsettled
from kiosk.registry.pairs import KnownPair, decide, to_review
from kiosk.registry.registry import Registry
from kiosk.registry.schema import PairDecision, PairVerdict, entries, pairs
from kiosk.vault.keys import CampaignKeys

EMAIL = "kupala@example.org"
Rows = list[tuple[Any, ...]]
State = tuple[Rows, Rows]


@pytest.fixture
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture
def booth(tmp_path: Path, keys: CampaignKeys) -> Booth:
    return a_booth(tmp_path, keys)


@pytest.fixture
def desk(tmp_path: Path, keys: CampaignKeys) -> Iterator[Desk]:
    with a_desk(f"sqlite:///{tmp_path / 'registry.db'}", keys) as desk:
        yield desk


def state_of(registry: Registry) -> State:
    """Every pair with what is thought of it, and the person of every entry."""
    persons = select(entries.c.kiosk, entries.c.seq, entries.c.person_kiosk, entries.c.person_seq)
    with registry.reading() as connection:
        found = (connection.execute(query).all() for query in (select(pairs), persons))
        known, belongs = ([tuple(row) for row in rows] for rows in found)
    return sorted(known), sorted(belongs)


def person_of(desk: Desk, booth: Booth, seq: int) -> int:
    """The number of the first signing of the person who signed as this one, all at one kiosk."""
    return next(int(row[3]) for row in state_of(desk.registry)[1] if row[:2] == (booth.kiosk_id, seq))


def waiting(desk: Desk) -> list[KnownPair]:
    with desk.registry.reading() as connection:
        return to_review(connection)


def three_booths(folder: Path, keys: CampaignKeys) -> list[Path]:
    """Batches of three kiosks with relatives, other spellings, a shared mailbox, and somebody who took theirs back."""
    booths = [a_booth(folder, keys, number) for number in (1, 2, 3)]
    spellings = (("Янка", "Купала"), ("Иван", "Рудак"), ("Yanka", "Kupala"))
    strangers = (("Yanka", "Kupala"), ("Иван Петрович", "Рудак"), ("Марыя", "Купала"))
    writings = (("Алесь", "Бяляцкі"), ("Алесь", "Беляцкий"), ("Ales", "Bialiatski"))
    for booth, *names in zip(booths, spellings, strangers, writings, strict=True):
        booth.sign(*names[0], email=EMAIL)
        booth.sign(*names[1], email=EMAIL.upper())
        booth.sign(*names[2])
    booths[0].collecting.withdraw(booths[2].sign("Иван Сергеевич", "Рудак", email=EMAIL).withdraw_code)
    booths[1].collecting.mark_last_spoilt("twice")
    return [booth.export(folder / "stick") for booth in booths]


def test_pairs_and_persons_are_the_same_whatever_the_order(
    tmp_path: Path, keys: CampaignKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches = three_booths(tmp_path, keys)
    states: list[State] = []
    for number, order in enumerate(((0, 1, 2), (2, 0, 1), (1, 2, 0), (2, 1, 0))):
        monkeypatch.setattr("kiosk.merge.settling.ENTRIES_AT_ONCE", number + 1)
        with a_desk(f"sqlite:///{tmp_path / f'{number}.db'}", keys) as desk:
            for places in (order[:number], order[number:]):  # all in one merge, or in two
                desk.merge([batches[place] for place in places])
            states.append(state_of(desk.registry))
    known, belongs = states[0]
    assert {row[4] for row in known} == {PairVerdict.SAME, PairVerdict.DOUBTFUL, PairVerdict.SPOILT}
    assert len({row[2:] for row in belongs}) < len(belongs)
    assert states[1:] == states[:1] * 3


class StopsBefore:
    """Somebody who presses cancel when so much is done."""

    def __init__(self, done: int) -> None:
        self._most = done

    def advance(self, done: int, _total: int) -> None:
        if done >= self._most:
            raise Cancelled


def test_what_was_cut_short_is_finished_by_the_next_merge(
    desk: Desk, tmp_path: Path, keys: CampaignKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches = three_booths(tmp_path, keys)
    with a_desk(f"sqlite:///{tmp_path / 'whole.db'}", keys) as whole:
        whole.merge(batches)
        wanted = state_of(whole.registry)
    monkeypatch.setattr("kiosk.merge.settling.ENTRIES_AT_ONCE", 2)
    entries_read = len(wanted[1])
    with pytest.raises(Cancelled):
        desk.merge(batches, StopsBefore(entries_read + 3))
    with desk.registry.reading() as connection:
        assert count_unsettled(connection) > 0
    assert state_of(desk.registry) != wanted
    desk.merge([])
    assert state_of(desk.registry) == wanted


def test_when_the_odd_one_of_a_mailbox_withdraws_the_others_become_one_person(
    desk: Desk, booth: Booth, tmp_path: Path
) -> None:
    """While two of one given name are there, nobody can say whose signing the one without a patronymic is."""
    booth.sign("Иван", "Рудак", email=EMAIL)
    booth.sign("Иван Петрович", "Рудак", email=EMAIL)
    code = booth.sign("Иван Сергеевич", "Рудак", email=EMAIL).withdraw_code
    assert desk.merge([booth.export(tmp_path / "stick")]).counts.persons == 3
    assert waiting(desk)
    booth.collecting.withdraw(code)
    counts = desk.merge([booth.export(tmp_path / "stick")]).counts
    assert (counts.signings, counts.persons, counts.to_review) == (2, 1, 0)
    assert person_of(desk, booth, 2) == 1


def test_what_was_decided_stays_decided(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    booth.sign("Янка", "Купала", email=EMAIL)
    booth.sign("Янка", "Купала", email=EMAIL)
    booth.sign("Алесь", "Бяляцкі")
    booth.sign("Ales", "Bialiatski")
    desk.merge([booth.export(tmp_path / "stick")])
    with desk.registry.writing() as connection:
        decide(connection, EntryId(booth.kiosk_id, 1), EntryId(booth.kiosk_id, 2), PairDecision.DIFFERENT)
        decide(connection, EntryId(booth.kiosk_id, 3), EntryId(booth.kiosk_id, 4), PairDecision.SAME)
    booth.sign("Янка", "Купала", email=EMAIL)
    booth.sign("Алесь", "Беляцкий")
    desk.merge([booth.export(tmp_path / "stick")])
    said = {(row[1], row[3]): row[-1] for row in state_of(desk.registry)[0] if row[-1] != PairDecision.NONE}
    assert said == {(1, 2): PairDecision.DIFFERENT, (3, 4): PairDecision.SAME}
    assert [person_of(desk, booth, seq) for seq in (3, 4)] == [3, 3]
    assert {pair.ids for pair in waiting(desk)}.isdisjoint(
        {tuple(EntryId(booth.kiosk_id, seq) for seq in pair) for pair in said}
    )


@pytest.mark.parametrize("third", [1, 4, 9])
def test_a_third_signing_does_not_make_one_person_of_two_who_were_parted(
    registry_url: str, tmp_path: Path, keys: CampaignKeys, third: int
) -> None:
    """Kiosks' ids are random, so whether it comes before, between or after them means nothing."""
    father, son, again = (a_booth(tmp_path, keys, number) for number in (3, 6, third))
    for booth in (father, son, again):
        booth.sign("Иван", "Новик", email=EMAIL)
    a, b, c = (EntryId(booth.kiosk_id, 1) for booth in (father, son, again))
    with a_desk(registry_url, keys) as desk:
        desk.merge([father.export(tmp_path / "stick"), son.export(tmp_path / "stick")])
        with desk.registry.writing() as connection:
            decide(connection, a, b, PairDecision.DIFFERENT)
        counts = desk.merge([again.export(tmp_path / "stick")]).counts
        assert (counts.persons, counts.to_review) == (3, 2)
        assert {frozenset(pair.ids) for pair in waiting(desk)} == {frozenset((a, c)), frozenset((b, c))}


def test_a_spoilt_signing_is_to_be_seen_and_counts_until_then(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    booth.sign("Янка", "Купала")
    booth.collecting.mark_last_spoilt("ink of another")
    counts = desk.merge([booth.export(tmp_path / "stick")]).counts
    (pair,) = waiting(desk)
    assert (pair.verdict, pair.a.seq, pair.b.seq) == (PairVerdict.SPOILT, 1, 2)
    assert (counts.persons, counts.to_review) == (1, 1)


def test_a_name_that_too_many_have_makes_no_flood(
    desk: Desk, booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.registry.comparing.MOST_WITH_A_NAME", 4)
    for _ in range(4):
        booth.sign("Алена", "Бяляцкая")
    for _ in range(5):
        booth.sign("Іван", "Гарэцкі")
    desk.merge([booth.export(tmp_path / "stick")])
    assert {pair.a.seq for pair in waiting(desk)} == {1, 2, 3}
    assert len(waiting(desk)) == 6


def test_a_signing_that_only_a_csv_is_left_of_is_compared_too(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    booth.sign("Янка", "Купала", email=EMAIL)
    booth.sign("Алесь", "Бяляцкі")
    opened = booth.export_opened(tmp_path / "opened")
    (opened / "records.bin").unlink()
    desk.merge([opened])
    booth.sign("Yanka", "Kupala", email=EMAIL)
    booth.sign("Ales", "Bialiatski")
    desk.merge([booth.export(tmp_path / "stick", first=3)])
    assert person_of(desk, booth, 3) == 1
    assert [tuple(one.seq for one in pair.ids) for pair in waiting(desk)] == [(2, 4)]
