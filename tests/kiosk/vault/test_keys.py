"""A keys folder is made whole or not at all, opens with its passphrase, and names the file that was touched."""

import hashlib
import os
from pathlib import Path

import msgspec
import pytest
from factories_vault import CHEAP, KIOSK_ID, MADE, PASSPHRASE, STARTED, made_keys

from kiosk.errors import InputRefused, StorageFailed
from kiosk.vault import keys as keys_module
from kiosk.vault.certificates import check_chain, to_der
from kiosk.vault.keys import load_keys, load_public, make_keys
from kiosk.vault.wrap import PassphraseKey, WrapCost, Wrapped

FILES = {"root.pem", "root.key", "seal.pub", "seal.key", "desk.pem", "desk.key"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made_keys(tmp_path / "keys")
    return tmp_path / "keys"


def code_of(folder: Path, passphrase: str = PASSPHRASE) -> tuple[str, object]:
    with pytest.raises(InputRefused) as refused:
        load_keys(folder, passphrase)
    return refused.value.code, refused.value.facts.get("file")


def test_the_folder_holds_the_formats_files_for_their_owner_alone(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == FILES
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in folder.parent.iterdir()] == ["keys"]


def test_loaded_keys_seal_sign_and_issue(folder: Path) -> None:
    loaded = load_keys(folder, PASSPHRASE)
    box = loaded.opening.sealing_key().seal(b"payload", b"context")
    kiosk = loaded.issuer.issue("kiosk-01", "kiosk", KIOSK_ID, STARTED)
    root = to_der(load_public(folder).root_pem)

    assert loaded.opening.open(box, b"context") == b"payload"
    assert loaded.public == load_public(folder)
    assert loaded.desk.role == "desk"
    check_chain(kiosk.certificate_der, root, "kiosk", KIOSK_ID)
    check_chain(loaded.desk.certificate_der, root, "desk", None)


def test_what_is_published_are_the_hashes_of_the_public_parts(tmp_path: Path) -> None:
    made = made_keys(tmp_path / "keys")
    public = load_public(tmp_path / "keys")

    assert made.root_sha256 == hashlib.sha256(to_der(public.root_pem)).hexdigest()
    assert made.seal_sha256 == hashlib.sha256(public.seal_pub).hexdigest()


def test_no_private_part_stands_there_in_the_clear(folder: Path) -> None:
    loaded = load_keys(folder, PASSPHRASE)
    everything = b"".join(path.read_bytes() for path in folder.iterdir())
    sealed = b"".join(msgspec.json.decode(path.read_bytes(), type=Wrapped).sealed for path in folder.glob("*.key"))

    assert b"PRIVATE" not in everything
    for secret in (loaded.opening.to_bytes(), loaded.desk.private_key_pkcs8_der, loaded.issuer.private_key_pkcs8_der):
        assert secret not in everything + sealed


def test_unlocking_runs_argon2_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[str] = []

    class Counting(PassphraseKey):
        def __init__(self, passphrase: str, salt: bytes, cost: WrapCost) -> None:
            runs.append(passphrase)
            super().__init__(passphrase, salt, cost)

    monkeypatch.setattr(keys_module, "PassphraseKey", Counting)
    load_keys(folder, PASSPHRASE)

    assert runs == [PASSPHRASE]


def test_a_wrong_passphrase_is_called_that(folder: Path) -> None:
    assert code_of(folder, "guess") == ("passphrase-wrong", None)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert code_of(folder) == ("keys-missing", name)


@pytest.mark.parametrize("name", sorted(FILES))
@pytest.mark.parametrize("keep", [0, 1, 0.5, 0.99])
def test_a_cut_file_is_named(folder: Path, name: str, keep: float) -> None:
    raw = (folder / name).read_bytes()
    (folder / name).write_bytes(raw[: int(len(raw) * keep) if keep < 1 else 1])

    assert code_of(folder) == ("keys-broken", name)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_of_another_campaign_is_named(folder: Path, tmp_path: Path, name: str) -> None:
    made_keys(tmp_path / "other")
    (folder / name).write_bytes((tmp_path / "other" / name).read_bytes())

    assert code_of(folder) == ("keys-broken", name)


@pytest.mark.parametrize("name", ["root.key", "seal.key", "desk.key"])
@pytest.mark.parametrize("field", ["sealed", "nonce", "salt"])
def test_one_edited_part_is_not_taken_for_a_wrong_passphrase(folder: Path, name: str, field: str) -> None:
    parts = msgspec.json.decode((folder / name).read_bytes())
    parts[field] = ("B" if parts[field][0] == "A" else "A") + parts[field][1:]
    (folder / name).write_bytes(msgspec.json.encode(parts))

    assert code_of(folder) == ("keys-broken", name)


def test_every_changed_byte_of_the_certificates_and_the_public_key_is_noticed(folder: Path) -> None:
    for name in ("root.pem", "desk.pem", "seal.pub"):
        raw = (folder / name).read_bytes()
        for place in range(40, len(raw) - 40, 29):
            (folder / name).write_bytes(raw[:place] + bytes([raw[place] ^ 2]) + raw[place + 1 :])
            assert code_of(folder)[0] == "keys-broken"
        (folder / name).write_bytes(raw)
    assert load_keys(folder, PASSPHRASE)


def test_an_oversized_file_is_not_read_whole(folder: Path) -> None:
    (folder / "seal.pub").write_bytes(bytes(10_000_000))

    assert code_of(folder) == ("keys-broken", "seal.pub")


def test_a_folder_in_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "seal.pub").unlink()
    (folder / "seal.pub").mkdir()

    assert code_of(folder) == ("keys-unreadable", "seal.pub")


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "something").write_text("mine")
    for taken in (tmp_path, tmp_path / "something"):
        with pytest.raises(InputRefused, match="keys-folder-not-empty"):
            made_keys(taken)

    assert (tmp_path / "something").read_text() == "mine"


def test_an_empty_folder_even_the_current_one_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "keys").mkdir()
    monkeypatch.chdir(tmp_path / "keys")
    made_keys(Path())

    assert load_keys(tmp_path / "keys", PASSPHRASE)
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_without_a_passphrase_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="passphrase-empty"):
        make_keys(tmp_path / "keys", "", STARTED, MADE, CHEAP)

    assert list(tmp_path.iterdir()) == []


def test_a_failing_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []

    def failing(handle: int) -> None:
        synced.append(handle)
        if len(synced) == 4:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(StorageFailed):
        made_keys(tmp_path / "keys")

    assert list(tmp_path.iterdir()) == []
