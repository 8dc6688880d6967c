"""Merging gives one registry for one set of batches, whatever the order, and takes nothing that does not hold."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest
from clusters import Cluster, a_database
from factories_batch import flipped, members_of, packed
from factories_collecting import a_counted_signing_of
from factories_registry import Booth, Desk, Weekend, a_booth, a_desk, a_weekend, some_keys
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from written_over import write_over

from kiosk.batch.cms import verify_detached
from kiosk.entry import Mode
from kiosk.export.snapshot import Row
from kiosk.merge.opener import Opener
from kiosk.merge.outcome import MergeReport, RegistryCounts
from kiosk.progress import Cancelled
from kiosk.receipt import read_receipt
from kiosk.registry.sealed import SealedEntry
from kiosk.signatory import Event
from kiosk.vault.keys import CampaignKeys

KIOSKS = 3
"""Whose withdrawals go round in a circle, and at each of which one person signs; make faults has five."""
BATCHES = 3 * KIOSKS


@pytest.fixture(scope="module")
def weekend(tmp_path_factory: pytest.TempPathFactory) -> Weekend:
    return a_weekend(tmp_path_factory.mktemp("weekend"), some_keys(), KIOSKS)


checked_once = cache(verify_detached)
"""For the same signatures in every order: a half of each merge. What is refused is not kept."""


@contextmanager
def checking_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kiosk.batch.reader.verify_detached", checked_once)
        yield


def merged(url: str, weekend: Weekend, batches: list[Path]) -> MergeReport:
    with a_desk(url, weekend.keys) as desk, checking_once():
        return desk.merge(batches)


def check_sums(report: MergeReport, weekend: Weekend) -> None:
    assert sum(outcome.new for outcome in report.batches) == weekend.records
    assert replace(report.counts, to_review=-1) == weekend.counts


orders = st.permutations(range(BATCHES))
times = st.lists(st.integers(0, BATCHES - 1), max_size=12)


def in_this_order(weekend: Weekend, order: list[int], again: list[int]) -> list[Path]:
    """Every batch once, and some of them again in between."""
    mixed = list(order)
    for place, number in enumerate(again):
        mixed.insert((place * 7) % (len(mixed) + 1), number)
    return [weekend.batches[number] for number in mixed]


@pytest.fixture(scope="module")
def reference(weekend: Weekend, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The digest of one merge in the order of the events."""
    report = merged(f"sqlite:///{tmp_path_factory.mktemp('reference') / 'registry.db'}", weekend, [*weekend.batches])
    check_sums(report, weekend)
    return report.digest


@settings(max_examples=12, phases=[Phase.explicit, Phase.generate])  # one failing order is as telling as another
@given(order=orders, again=times)
def test_any_order_and_repetition_gives_one_registry_on_sqlite(
    weekend: Weekend, reference: bytes, tmp_path_factory: pytest.TempPathFactory, order: list[int], again: list[int]
) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('any') / 'registry.db'}"
    report = merged(url, weekend, in_this_order(weekend, order, again))
    check_sums(report, weekend)
    assert report.digest == reference


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(order=orders, again=times)
def test_any_order_and_repetition_gives_one_registry_on_postgresql(
    weekend: Weekend, reference: bytes, cluster: Cluster, order: list[int], again: list[int]
) -> None:
    report = merged(a_database(cluster), weekend, in_this_order(weekend, order, again))
    check_sums(report, weekend)
    assert report.digest == reference


def test_one_by_one_and_over_days_gives_the_same_registry(
    registry_url: str, weekend: Weekend, reference: bytes
) -> None:
    shuffled = Random(7).sample(weekend.batches, BATCHES)  # noqa: S311 -- repeatable
    for batch in shuffled:
        report = merged(registry_url, weekend, [batch])
    assert report.digest == reference
    assert replace(report.counts, to_review=-1) == weekend.counts


@pytest.fixture
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture
def booth(tmp_path: Path, keys: CampaignKeys) -> Booth:
    """A kiosk with three signings."""
    booth = a_booth(tmp_path, keys)
    for name in ("Купала", "Колас", "Багдановіч"):
        booth.sign("Янка", name)
    return booth


@pytest.fixture
def desk(registry_url: str, keys: CampaignKeys) -> Iterator[Desk]:
    with a_desk(registry_url, keys) as desk:
        yield desk


