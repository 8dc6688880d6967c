"""The readable files of an opened folder are those that were made, and each kind of harm to them has its own code."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from factories_opened import OpenedFolder, an_opened_folder
from factories_vault import STARTED, an_identity, an_issuer

from kiosk.batch.cms import sign_detached
from kiosk.batch.reader import read_batch, read_description
from kiosk.canonical import canonical_json
from kiosk.durable import sha256_of
from kiosk.errors import InputRefused
from kiosk.opened_folder import CSV, PDF, READABLE, SIGNATURE, describe, verified_table, verify_readable
from kiosk.vault.identity import Identity

MEMBERS = {"mimetype", "manifest.json", "manifest.json.p7s", "records.bin"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> OpenedFolder:
    return an_opened_folder(tmp_path_factory.mktemp("event"))


@pytest.fixture
def folder(made: OpenedFolder, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(made.folder, tmp_path / made.folder.name))


def verify(folder: Path, root: bytes) -> None:
    with read_batch(folder, root) as batch:
        verify_readable(folder, batch, root)


def refused(folder: Path, made: OpenedFolder) -> str:
    with pytest.raises(InputRefused) as caught:
        verify(folder, made.root)
    return caught.value.code


def sign_again(folder: Path, raw: bytes, signer: Identity) -> None:
    (folder / READABLE).write_bytes(raw)
    (folder / SIGNATURE).write_bytes(sign_detached(raw, signer))


def described(folder: Path, **changes: object) -> bytes:
    return canonical_json(json.loads((folder / READABLE).read_bytes()) | changes)


def test_it_holds_the_batch_and_its_readable_files_and_verifies(made: OpenedFolder) -> None:
    assert {path.name for path in made.folder.iterdir()} == MEMBERS | {READABLE, SIGNATURE, PDF, CSV}
    verify(made.folder, made.root)


def test_a_kiosk_may_open_its_own_batch(made: OpenedFolder, tmp_path: Path) -> None:
    verify(made.open_again(tmp_path, made.kiosk), made.root)


def test_the_description_names_manifest_files_sizes_and_digests(made: OpenedFolder) -> None:
    readable = json.loads((made.folder / READABLE).read_bytes())
    assert set(readable) == {"format", "manifest_sha256", "files"}
    assert [file["name"] for file in readable["files"]] == [CSV, PDF]
    assert [file["bytes"] for file in readable["files"]] == [(made.folder / name).stat().st_size for name in (CSV, PDF)]


def test_one_who_is_only_counted_has_no_name_in_it(made: OpenedFolder) -> None:
    table = (made.folder / CSV).read_text("utf-8-sig")
    assert "Купала" not in table
    assert "Краўчэня" in table


@pytest.mark.parametrize(
    ("name", "code"), [(CSV, "csv-changed"), (READABLE, "signature-wrong"), (SIGNATURE, "signature-broken")]
)
def test_a_changed_byte_is_refused(made: OpenedFolder, folder: Path, name: str, code: str) -> None:
    raw = bytearray((folder / name).read_bytes())
    raw[len(raw) // 2 if name != SIGNATURE else 1] ^= 1
    (folder / name).write_bytes(raw)
    assert refused(folder, made) == code


def test_each_harm_to_the_pdf_has_its_code(made: OpenedFolder, folder: Path) -> None:
    pdf = (folder / PDF).read_bytes()
    middle = len(pdf) // 3
    (folder / PDF).write_bytes(pdf[:middle] + bytes((pdf[middle] ^ 1,)) + pdf[middle + 1 :])
    assert refused(folder, made) in {"pdf-changed", "pdf-broken"}
    (folder / PDF).write_bytes(pdf + b"\n")
    assert refused(folder, made) == "pdf-appended"
    (folder / PDF).write_bytes(b"no PDF")
    assert refused(folder, made) == "pdf-broken"


def test_another_genuine_pdf_of_the_same_campaign_is_refused(made: OpenedFolder, folder: Path, tmp_path: Path) -> None:
    other = made.open_again(tmp_path / "again", made.desk)
    assert (other / PDF).read_bytes() != (folder / PDF).read_bytes()
    shutil.copy(other / PDF, folder / PDF)
    assert refused(folder, made) == "pdf-changed"


@pytest.mark.parametrize("name", [READABLE, SIGNATURE, PDF, CSV])
def test_a_missing_file_a_link_and_a_pipe_are_refused(
    made: OpenedFolder, folder: Path, tmp_path: Path, name: str
) -> None:
    shutil.move(folder / name, tmp_path / "elsewhere")
    assert refused(folder, made) == "readable-missing"
    (folder / name).symlink_to(tmp_path / "elsewhere")
    assert refused(folder, made) == "readable-missing"
    (folder / name).unlink()
    os.mkfifo(folder / name)
    assert refused(folder, made) == "readable-missing"


def test_the_readable_files_of_another_batch_are_refused(made: OpenedFolder, folder: Path) -> None:
    sign_again(folder, described(folder, manifest_sha256="00" * 32), made.desk)
    assert refused(folder, made) == "readable-of-other-batch"


def test_strangers_and_other_kiosks_cannot_sign_it(made: OpenedFolder, folder: Path) -> None:
    raw = (folder / READABLE).read_bytes()
    other = an_identity(made.issuer, kiosk_id=bytes(16))
    sign_again(folder, raw, other)
    assert refused(folder, made) == "certificate-wrong-role"
    stranger = an_issuer().issue("desk", "desk", None, STARTED)
    for signer in (stranger, replace(stranger, root_der=made.root)):
        sign_again(folder, raw, signer)
        assert refused(folder, made) == "certificate-unknown-root"


@pytest.mark.parametrize(
    "changes",
    [
        {"more": 1},
        {"files": []},
        {"manifest_sha256": 1},
        {"format": "petition-kiosk/other/1"},
        {"files": [{"name": "../x", "bytes": 1, "sha256": "00" * 32}] * 2},
    ],
)
def test_a_description_that_nobody_writes_is_refused(
    made: OpenedFolder, folder: Path, changes: dict[str, object]
) -> None:
    sign_again(folder, described(folder, **changes), made.desk)
    assert refused(folder, made) == "readable-broken"


def test_another_encoding_another_order_and_sheer_size_are_refused(made: OpenedFolder, folder: Path) -> None:
    raw = (folder / READABLE).read_bytes()
    swapped = described(folder, files=json.loads(raw)["files"][::-1])
    for other in (raw + b"\n", swapped, b"[" * 60_000, bytes(64 * 1024 + 1)):
        sign_again(folder, other, made.desk)
        assert refused(folder, made) == "readable-broken"


def test_a_newer_description_says_so(made: OpenedFolder, folder: Path) -> None:
    sign_again(folder, described(folder, format="petition-kiosk/readable/2", more=1), made.desk)
    assert refused(folder, made) == "readable-newer"


def test_what_is_described_is_what_lies_there(made: OpenedFolder, folder: Path) -> None:
    with read_batch(folder, made.root) as batch:
        written = describe(folder, sha256_of(folder / CSV), batch.raw_manifest, made.desk)
    assert written[READABLE] == (folder / READABLE).read_bytes()


def table_refused(folder: Path, made: OpenedFolder) -> str:
    with pytest.raises(InputRefused) as caught:
        verified_table(folder, read_description(folder, made.root), made.root, 2**20)
    return caught.value.code


def test_the_table_alone_holds_where_records_and_pdf_are_lost(made: OpenedFolder, folder: Path) -> None:
    for name in ("records.bin", PDF):
        (folder / name).unlink()
    raw = (folder / CSV).read_bytes()
    assert verified_table(folder, read_description(folder, made.root), made.root, len(raw)) == raw


def test_a_table_that_was_changed_or_lost_is_refused(made: OpenedFolder, folder: Path) -> None:
    raw = (folder / CSV).read_bytes()
    (folder / CSV).write_bytes(raw[:-3] + b"x" + raw[-2:])
    assert table_refused(folder, made) == "csv-changed"
    (folder / CSV).unlink()
    assert table_refused(folder, made) == "readable-missing"
    (folder / CSV).symlink_to(made.folder / CSV)
    assert table_refused(folder, made) == "readable-missing"


def test_a_table_without_its_signed_description_is_refused(made: OpenedFolder, folder: Path) -> None:
    (folder / SIGNATURE).unlink()
    assert table_refused(folder, made) == "readable-missing"


def test_a_table_that_a_stranger_or_another_kiosk_vouches_for_is_refused(made: OpenedFolder, folder: Path) -> None:
    raw = (folder / READABLE).read_bytes()
    sign_again(folder, raw, an_identity())
    assert table_refused(folder, made) == "certificate-unknown-root"
    sign_again(folder, raw, an_identity(made.issuer, kiosk_id=b"o" * 16))
    assert table_refused(folder, made) == "certificate-wrong-role"


def test_the_table_of_another_batch_is_refused(made: OpenedFolder, folder: Path, tmp_path: Path) -> None:
    sign_again(folder, described(folder, manifest_sha256="00" * 32), made.desk)
    assert table_refused(folder, made) == "readable-of-other-batch"
