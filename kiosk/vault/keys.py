"""A campaign's keys folder: made whole or not at all, and unlocked with one passphrase."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.durable import make_private_folder, storage_errors, write_folder_durably
from kiosk.errors import InputRefused
from kiosk.vault.certificates import check_chain, check_issued, read_certificate, to_der
from kiosk.vault.identity import Identity, Issuer
from kiosk.vault.seal import OpeningKey, SealingKey
from kiosk.vault.wrap import STRONG, PassphraseKey, WrapCost, Wrapped, read_wrapped

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
class DeskKeys:
    """What opens records, and signs for the desk. Drop it as soon as the work is done."""

    opening: OpeningKey
    desk: Identity


@dataclass(frozen=True, slots=True)
class CampaignKeys(DeskKeys):
    """Everything in a keys folder, unlocked: the root too, which only the making of kits needs."""

    issuer: Issuer
    public: PublicKeys


def make_keys(folder: Path, passphrase: str, not_before: date, made: date, cost: WrapCost = STRONG) -> KeysMade:
    """Makes root, sealing and desk keys in a new folder; `not_before` is the day from which they are valid.

    Raises InputRefused where the folder holds something or the passphrase is empty, StorageFailed where the place
    cannot be written; then there is no folder.
    """
    if not passphrase:
        raise InputRefused("passphrase-empty")
    folder = folder.resolve()
    _refuse_taken(folder)
    issuer, opening = Issuer.make(not_before, made), OpeningKey.generate()
    files = _files(issuer, opening, PassphraseKey.new(passphrase, cost), not_before)
    make_private_folder(folder.parent)
    write_folder_durably(folder, files)
    return KeysMade(hashlib.sha256(issuer.certificate_der).hexdigest(), hashlib.sha256(files["seal.pub"]).hexdigest())


def _refuse_taken(folder: Path) -> None:
    with storage_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InputRefused("keys-folder-not-empty", folder=str(folder))


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


def load_public(folder: Path) -> PublicKeys:
    """The public parts; no passphrase. Raises InputRefused where they are missing or broken."""
    root, seal = _read(folder, "root.pem"), _read(folder, "seal.pub")
    with _broken("root.pem"):
        read_certificate(root)
    with _broken("seal.pub"):
        SealingKey.from_bytes(seal)
    return PublicKeys(root, seal)


def load_keys(folder: Path, passphrase: str) -> CampaignKeys:
    """Unlocks the folder with one run of Argon2id.

    Raises InputRefused("passphrase-wrong"), or ("keys-missing", "keys-broken", "keys-newer", …) naming the file.
    """
    public = load_public(folder)
    wrapped = {name: read_wrapped(_read(folder, name), name) for name in _PRIVATE}
    root_key, seal_key, desk_key = _unwrapped(wrapped, passphrase)
    issuer, opening = Issuer(to_der(public.root_pem), root_key), OpeningKey.from_bytes(seal_key)
    if opening.sealing_key().to_bytes() != public.seal_pub:
        raise InputRefused("keys-broken", file="seal.pub")
    with _broken("root.pem"):
        _refuse_mismatch(issuer.as_signer())
        check_issued(issuer.certificate_der, issuer.certificate_der)
    desk_pem = _read(folder, "desk.pem")
    with _broken("desk.pem"):
        desk = Identity(to_der(desk_pem), issuer.certificate_der, desk_key)
        _refuse_mismatch(desk)
        check_chain(desk.certificate_der, desk.root_der, "desk", None)
    return CampaignKeys(opening, desk, issuer, public)


def load_desk_keys(folder: Path, passphrase: str) -> DeskKeys:
    """As `load_keys`, without the root's private key: for those who stay open for long."""
    keys = load_keys(folder, passphrase)
    return DeskKeys(keys.opening, keys.desk)


def _unwrapped(wrapped: Mapping[str, Wrapped], passphrase: str) -> tuple[bytes, ...]:
    """The private parts in their order. Where one opens and another does not, it is the file that is wrong."""
    made_with = Counter((one.salt, one.cost) for one in wrapped.values())
    salt, cost = made_with.most_common(1)[0][0]
    for name, one in wrapped.items():
        if (one.salt, one.cost) != (salt, cost):
            raise InputRefused("keys-broken", file=name)
    key = PassphraseKey(passphrase, salt, cost)
    opened = {name: _opened(key, one, name) for name, one in wrapped.items()}
    shut = [name for name, secret in opened.items() if secret is None]
    if len(shut) == len(opened):
        raise InputRefused("passphrase-wrong")
    if shut:
        raise InputRefused("keys-broken", file=shut[0])
    return tuple(secret for secret in opened.values() if secret is not None)


def _opened(key: PassphraseKey, wrapped: Wrapped, name: str) -> bytes | None:
    try:
        return key.unwrap(wrapped, name)
    except InputRefused:
        return None


def _refuse_mismatch(signer: Identity) -> None:
    certificate, private_key = signer.to_pem()
    Identity.from_pem(certificate, private_key, signer.root_der)


@contextmanager
def _broken(file: str) -> Iterator[None]:
    """Names the file whose contents were refused."""
    try:
        yield
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
