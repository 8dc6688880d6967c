"""Verifying with the keys: what lies readable in an opened folder is what the boxes say."""

import shutil
from pathlib import Path

import pytest
from factories_opened import OpenedFolder, an_opened_folder

from kiosk.batch.reader import read_batch
from kiosk.durable import sha256_of
from kiosk.opened_folder import CSV, describe
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