def test_a_second_merge_adds_nothing(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    batch = booth.export(tmp_path / "stick")
    first, second = desk.merge([batch]), desk.merge([batch])
    assert [(one.new, one.known) for one in first.batches + second.batches] == [(3, 0), (0, 3)]
    assert (second.digest, second.counts) == (first.digest, first.counts)


def test_what_a_merge_has_just_opened_is_not_opened_again_to_be_compared(
    desk: Desk, booth: Booth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: set[int] = set()
    row = Opener.row

    def noted(self: Opener, sealed: SealedEntry) -> Row | None:
        opened.add(sealed.id.seq)
        return row(self, sealed)

    monkeypatch.setattr(Opener, "row", noted)
    for _ in range(2):
        booth.sign("Янка", "Купала", email="janka@example.org")
    before = booth.entries()[-1].seq
    persons = desk.merge([booth.export(tmp_path)]).counts.persons
    assert not opened
    booth.sign("Янка", "Купала", email="janka@example.org")
    again = desk.merge([booth.export(tmp_path, first=before + 1)])
    assert again.counts.persons == persons == again.counts.signings - 2
    assert {before - 1, before} <= opened
    assert before + 1 not in opened


def test_a_genuine_older_batch_adds_nothing(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    older = booth.export(tmp_path / "older", last=2)
    newer = desk.merge([booth.export(tmp_path / "newer")])
    report = desk.merge([older])
    assert [(one.code, one.new, one.known) for one in report.batches] == [(None, 0, 2)]
    assert report.digest == newer.digest


def test_a_second_copy_brings_what_a_batch_brings(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    copy = booth.second_copy(tmp_path / "copy-01010101-1.kiosk-copy", grown_from=1)
    from_copy, again = desk.merge([copy]), desk.merge([booth.export(tmp_path / "stick")])
    assert [(one.code, one.new, one.known) for one in from_copy.batches] == [(None, 3, 0)]
    assert [(one.code, one.new, one.known) for one in again.batches] == [(None, 0, 3)]
    assert again.digest == from_copy.digest


def test_a_gap_is_accepted_and_named_and_closes_later(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    late, early = booth.export(tmp_path / "late", first=3), booth.export(tmp_path / "early", last=2)
    (outcome,) = desk.merge([late]).batches
    assert (outcome.code, outcome.new, outcome.gap) == (None, 1, (1, 2))
    (outcome,) = desk.merge([early]).batches
    assert (outcome.code, outcome.new, outcome.gap) == (None, 2, None)


def test_a_batch_without_entries_is_in_and_changes_nothing(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    empty = booth.export(tmp_path / "stick", first=4)
    assert desk.codes([empty]) == [None]
    assert desk.registry.facts().mode is None


def test_a_fork_is_refused_wherever_it_begins(desk: Desk, booth: Booth, keys: CampaignKeys, tmp_path: Path) -> None:
    twin = a_booth(tmp_path / "twin", keys)  # a second machine that was set up from the same kit
    for name in ("Ластоўскі", "Цётка", "Бядуля", "Дубоўка"):
        twin.sign("Іншы", name)
    before = desk.merge([booth.export(tmp_path / "stick")])
    whole, tail = twin.export(tmp_path / "twins"), twin.export(tmp_path / "twins tail", first=4)
    report = desk.merge([whole, tail])
    assert [(one.code, one.new) for one in report.batches] == [("batch-forked", 0), ("batch-forked", 0)]
    assert (report.digest, report.counts) == (before.digest, before.counts)


def test_a_fork_behind_a_gap_is_found_when_the_gap_closes(
    desk: Desk, booth: Booth, keys: CampaignKeys, tmp_path: Path
) -> None:
    twin = a_booth(tmp_path / "twin", keys)
    for name in ("Ластоўскі", "Цётка"):
        twin.sign("Іншы", name)
    assert desk.codes([booth.export(tmp_path / "tail", first=3)]) == [None]
    assert desk.codes([twin.export(tmp_path / "twins")]) == ["batch-forked"]


def test_strangers_and_others_are_refused_and_the_rest_is_in(
    desk: Desk, booth: Booth, keys: CampaignKeys, tmp_path: Path
) -> None:
    good = booth.export(tmp_path / "stick")
    strange = a_booth(tmp_path / "strange", some_keys(), 2)
    rehearsal = a_booth(tmp_path / "rehearsal", keys, 3, mode=Mode.REHEARSAL)
    other = a_booth(tmp_path / "other", keys, 4, campaign_id="other")
    for one in (strange, rehearsal, other):
        one.sign("Хтосьці", "Чужы")
    batches = [one.export(tmp_path / "others") for one in (strange, rehearsal, other)]
    report = desk.merge([batches[0], batches[1], good, batches[2]])
    assert [one.code for one in report.batches] == [
        "certificate-unknown-root",
        "batch-of-other-mode",
        None,
        "batch-of-other-campaign",
    ]
    assert [one.refused for one in report.batches] == [1, 1, 0, 1]
    assert report.counts.signings == 3


def test_a_rehearsal_among_the_batches_does_not_make_it_a_rehearsals_registry(
    desk: Desk, booth: Booth, keys: CampaignKeys, tmp_path: Path
) -> None:
    rehearsal = a_booth(tmp_path, keys, 2, mode=Mode.REHEARSAL)
    rehearsal.sign("Проба", "Пробная")
    report = desk.merge([rehearsal.export(tmp_path / "r"), booth.export(tmp_path / "l")])
    assert [one.code for one in report.batches] == ["batch-of-other-mode", None]


def test_keys_of_another_campaign_open_no_registry_rows(
    desk: Desk, booth: Booth, keys: CampaignKeys, tmp_path: Path
) -> None:
    """The root is right and the sealing key another: nothing can be opened, and nothing is taken."""
    desk.merging = type(desk.merging)(desk.registry, replace(keys, opening=some_keys().opening), desk.executor)
    assert desk.codes([booth.export(tmp_path / "stick")]) == ["keys-of-another-campaign"]
    assert desk.registry.facts().mode is None


def test_changed_bytes_refuse_the_batch_and_change_no_row(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    raw, before = booth.export(tmp_path / "stick").read_bytes(), desk.merge([])
    spoilt = tmp_path / "spoilt.kiosk-batch"
    for bit in Random(3).sample(range(8 * len(raw)), 40):  # noqa: S311 -- repeatable
        write_over(spoilt, flipped(raw, bit))
        report = desk.merge([spoilt])
        assert report.batches[0].code is not None
        assert report.digest == before.digest


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("cut", "archive-broken"),
        ("member gone", "batch-members-wrong"),
        ("member added", "batch-members-wrong"),
        ("unsigned", "batch-unsigned"),
        ("other records", "records-changed"),
        ("missing", "file-unreadable"),
    ],
)
def test_each_harm_has_its_code(desk: Desk, booth: Booth, tmp_path: Path, harm: str, code: str) -> None:
    path = booth.export(tmp_path / "stick")
    members = members_of(path)
    if harm == "cut":
        path.write_bytes(path.read_bytes()[:-100])
    elif harm == "missing":
        path.unlink()
    else:
        members |= {"extra.txt": b"x"} if harm == "member added" else {}
        members |= {"records.bin": members["records.bin"] + b"x"} if harm == "other records" else {}
        for gone in {"member gone": ["records.bin"], "unsigned": ["manifest.json.p7s"]}.get(harm, []):
            del members[gone]
        path.write_bytes(packed(members))
    assert desk.codes([path]) == [code]
    assert desk.registry.facts().mode is None


def test_a_withdrawal_that_comes_first_takes_back_what_comes_later(
    desk: Desk, booth: Booth, keys: CampaignKeys, tmp_path: Path
) -> None:
    code = booth.sign("Каго", "Няма").withdraw_code
    other = a_booth(tmp_path, keys, 2)
    other.collecting.withdraw(code)
    assert desk.merge([other.export(tmp_path / "other")]).counts == RegistryCounts()
    assert desk.merge([booth.export(tmp_path / "stick")]).counts.withdrawn == 1
    with desk.registry.reading() as connection:
        boxes = connection.exec_driver_sql("SELECT count(*) FROM box WHERE seq = 4").scalar()
    assert boxes == 0


def test_a_folder_without_its_records_merges_from_its_csv_to_the_same_registry(
    desk: Desk, booth: Booth, keys: CampaignKeys, tmp_path: Path
) -> None:
    booth.collecting.withdraw(booth.sign("Каго", "Няма").withdraw_code)
    booth.accept(a_counted_signing_of(booth.campaign))
    booth.sign("Янка", "Купала", email="janka@example.org")
    booth.sign("Янка", "Купала", email="janka@example.org")
    opened = booth.export_opened(tmp_path / "opened")
    sealed = booth.export(tmp_path / "stick")
    with a_desk(f"sqlite:///{tmp_path / 'other.db'}", keys) as other:
        wanted = other.merge([sealed])
    (opened / "records.bin").unlink()
    by_csv = desk.merge([opened])
    assert [(one.code, one.new) for one in by_csv.batches] == [(None, 7)]
    assert by_csv.digest == wanted.digest
    assert replace(by_csv.counts, to_review=0) == replace(wanted.counts, to_review=0)
    by_boxes = desk.merge([sealed])
    assert [(one.code, one.new, one.known) for one in by_boxes.batches] == [(None, 0, 7)]
    assert by_boxes.digest == wanted.digest
    assert by_boxes.counts == wanted.counts


def test_a_changed_csv_is_refused(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    opened = booth.export_opened(tmp_path / "opened")
    (opened / "records.bin").unlink()
    table = opened / "signatures.csv"
    table.write_bytes(table.read_bytes().replace("Колас".encode(), "Голас".encode()))
    assert desk.codes([opened]) == ["csv-changed"]
    shutil.rmtree(opened)


def test_a_receipt_covers_what_is_held_without_a_gap_and_was_opened(
    desk: Desk, booth: Booth, keys: CampaignKeys, tmp_path: Path
) -> None:
    root = keys.desk.root_der
    report = desk.merge([booth.export(tmp_path / "tail", first=3)], receipts=tmp_path / "receipts")
    assert report.receipts == ()
    report = desk.merge([booth.export(tmp_path / "head", last=2)], receipts=tmp_path / "receipts")
    receipt = read_receipt(report.receipts[0], root)
    assert (receipt.kiosk_id, receipt.last_seq, receipt.head) == (booth.kiosk_id, 3, booth.ledger.tip.head)


def test_a_csv_earns_no_receipt(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    opened = booth.export_opened(tmp_path / "opened")
    (opened / "records.bin").unlink()
    assert desk.merge([opened], receipts=tmp_path / "receipts").receipts == ()


class StopsAt:
    """Somebody who presses cancel after so many steps."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def advance(self, _done: int, _total: int) -> None:
        self._left -= 1
        if self._left < 0:
            raise Cancelled


def test_cancelling_leaves_whole_batches_only_and_the_next_merge_goes_on(
    registry_url: str, weekend: Weekend, reference: bytes
) -> None:
    for steps in range(0, 12, 2):
        with a_desk(registry_url, weekend.keys) as desk:
            with pytest.raises(Cancelled), checking_once():
                desk.merge(weekend.batches, StopsAt(steps))
            with desk.registry.reading() as connection:
                rows = connection.exec_driver_sql("SELECT kiosk, max(seq), count(*) FROM entry GROUP BY kiosk")
                assert all(last == count for _, last, count in rows)
    assert merged(registry_url, weekend, list(weekend.batches)).digest == reference


def test_progress_counts_up_to_its_total(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    class Watching:
        def advance(self, done: int, total: int) -> None:
            seen.append((done, total))

    desk.merge([booth.export(tmp_path / "stick")], Watching())
    assert seen == sorted(seen)
    assert {total for _, total in seen} == {6}
    assert seen[-1] == (6, 6)


def test_events_and_names_of_kiosks_are_no_signatories(desk: Desk, booth: Booth, tmp_path: Path) -> None:
    """Provenance says where entries came from."""
    booth.event = Event("Кірмаш", "Вільня", booth.event.day)
    booth.sign("Янка", "Брыль")
    batch = booth.export(tmp_path / "stick")
    desk.merge([batch])
    with desk.registry.reading() as connection:
        (row,) = connection.exec_driver_sql("SELECT name, kiosk_name, manifest_sha256 FROM batch").all()
    assert tuple(row) == (batch.name, booth.name, sha256(members_of(batch)["manifest.json"]).digest())
