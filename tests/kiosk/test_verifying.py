"""Verifying with the keys: what lies readable in an opened folder is what the boxes say."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from factories_opened import OpenedFolder, an_opened_folder

from kiosk.batch.reader import read_batch
from kiosk.batch.writer import write_sealed
from kiosk.durable import sha256_of
from kiosk.opened_folder import CSV, describe
from kiosk.progress import NoProgress
from kiosk.vault.identity import Identity
from kiosk.verifying import verify_batch


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> OpenedFolder:
    return an_opened_folder(tmp_path_factory.mktemp("event"))


def forged(made: OpenedFolder, to: Path, signer: Identity) -> Path:
    """A copy of the folder whose CSV says another name, signed by who may sign such folders."""
    folder = Path(shutil.copytree(made.folder, to))
    table = (folder / CSV).read_bytes()
    (folder / CSV).write_bytes(table.replace("Краўчэня".encode(), "Лукашэнк".encode()))
    with read_batch(folder, made.root) as batch:
        files = describe(folder, sha256_of(folder / CSV), batch.raw_manifest, signer)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_folder_as_it_was_opened_holds(made: OpenedFolder) -> None:
    verdict = verify_batch(made.folder, made.root, made.stand.key)
    assert (verdict.code, verdict.records) == (None, 3)


@pytest.mark.parametrize("who", ["kiosk", "desk"])
def test_a_csv_that_does_not_say_what_the_boxes_say_is_refused(made: OpenedFolder, tmp_path: Path, who: str) -> None:
    folder = forged(made, tmp_path / made.folder.name, getattr(made, who))

    assert verify_batch(folder, made.root, made.stand.key).code == "csv-of-other-entries"


@pytest.mark.parametrize("erased", [{2}, {1, 2, 3}])
def test_entries_whose_box_a_registry_has_are_counted_and_refuse_nothing(erased: set[int], tmp_path: Path) -> None:
    """A second copy that grew after a confirmation carries such, and so does an export of a damaged ledger."""
    made = an_opened_folder(tmp_path / "event")
    with read_batch(made.batch, made.root) as batch:
        entries = [replace(entry, box=None) if entry.seq in erased else entry for entry in batch.entries()]
        manifest = batch.manifest
    sealed = write_sealed(tmp_path / "stick", manifest, lambda: entries, made.kiosk, NoProgress())
    batch_of_it = replace(made, batch=sealed)

    for key in (None, made.stand.key):
        verdict = verify_batch(sealed, made.root, key)
        assert (verdict.code, verdict.records, verdict.without_box) == (None, 3, len(erased))
    folder = batch_of_it.open_again(tmp_path / "opened", made.desk)
    verdict = verify_batch(folder, made.root, made.stand.key)
    assert (verdict.code, verdict.without_box) == (None, len(erased))
