"""Certificates are what the format says, OpenSSL agrees with them, and only the root's own pass."""

import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding
from factories_vault import KIOSK_ID, STARTED, an_identity, an_issuer

from kiosk.errors import InputRefused
from kiosk.vault.certificates import Role, check_chain, read_certificate, to_der, verify_head
from kiosk.vault.identity import Identity

HEAD = bytes(range(32))


def written(folder: Path, identity: Identity) -> tuple[Path, Path, Path]:
    certificate, key = identity.to_pem()
    root = read_certificate(identity.root_der).public_bytes(Encoding.PEM)
    paths = (folder / "root.pem", folder / "leaf.pem", folder / "leaf.key")
    for path, content in zip(paths, (root, certificate, key), strict=True):
        path.write_bytes(content)
    return paths


def openssl(*arguments: str | Path) -> str:
    done = subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_openssl_accepts_the_chain_also_for_signed_mail(tmp_path: Path) -> None:
    root, leaf, _ = written(tmp_path, an_identity())
    openssl("verify", "-x509_strict", "-CAfile", root, leaf)
    openssl("verify", "-x509_strict", "-purpose", "smimesign", "-CAfile", root, leaf)


def test_openssl_refuses_a_stranger(tmp_path: Path) -> None:
    root, _, _ = written(tmp_path, an_identity())
    (tmp_path / "stranger").mkdir()
    _, stranger, _ = written(tmp_path / "stranger", an_identity())

    done = subprocess.run(["openssl", "verify", "-CAfile", root, stranger], capture_output=True, check=False)
    assert done.returncode != 0


@pytest.mark.parametrize("as_root", [False, True], ids=["kiosk", "root"])
def test_openssl_accepts_what_the_kiosk_and_the_root_sign(tmp_path: Path, as_root: bool) -> None:
    issuer = an_issuer()
    root, leaf, key = written(tmp_path, issuer.as_signer() if as_root else an_identity(issuer))
    (tmp_path / "manifest.json").write_bytes(b'{"a":1}')
    signed, content = tmp_path / "manifest.json.p7s", tmp_path / "manifest.json"
    signer = ("-signer", leaf, "-inkey", key)
    openssl("cms", "-sign", "-binary", "-md", "sha256", *signer, "-outform", "DER", "-in", content, "-out", signed)
    verify = ("cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-CAfile", root, "-in", signed)
    openssl(*verify, "-content", content)

    content.write_bytes(b'{"a":2}')
    with pytest.raises(AssertionError):
        openssl(*verify, "-content", content)


def test_a_kiosks_certificate_is_as_the_format_says() -> None:
    issuer = an_issuer()
    leaf, root = (read_certificate(der) for der in (an_identity(issuer).certificate_der, issuer.certificate_der))

    assert leaf.subject.rfc4514_string() == f"2.5.4.5={KIOSK_ID.hex()},CN=kiosk-01,OU=kiosk"
    assert root.subject == root.issuer == leaf.issuer
    assert root.subject.rfc4514_string() == "CN=Campaign root"
    assert leaf.not_valid_before_utc == root.not_valid_before_utc == datetime(2021, 12, 1, tzinfo=UTC)
    assert leaf.not_valid_after_utc == root.not_valid_after_utc == datetime(2046, 11, 24, tzinfo=UTC)
    usage = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert [oid.dotted_string for oid in usage] == ["1.3.6.1.5.5.7.3.4"]
    for certificate, is_root in ((leaf, False), (root, True)):
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
        key_usage = certificate.extensions.get_extension_for_class(x509.KeyUsage)
        assert (constraints.critical, constraints.value.ca) == (True, is_root)
        assert (key_usage.critical, key_usage.value.key_cert_sign) == (True, is_root)
        assert key_usage.value.digital_signature
        assert certificate.signature_algorithm_oid == x509.SignatureAlgorithmOID.ECDSA_WITH_SHA256
    made_for = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    assert made_for == root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest


