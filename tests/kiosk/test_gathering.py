"""What deliveries are made of: every signing that counts, by person and in order, and numbers for the rest."""

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from os import urandom
from pathlib import Path

import pytest
from factories_collecting import a_counted_signing_of, a_signing_of
from factories_registry import Booth, Desk, a_booth, a_desk, some_keys

from kiosk.campaign_folder import read_campaign
from kiosk.collecting import Collecting
from kiosk.deliver.contents import PROFILES, Contents
from kiosk.deliver.profiles import delivery_of
from kiosk.entry import Mode
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.gathering import Gathering
from kiosk.known_campaigns import KEPT
from kiosk.paths import CAMPAIGNS
from kiosk.progress import Cancelled, NoProgress, Progress
from kiosk.receipt_code import withdraw_tag
from kiosk.registry.pairs import decide
from kiosk.registry.schema import PairDecision
from kiosk.registry.withdrawing import withdraw_code
from kiosk.signatory import NO_INK, Exposure, Signatory
from kiosk.vault.keys import CampaignKeys
from kiosk.vault.seal import OpeningKey
from kiosk.vault.tokens import TokenKey

EMAIL = "kupala@example.org"


@pytest.fixture
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture
def desk(registry_url: str, keys: CampaignKeys) -> Iterator[Desk]:
    with a_desk(registry_url, keys) as desk:
        yield desk


def gathered(
    desk: Desk, folder: Path, progress: Progress | None = None, *, with_ink: bool = True
) -> AbstractContextManager[Contents]:
    gathering = Gathering(desk.registry, desk.keys.opening, desk.executor)
    return gathering.contents(folder, progress or NoProgress(), with_ink=with_ink)


def accept_for_other_keys(booth: Booth) -> None:
    """A signing in a box that nobody here opens."""
    others = Collecting(
        ledger=booth.ledger,
        sealing_key=OpeningKey.generate().sealing_key(),
        identity=booth.identity,
        campaign=booth.campaign,
        event=lambda: booth.event,
        randomness=urandom,
    )
    others.accept(a_signing_of(booth.campaign))


def two_booths(folder: Path, keys: CampaignKeys) -> list[Path]:
    """One person at both kiosks, one who is only counted, one who took theirs back, and a box for other keys."""
    first, second = a_booth(folder, keys, 1), a_booth(folder, keys, 2)
    first.sign("Янка", "Купала", email=EMAIL)
    code = first.sign("Каго", "Няма").withdraw_code
    accept_for_other_keys(first)
    second.accept(a_counted_signing_of(second.campaign))
    second.collecting.withdraw(code)
    second.sign("Yanka", "Kupala", exposure=Exposure.CAMPAIGN, email=EMAIL)
    return [booth.export(folder / "stick") for booth in (second, first)]


def test_persons_come_in_order_with_their_signings_as_they_were_sealed(
    desk: Desk, keys: CampaignKeys, tmp_path: Path
) -> None:
    report = desk.merge(two_booths(tmp_path, keys))
    one, two = bytes((1,)) * 16, bytes((2,)) * 16
    with gathered(desk, tmp_path) as contents:
        assert [person.id for person in contents.persons] == [EntryId(one, 1), EntryId(two, 1)]
        rows = [list(person.signings) for person in contents.persons]
    signings = [[(row.kiosk_id, row.seq) for row in own] for own in rows]
    assert signings == [[(one, 1), (two, 3)], [(two, 1)]]
    who = [[row.signatory for row in own] for own in rows]
    assert who[0] == [Signatory("Янка", "Купала", email=EMAIL), Signatory("Yanka", "Kupala", email=EMAIL)]
    assert [person.exposure for person in contents.persons] == [Exposure.CAMPAIGN, Exposure.COUNT]
    assert (contents.mode, contents.digest, contents.campaign.id) == (Mode.LIVE, report.digest, "viasna")


def test_what_was_taken_back_or_does_not_open_is_a_number_only(desk: Desk, keys: CampaignKeys, tmp_path: Path) -> None:
    report = desk.merge(two_booths(tmp_path, keys))
    with gathered(desk, tmp_path) as contents:
        rows = [row for person in contents.persons for row in person.signings]
    assert (contents.signings, contents.withdrawn, contents.unreadable) == (3, 1, 1)
    assert contents.signings + contents.unreadable == report.counts.signings
    assert not [row for row in rows if row.signatory.given_name == "Каго"]


def test_ink_is_there_where_it_is_asked_for(desk: Desk, keys: CampaignKeys, tmp_path: Path) -> None:
    desk.merge(two_booths(tmp_path, keys))
    with gathered(desk, tmp_path) as drawn, gathered(desk, tmp_path, with_ink=False) as bare:
        first, first_bare = (list(one.persons[0].signings) for one in (drawn, bare))
        assert {row.ink for person in bare.persons for row in person.signings} == {NO_INK}
    assert [row.ink == NO_INK for row in first] == [False, False]
    assert bare.digest == drawn.digest
    assert [row.signatory for row in first_bare] == [row.signatory for row in first]


