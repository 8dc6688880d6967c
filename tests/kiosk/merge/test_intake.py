"""A batch comes in whole; what is refused or stopped leaves nothing behind."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from closed_folders import a_stick, without_rights
from factories_batch import members_of, packed
from factories_registry import Booth, a_booth, some_keys
from sqlalchemy import func, select

from kiosk.batch.reader import read_batch
from kiosk.entry import Mode
from kiosk.errors import InputRefused
from kiosk.merge.intake import Intake
from kiosk.merge.outcome import BatchOutcome
from kiosk.merge.recent import Recent
from kiosk.opened_folder import CSV, PDF
from kiosk.payload import pack_payload
from kiosk.progress import Cancelled, NoProgress
from kiosk.reading_rows import ReadingRows
from kiosk.registry.registry import Registry
from kiosk.registry.schema import metadata
from kiosk.vault.keys import CampaignKeys


@pytest.fixture
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture
def booth(tmp_path: Path, keys: CampaignKeys) -> Booth:
    booth = a_booth(tmp_path, keys)
    booth.sign("Янка", "Купала", email="janka@example.org")
    booth.sign("Якуб", "Колас")
    booth.collecting.mark_last_spoilt("test")
    return booth


@pytest.fixture
def registry(tmp_path: Path, keys: CampaignKeys) -> Iterator[Registry]:
    registry = Registry.open(f"sqlite:///{tmp_path / 'registry.db'}", sha256(keys.desk.root_der).digest())
    yield registry
    registry.close()


@pytest.fixture
def executor() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as executor:
        yield executor


@pytest.fixture
def intake(registry: Registry, keys: CampaignKeys, executor: ThreadPoolExecutor) -> Intake:
    return Intake(registry, keys, executor, Recent())


def no_steps(_more: int) -> None:
    """Somebody who does not look."""


def rows_of(registry: Registry) -> dict[str, int]:
    """How many rows each table has that holds any; one of `registry` is there from the begin."""
    with registry.reading() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }
    return {name: count for name, count in counts.items() if count}


def refused(intake: Intake, path: Path) -> str:
    with pytest.raises(InputRefused) as raised:
        intake.bring(path, no_steps)
    return raised.value.code


def test_a_batch_comes_in_with_its_boxes_leads_and_notes(
    intake: Intake, registry: Registry, booth: Booth, tmp_path: Path
) -> None:
    batch = booth.export(tmp_path / "stick")
    steps: list[int] = []
    outcome = intake.bring(batch, steps.append)
    assert outcome == BatchOutcome(batch, None, new=2, kiosk_name=booth.name)
    rows = rows_of(registry)
    assert {name: rows[name] for name in ("batch", "entry", "pair", "unsettled")} == {
        "batch": 1,
        "entry": 3,
        "pair": 1,
        "unsettled": 1,
    }
    assert (registry.facts().campaign, registry.facts().mode, sum(steps)) == ("viasna", Mode.LIVE, 3)


def test_what_is_refused_leaves_nothing(intake: Intake, registry: Registry, booth: Booth, tmp_path: Path) -> None:
    sealed = booth.export(tmp_path / "stick")
    members = members_of(sealed)
    harms = {
        "records-changed": members | {"records.bin": members["records.bin"] + b"x"},
        "batch-unsigned": {name: raw for name, raw in members.items() if name != "manifest.json.p7s"},
        "signature-wrong": members | {"manifest.json": members["manifest.json"] + b" "},
    }
    for code, harmed in harms.items():
        path = tmp_path / f"{code}.kiosk-batch"
        path.write_bytes(packed(harmed))
        assert refused(intake, path) == code
        assert rows_of(registry) == {"registry": 1}
    assert registry.facts().mode is None


def test_a_folder_that_is_closed_is_refused_as_any_that_cannot_be_read(intake: Intake) -> None:
    with a_stick() as stick, without_rights():
        assert refused(intake, stick / "lost+found") == "file-unreadable"


def test_a_readable_file_that_was_changed_refuses_the_folder_though_its_records_are_whole(
    intake: Intake, registry: Registry, booth: Booth, tmp_path: Path
) -> None:
    """Whoever prints the CSV of this folder would deliver other names than the kiosk sealed."""
    for name, code in ((CSV, "csv-changed"), (PDF, "pdf-changed")):
        folder = booth.export_opened(tmp_path / code)
        raw = bytearray((folder / name).read_bytes())
        raw[len(raw) // 2] ^= 1
        (folder / name).write_bytes(raw)
        assert refused(intake, folder) == code
        assert rows_of(registry) == {"registry": 1}


def test_a_folder_as_it_was_written_comes_in_by_its_records(
    intake: Intake, registry: Registry, booth: Booth, tmp_path: Path
) -> None:
    assert intake.bring(booth.export_opened(tmp_path), no_steps).new == 2
    with registry.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(head) FROM entry").scalar() == 3  # a CSV has no heads


def test_whoever_stops_it_leaves_nothing(intake: Intake, registry: Registry, booth: Booth, tmp_path: Path) -> None:
    def stop(_more: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        intake.bring(booth.export(tmp_path / "stick"), stop)
    assert rows_of(registry) == {"registry": 1}


def test_keys_that_open_nothing_bring_nothing_in(
    registry: Registry, keys: CampaignKeys, booth: Booth, executor: ThreadPoolExecutor, tmp_path: Path
) -> None:
    stranger = Intake(registry, replace(keys, opening=some_keys().opening), executor, Recent())
    assert refused(stranger, booth.export(tmp_path / "stick")) == "keys-of-another-campaign"
    assert rows_of(registry) == {"registry": 1}


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"v": 2}, "payload-newer"), ({"v": 2, "more": 1}, "payload-newer"), ({"v": 0}, "payload-broken")],
)
def test_boxes_that_open_and_cannot_be_read_do_not_speak_against_the_keys(
    intake: Intake, booth: Booth, monkeypatch: pytest.MonkeyPatch, changes: dict[str, int], code: str
) -> None:
    keys, folder = booth.keys, booth.folder
    newer = a_booth(folder, keys, 2)
    with monkeypatch.context() as patch:
        patch.setattr("kiosk.collecting.pack_payload", lambda payload: pack_payload(payload | changes))
        newer.sign("Янка", "Купала")
    batch = newer.export(folder / "stick")

    assert refused(intake, batch) == code
    with read_batch(batch, keys.desk.root_der) as read, pytest.raises(InputRefused, match=code):
        list(ReadingRows(read, keys.opening, NoProgress()).rows())

    newer.sign("Якуб", "Колас")
    more = intake.bring(newer.export(folder / "stick"), no_steps)
    assert (more.new, more.unreadable) == (2, 1)


def test_what_was_opened_before_is_known_and_its_box_is_not_opened_again(
    registry: Registry, keys: CampaignKeys, booth: Booth, executor: ThreadPoolExecutor, tmp_path: Path
) -> None:
    batch = booth.export(tmp_path / "stick")
    Intake(registry, keys, executor, Recent()).bring(batch, no_steps)
    before = rows_of(registry)
    blind = Intake(registry, replace(keys, opening=some_keys().opening), executor, Recent())
    again = blind.bring(batch, no_steps)
    assert (again.new, again.known, again.unreadable) == (0, 2, 0)
    assert rows_of(registry) == before
