"""A campaign's keys folder: made whole or not at all, and unlocked with one passphrase."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.errors import InputRefused, StorageFailed
from kiosk.vault.certificates import read_certificate, to_der
from kiosk.vault.identity import Identity, Issuer
from kiosk.vault.seal import OpeningKey, SealingKey
from kiosk.vault.wrap import STRONG, PassphraseKey, WrapCost, key_for, read_wrapped

DESK_NAME = "Desk"
MAX_FILE_BYTES = 64 * 1024
_PRIVATE = ("root.key", "seal.key", "desk.key")


@dataclass(frozen=True, slots=True)
class KeysMade:
    """Hex digests of the root certificate (DER) and of `seal.pub`: what a campaign publishes of its keys."""

    root_sha256: str
    seal_sha256: str


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What every kit carries: the root as PEM and the sealing key's bytes."""

    root_pem: bytes
    seal_pub: bytes


@dataclass(frozen=True, slots=True)
class CampaignKeys:
    """Everything in a keys folder, unlocked. Drop it as soon as the work is done."""

    issuer: Issuer
    opening: OpeningKey
    desk: Identity
    public: PublicKeys


def make_keys(folder: Path, passphrase: str, not_before: date, made: date, cost: WrapCost = STRONG) -> KeysMade:
    """Makes root, sealing and desk keys in a new folder; `not_before` is the day from which they are valid.

    Raises InputRefused where the folder holds something or the passphrase is empty, StorageFailed where the place
    cannot be written; then there is no folder.
    """
    if not passphrase:
        raise InputRefused("passphrase-empty")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputRefused("keys-folder-not-empty", folder=str(folder))
    issuer, opening = Issuer.make(not_before, made), OpeningKey.generate()
    files = _files(issuer, opening, PassphraseKey.new(passphrase, cost), not_before)
    _write_whole(folder, files)
    return KeysMade(hashlib.sha256(issuer.certificate_der).hexdigest(), hashlib.sha256(files["seal.pub"]).hexdigest())


def _files(issuer: Issuer, opening: OpeningKey, key: PassphraseKey, not_before: date) -> dict[str, bytes]:
    desk = issuer.issue(DESK_NAME, "desk", None, not_before)
    return {
        "root.pem": issuer.as_signer().to_pem()[0],
        "root.key": key.wrap(issuer.private_key_pkcs8_der, "root.key"),
        "seal.pub": opening.sealing_key().to_bytes(),
        "seal.key": key.wrap(opening.to_bytes(), "seal.key"),
        "desk.pem": desk.to_pem()[0],
        "desk.key": key.wrap(desk.private_key_pkcs8_der, "desk.key"),
    }


def _write_whole(folder: Path, files: dict[str, bytes]) -> None:
    unfinished = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700, parents=True)
        for name, content in files.items():
            _write_private(unfinished / name, content)
        _sync_folder(unfinished)
        unfinished.rename(folder)
        _sync_folder(folder.parent)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise StorageFailed("folder-not-writable", folder=str(folder)) from error


def _write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def load_public(folder: Path) -> PublicKeys:
    """The public parts; no passphrase. Raises InputRefused where they are missing or broken."""
    root, seal = _read(folder, "root.pem"), _read(folder, "seal.pub")
    read_certificate(root)
    SealingKey.from_bytes(seal)
    return PublicKeys(root, seal)


def load_keys(folder: Path, passphrase: str) -> CampaignKeys:
    """Unlocks the folder with one run of Argon2id.

    Raises InputRefused("passphrase-wrong"), or ("keys-missing", "keys-broken", …) naming the file.
    """
    public = load_public(folder)
    wrapped = {name: read_wrapped(_read(folder, name), name) for name in _PRIVATE}
    if len({(one.salt, one.memory_kib, one.rounds, one.lanes) for one in wrapped.values()}) != 1:
        raise InputRefused("keys-broken", file="root.key")
    key = key_for(wrapped["root.key"], passphrase)
    root_key, seal_key, desk_key = (key.unwrap(wrapped[name], name) for name in _PRIVATE)
    issuer, opening = Issuer(to_der(public.root_pem), root_key), OpeningKey.from_bytes(seal_key)
    if opening.sealing_key().to_bytes() != public.seal_pub:
        raise InputRefused("keys-broken", file="seal.pub")
    desk = Identity(to_der(_read(folder, "desk.pem")), issuer.certificate_der, desk_key)
    for signer, file in ((issuer.as_signer(), "root.pem"), (desk, "desk.pem")):
        _refuse_mismatch(signer, file)
    return CampaignKeys(issuer, opening, desk, public)


def _refuse_mismatch(signer: Identity, file: str) -> None:
    certificate, private_key = signer.to_pem()
    try:
        Identity.from_pem(certificate, private_key, signer.root_der)
    except InputRefused as error:
        raise InputRefused("keys-broken", file=file) from error


def _read(folder: Path, name: str) -> bytes:
    try:
        with (folder / name).open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise InputRefused("keys-missing", file=name) from error
    except OSError as error:
        raise InputRefused("keys-unreadable", file=name) from error
    if len(content) > MAX_FILE_BYTES:
        raise InputRefused("keys-broken", file=name)
    return content