def test_an_identity_is_never_valid_before_its_root() -> None:
    identity = an_issuer().issue("kiosk-01", "kiosk", KIOSK_ID, date(1999, 1, 1))

    assert read_certificate(identity.certificate_der).not_valid_before_utc.date() == STARTED


def test_the_right_chain_passes() -> None:
    issuer = an_issuer()
    check_chain(an_identity(issuer).certificate_der, issuer.certificate_der, "kiosk", KIOSK_ID)
    check_chain(an_identity(issuer).certificate_der, issuer.certificate_der, "kiosk", None)
    check_chain(issuer.issue("Desk", "desk", None, STARTED).certificate_der, issuer.certificate_der, "desk", None)


def test_each_wrong_chain_has_its_own_code() -> None:
    issuer = an_issuer()
    kiosk, root = an_identity(issuer).certificate_der, issuer.certificate_der
    desk = issuer.issue("Desk", "desk", None, STARTED).certificate_der

    wrong: tuple[tuple[bytes, bytes, Role, bytes | None, str], ...] = (
        (an_identity().certificate_der, root, "kiosk", KIOSK_ID, "certificate-unknown-root"),
        (kiosk, kiosk, "kiosk", KIOSK_ID, "certificate-unknown-root"),
        (kiosk, root, "desk", None, "certificate-wrong-role"),
        (desk, root, "kiosk", KIOSK_ID, "certificate-wrong-role"),
        (root, root, "kiosk", KIOSK_ID, "certificate-wrong-role"),
        (kiosk, root, "kiosk", bytes(16), "certificate-wrong-kiosk"),
        (b"", root, "kiosk", KIOSK_ID, "certificate-broken"),
        (kiosk[:-1], root, "kiosk", KIOSK_ID, "certificate-broken"),
    )
    for certificate, against, role, kiosk_id, code in wrong:
        with pytest.raises(InputRefused) as refused:
            check_chain(certificate, against, role, kiosk_id)
        assert refused.value.code == code


def test_every_changed_byte_of_a_certificate_breaks_its_chain() -> None:
    issuer = an_issuer()
    raw = an_identity(issuer).certificate_der
    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        with pytest.raises(InputRefused, match="certificate-"):
            check_chain(changed, issuer.certificate_der, "kiosk", KIOSK_ID)


def test_the_byte_that_no_signature_covers_is_checked_all_the_same() -> None:
    issuer = an_issuer()
    raw = an_identity(issuer).certificate_der
    place = raw.index(read_certificate(raw).signature) - 1
    for unused_bits in range(1, 8):
        changed = raw[:place] + bytes([unused_bits]) + raw[place + 1 :]
        with pytest.raises(InputRefused, match="certificate-broken"):
            check_chain(changed, issuer.certificate_der, "kiosk", KIOSK_ID)


def test_a_head_is_verified_with_its_signer_and_nobody_elses() -> None:
    identity = an_identity()
    signature = identity.sign_head(HEAD)

    assert verify_head(identity.certificate_der, HEAD, signature)
    assert not verify_head(identity.certificate_der, bytes(32), signature)
    assert not verify_head(an_identity().certificate_der, HEAD, signature)
    for broken in (b"", b"\0" * 70, signature[:-1], signature + b"\0"):
        assert not verify_head(identity.certificate_der, HEAD, broken)


def test_a_certificate_with_another_kind_of_key_is_refused() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    name = x509.Name([])
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    other = builder.serial_number(1).not_valid_before(moment).not_valid_after(moment).sign(key, None)

    with pytest.raises(InputRefused, match="certificate-broken"):
        verify_head(other.public_bytes(Encoding.DER), HEAD, b"")


@pytest.mark.parametrize("name", ["", "x" * 65, "я" * 33])
def test_a_name_that_no_certificate_can_hold_is_refused(name: str) -> None:
    with pytest.raises(InputRefused, match="kiosk-name-unfit"):
        an_issuer().issue(name, "kiosk", KIOSK_ID, STARTED)


def test_pem_and_der_are_the_same_certificate() -> None:
    identity = an_identity()

    assert to_der(identity.to_pem()[0]) == to_der(identity.certificate_der) == identity.certificate_der
