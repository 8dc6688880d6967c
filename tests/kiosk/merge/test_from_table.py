"""A CSV that has lost its boxes gives the same rows as the boxes did, and only those that its manifest describes."""

import io
import os
import shutil
from collections.abc import Callable
from errno import EIO
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from factories_collecting import a_counted_signing_of
from factories_registry import Booth, a_booth, some_keys

from kiosk.batch.reader import read_batch
from kiosk.durable import sha256_of
from kiosk.entry import Entry, EntryKind
from kiosk.entry_id import EntryId
from kiosk.errors import InputRefused
from kiosk.export.snapshot import NOBODY
from kiosk.export.table import MAX_ROW_BYTES
from kiosk.merge.from_table import Table, TableReader, read_table
from kiosk.merge.reading import Reader
from kiosk.merge.resealing import open_resealed
from kiosk.opened_folder import CSV, describe
from kiosk.registry.schema import Holding
from kiosk.vault.keys import CampaignKeys
from kiosk.vault.tokens import TokenKey

SIGNED, COUNTED, TAKEN_BACK, WITHDRAWAL, LONE_WITHDRAWAL = range(1, 6)


@pytest.fixture(scope="module")
def keys() -> CampaignKeys:
    return some_keys()


@pytest.fixture(scope="module")
def booth(tmp_path_factory: pytest.TempPathFactory, keys: CampaignKeys) -> Booth:
    """A kiosk with one entry of each kind that a CSV shows."""
    booth = a_booth(tmp_path_factory.mktemp("booth"), keys)
    booth.sign("Янка", "Купала", email="janka@example.org", city="Вільня")
    booth.accept(a_counted_signing_of(booth.campaign))
    booth.collecting.withdraw(booth.sign("Каго", "Няма").withdraw_code)
    booth.collecting.withdraw(b"elsewhere!")
    return booth


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, booth: Booth) -> Path:
    folder = booth.export_opened(tmp_path_factory.mktemp("opened"))
    (folder / "records.bin").unlink()
    return folder


@pytest.fixture
def folder(opened: Path, tmp_path: Path) -> Path:
    """A copy of it, to be harmed."""
    return Path(shutil.copytree(opened, tmp_path / opened.name))


@pytest.fixture
def table(opened: Path, keys: CampaignKeys) -> Table:
    return read_table(opened, keys.desk.root_der)


@pytest.fixture
def reader(keys: CampaignKeys) -> Reader:
    return Reader(keys.opening, TokenKey.of(keys.opening))


@pytest.fixture
def tables(reader: Reader, keys: CampaignKeys) -> TableReader:
    return TableReader(reader, TokenKey.of(keys.opening), keys.opening.sealing_key())


def refused(folder: Path, keys: CampaignKeys) -> str:
    with pytest.raises(InputRefused) as raised:
        read_table(folder, keys.desk.root_der)
    return raised.value.code


def described_again(folder: Path, keys: CampaignKeys) -> None:
    """The desk vouches for the files as they are now."""
    digest, manifest = sha256_of(folder / CSV), (folder / "manifest.json").read_bytes()
    for name, content in describe(folder, digest, manifest, keys.desk).items():
        (folder / name).write_bytes(content)


def test_rows_come_in_order_of_their_numbers(table: Table) -> None:
    assert [row.seq for row in table.rows] == [SIGNED, COUNTED, TAKEN_BACK, LONE_WITHDRAWAL]
    assert table.description.manifest.counts.records == 3


def test_a_row_is_staged_as_the_entry_that_it_was(
    table: Table, tables: TableReader, reader: Reader, booth: Booth
) -> None:
    entries: dict[int, Entry] = {entry.seq: entry for entry in booth.entries()}
    staged = {row.seq: tables.staged(row, table.description.manifest) for row in table.rows}
    by_box = {
        seq: reader.read(entry).staged._replace(holding=Holding.RESEALED, head=None) for seq, entry in entries.items()
    }
    assert staged[SIGNED] == by_box[SIGNED]
    assert staged[COUNTED] == by_box[COUNTED]._replace(leads=None)  # whose name is in no CSV
    assert staged[LONE_WITHDRAWAL]._replace(event=None) == by_box[LONE_WITHDRAWAL]._replace(event=None)