def test_texts_that_were_signed_and_are_not_shown_are_told(desk: Desk, keys: CampaignKeys, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CAMPAIGNS / "viasna", tmp_path / KEPT / "corrected"))
    text = folder / "texts" / "be.toml"
    title = read_campaign(folder).petition("be").title
    text.write_text(text.read_text("utf-8").replace(title, f"{title}!"), "utf-8")
    corrected = read_campaign(folder)
    first, second = a_booth(tmp_path, keys, 1), a_booth(tmp_path, keys, 2, campaign=corrected)
    for booth, names in ((first, ("Зося", "Марыя")), (second, ("Янка",))):
        for name in names:
            booth.sign(name, "Рудак")
    desk.merge([booth.export(tmp_path / "stick") for booth in (first, second)])

    with gathered(desk, tmp_path) as contents:
        assert contents.campaign.text_hashes() == first.campaign.text_hashes()
        assert contents.other_texts == {corrected.petition("be").text_sha256}
        assert delivery_of(contents, "full", "be").other_wording == 1


def test_an_empty_registry_has_nothing_to_deliver(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as raised, gathered(desk, tmp_path):
        pass
    assert raised.value.code == "registry-empty"


class Watching:
    """Somebody who looks on, and may press cancel."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.seen: list[tuple[int, int]] = []

    def advance(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        if len(self.seen) > self._most:
            raise Cancelled


def test_progress_counts_signings_and_may_stop_it(
    desk: Desk, keys: CampaignKeys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.merge(two_booths(tmp_path, keys))
    monkeypatch.setattr("kiosk.gathering.BOXES_AT_ONCE", 1)
    patient, hasty = Watching(9), Watching(1)
    with gathered(desk, tmp_path, patient):
        assert patient.seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    with pytest.raises(Cancelled), gathered(desk, tmp_path, hasty):
        pass


def test_while_a_pair_waits_a_handover_leaves_out_who_may_have_chosen_otherwise(
    desk: Desk, keys: CampaignKeys, tmp_path: Path
) -> None:
    booth = a_booth(tmp_path, keys)
    booth.sign("Іван", "Новік", email=EMAIL, city="Вільня", country="LT")
    booth.sign("Іван", "Новік", exposure=Exposure.COUNT)
    booth.sign("Алена", "Рудак")
    desk.merge([booth.export(tmp_path / "stick")])
    one, other = EntryId(booth.kiosk_id, 1), EntryId(booth.kiosk_id, 2)
    with gathered(desk, tmp_path) as contents:
        delivery = delivery_of(contents, "handover", "be")
        assert [named.family_name for named in delivery.names] == ["Рудак"]
        assert contents.to_review == 1
        assert (delivery.persons, delivery.others) == (3, 2)
    for said, named in ((PairDecision.DIFFERENT, 2), (PairDecision.SAME, 1), (PairDecision.NONE, 1)):
        with desk.registry.writing() as connection:
            decide(connection, one, other, said)
        with gathered(desk, tmp_path) as contents:
            assert delivery_of(contents, "handover", "be").named == named


def test_whoever_withdrew_the_stricter_of_two_signings_is_not_named_by_the_other(
    desk: Desk, keys: CampaignKeys, tmp_path: Path
) -> None:
    first, second = a_booth(tmp_path, keys, 1), a_booth(tmp_path, keys, 2)
    first.sign("Ганна", "Рудак", city="Вільня", country="LT")
    code = second.sign("Ганна", "Рудак", exposure=Exposure.COUNT).withdraw_code
    batches = [booth.export(tmp_path / "stick") for booth in (first, second)]
    desk.merge(batches)
    with desk.registry.writing() as connection:
        decide(connection, EntryId(first.kiosk_id, 1), EntryId(second.kiosk_id, 1), PairDecision.SAME)
        assert withdraw_code(connection, TokenKey.of(keys.opening).code(withdraw_tag(code))) == 1
    desk.merge(batches)
    with gathered(desk, tmp_path) as contents:
        assert [delivery_of(contents, profile, "be").named for profile in PROFILES] == [0, 0, 0]


def test_a_pair_that_waits_hides_nobody_where_both_may_be_named(desk: Desk, keys: CampaignKeys, tmp_path: Path) -> None:
    booth = a_booth(tmp_path, keys)
    booth.sign("Іван", "Новік", email=EMAIL)
    booth.sign("Іван", "Новік")
    desk.merge([booth.export(tmp_path / "stick")])
    with gathered(desk, tmp_path) as contents:
        assert (contents.to_review, delivery_of(contents, "handover", "be").named) == (1, 2)
