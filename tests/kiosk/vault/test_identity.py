"""Identities come back from PKCS #12 and PEM as they were, and a forged file costs neither time nor a traceback."""

import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from factories_vault import KIOSK_ID, STARTED, an_identity, an_issuer

from kiosk.errors import InputRefused
from kiosk.vault.certificates import read_certificate
from kiosk.vault.identity import Identity

CODE = "K7QF9M2DX4TBR8HW5"
IDENTITY = an_identity()
P12 = IDENTITY.to_p12(CODE)


def root_pem(identity: Identity) -> bytes:
    return read_certificate(identity.root_der).public_bytes(Encoding.PEM)


def test_an_identity_knows_who_it_is() -> None:
    desk = an_issuer().issue("Desk", "desk", None, STARTED)

    assert (IDENTITY.name, IDENTITY.role, IDENTITY.kiosk_id) == ("kiosk-01", "kiosk", KIOSK_ID)
    assert (desk.name, desk.role, desk.kiosk_id) == ("Desk", "desk", None)


def test_the_private_key_is_never_printed() -> None:
    issuer = an_issuer()

    assert "private" not in repr(IDENTITY) + repr(issuer)
    assert repr(IDENTITY.private_key_pkcs8_der) not in repr(IDENTITY)


def test_pkcs12_gives_the_identity_back() -> None:
    assert Identity.from_p12(P12, CODE) == IDENTITY


@pytest.mark.parametrize("code", ["", CODE[:-1], CODE.lower(), "Ў" * 17])
def test_another_code_opens_nothing(code: str) -> None:
    with pytest.raises(InputRefused, match="code-wrong"):
        Identity.from_p12(P12, code)


def test_every_changed_byte_of_pkcs12_is_refused() -> None:
    for place in range(0, len(P12), 7):
        for bit in (1, 0x80):
            changed = P12[:place] + bytes([P12[place] ^ bit]) + P12[place + 1 :]
            with pytest.raises(InputRefused, match="code-wrong"):
                Identity.from_p12(changed, CODE)


@pytest.mark.parametrize(
    "raw", [b"", b"0", P12[:-1], P12[: len(P12) // 2], P12 + b"\0", b"\x30\x80" + P12[4:] + b"\0\0"]
)
def test_a_cut_longer_or_reframed_pkcs12_is_refused(raw: bytes) -> None:
    with pytest.raises(InputRefused, match="code-wrong"):
        Identity.from_p12(raw, CODE)


def test_a_forged_pkcs12_cannot_ask_for_endless_rounds() -> None:
    rounds = bytes.fromhex("02047fffffff")
    longer = P12[: -len("0800")] + rounds
    length = (len(longer) - 4).to_bytes(2, "big")
    with pytest.raises(InputRefused, match="code-wrong"):
        Identity.from_p12(longer[:2] + length + longer[4:], CODE)


def test_openssl_reads_pkcs12_and_names_its_strength(tmp_path: Path) -> None:
    (tmp_path / "identity.p12").write_bytes(P12)
    command: list[str | Path] = [
        "openssl",
        "pkcs12",
        "-in",
        tmp_path / "identity.p12",
        "-passin",
        f"pass:{CODE}",
        "-info",
        "-noout",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stderr.count("PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256") == 2
    assert "MAC: sha256" in done.stderr


def test_pkcs12_with_a_key_of_somebody_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    key = pkcs12.load_pkcs12(an_identity().to_p12(CODE), CODE.encode()).key
    certificate, root = read_certificate(IDENTITY.certificate_der), read_certificate(IDENTITY.root_der)
    monkeypatch.setattr(pkcs12, "load_key_and_certificates", lambda *_: (key, certificate, [root]))
    with pytest.raises(InputRefused, match="identity-broken"):
        Identity.from_p12(P12, CODE)


def test_pem_gives_the_identity_back() -> None:
    assert Identity.from_pem(*IDENTITY.to_pem(), root_pem(IDENTITY)) == IDENTITY


def test_pem_files_that_do_not_fit_together_are_refused() -> None:
    certificate, key = IDENTITY.to_pem()
    other_key = an_identity().to_pem()[1]
    for broken in (other_key, b"", key[:-40], certificate, b"\xff"):
        with pytest.raises(InputRefused, match="identity-broken"):
            Identity.from_pem(certificate, broken, root_pem(IDENTITY))
    for broken in (b"", certificate[:-60], key):
        with pytest.raises(InputRefused, match="certificate-broken"):
            Identity.from_pem(broken, key, root_pem(IDENTITY))


def test_a_key_under_a_password_of_its_own_is_refused() -> None:
    key = pkcs12.load_pkcs12(P12, CODE.encode()).key
    assert key is not None
    assert key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) == IDENTITY.to_pem()[1]
    locked = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"x"))
    with pytest.raises(InputRefused, match="identity-broken"):
        Identity.from_pem(IDENTITY.to_pem()[0], locked, root_pem(IDENTITY))