def test_what_was_taken_back_keeps_its_place_and_nothing_else(table: Table, tables: TableReader) -> None:
    row = next(row for row in table.rows if row.seq == TAKEN_BACK)
    staged = tables.staged(row, table.description.manifest)
    assert (staged.withdrawn, staged.kind, staged.leaf) == (1, EntryKind.RECORD, row.box_sha256)
    assert (staged.code, staged.leads, staged.exposure, staged.language) == (None, None, 0, "")


def test_only_what_is_signed_is_sealed_anew(table: Table, tables: TableReader, keys: CampaignKeys) -> None:
    boxes = dict(tables.boxes(table.rows))
    assert [seq for seq, box in boxes.items() if box is None] == [TAKEN_BACK, LONE_WITHDRAWAL]
    for row in table.rows[:2]:
        box = boxes[row.seq]
        assert box is not None
        assert open_resealed(EntryId(row.kiosk_id, row.seq), box, keys.opening) == row
    assert [row.signatory == NOBODY for row in table.rows[:2]] == [False, True]


def test_the_rows_of_another_batch_are_refused(folder: Path, keys: CampaignKeys, tmp_path: Path) -> None:
    """The desk itself may have mixed them up: it vouches for files, and the manifest says which they must be."""
    for number, many in ((2, 1), (1, 9)):
        other = a_booth(tmp_path / "other", keys, number)
        for _ in range(many):
            other.sign("Іншы", "Чужы")
        shutil.copyfile(other.export_opened(tmp_path / str(number)) / CSV, folder / CSV)
        described_again(folder, keys)
        assert refused(folder, keys) == "csv-of-other-batch"


def test_a_file_that_is_longer_than_its_rows_can_be_is_not_read(folder: Path, keys: CampaignKeys) -> None:
    with (folder / CSV).open("ab") as file:
        file.truncate((5 + 2) * MAX_ROW_BYTES)
    described_again(folder, keys)
    assert refused(folder, keys) == "archive-too-large"


def test_a_changed_row_and_another_root_are_refused(folder: Path, keys: CampaignKeys) -> None:
    raw = (folder / CSV).read_bytes()
    (folder / CSV).write_bytes(raw.replace("Купала".encode(), "Купаль".encode()))
    assert refused(folder, keys) == "csv-changed"
    assert refused(folder, some_keys()) == "certificate-unknown-root"


def test_a_whole_folder_gives_its_table_too(booth: Booth, keys: CampaignKeys, table: Table, tmp_path: Path) -> None:
    whole = booth.export_opened(tmp_path)
    with read_batch(whole, keys.desk.root_der) as batch:
        assert batch.manifest.counts.records == sum(1 for row in table.rows if row.record_id)
    assert read_table(whole, keys.desk.root_der).rows == table.rows


def opening(monkeypatch: pytest.MonkeyPatch, told: Callable[[int], None]) -> None:
    """Has somebody told before each opening of a CSV, which is the how many-th it is."""
    numbers = count(1)

    def wrapped(really: Callable[..., Any]) -> Callable[..., Any]:
        def opened(path: Any, *words: Any, **more: Any) -> Any:
            if str(path).endswith(CSV):
                told(next(numbers))
            return really(path, *words, **more)

        return opened

    for module in (os, io):
        monkeypatch.setattr(module, "open", wrapped(module.open))


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_stick_that_answers_otherwise_the_second_time_brings_no_row_in(
    is_gone: bool, folder: Path, keys: CampaignKeys, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = (folder / CSV).read_bytes()
    forged = folder / "forged"
    forged.write_bytes(raw.replace("Купала".encode(), "Іншая".encode()))

    def otherwise(number: int) -> None:
        if number == 2 and is_gone:
            raise OSError(EIO, "gone")
        if number == 2:
            forged.replace(folder / CSV)

    opening(monkeypatch, otherwise)
    assert read_table(folder, keys.desk.root_der).rows == table.rows


def test_a_csv_that_cannot_be_read_is_refused_and_ends_nothing_else(
    folder: Path, keys: CampaignKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_number: int) -> None:
        raise OSError(EIO, "gone")

    opening(monkeypatch, gone)
    assert refused(folder, keys) == "readable-missing"
