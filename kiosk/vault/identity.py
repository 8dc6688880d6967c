"""An identity: a certificate issued by a campaign's root, and the private key that goes with it."""

from dataclasses import dataclass, field
from datetime import date

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from kiosk.errors import InputRefused
from kiosk.vault.certificates import (
    Role,
    leaf_certificate,
    public_key_of,
    read_certificate,
    root_certificate,
    subject_part,
)

P12_ROUNDS = 600_000
"""PBKDF2 rounds; the code has 80 random bits, so they only add to what is out of reach already."""

_MAC_SALT = bytes.fromhex("0408")
_MAC_ROUNDS = bytes.fromhex("02020800")
"""The end of every PKCS #12 file that `to_p12` writes, in DER: a salt of 8 bytes, then 2,048 rounds (measured)."""


@dataclass(frozen=True)
class Identity:
    """Who signs: the certificate and root in DER, and the private key in PKCS #8 DER."""

    certificate_der: bytes
    root_der: bytes
    private_key_pkcs8_der: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """The kiosk's or the desk's name."""
        return subject_part(read_certificate(self.certificate_der), NameOID.COMMON_NAME)

    @property
    def role(self) -> str:
        """`kiosk` or `desk`."""
        return subject_part(read_certificate(self.certificate_der), NameOID.ORGANIZATIONAL_UNIT_NAME)

    @property
    def kiosk_id(self) -> bytes | None:
        """The 16 bytes of a kiosk's id; None for the desk. Raises InputRefused for a certificate not made here."""
        serial = subject_part(read_certificate(self.certificate_der), NameOID.SERIAL_NUMBER)
        try:
            return bytes.fromhex(serial) if serial else None
        except ValueError as error:
            raise InputRefused("identity-broken") from error

    def sign_head(self, head: bytes) -> bytes:
        """An ECDSA signature (DER, SHA-256) over a head."""
        return _private_key(self.private_key_pkcs8_der).sign(head, ec.ECDSA(SHA256()))

    def to_p12(self, code: str) -> bytes:
        """Key, certificate and root in PKCS #12 under a set-up code, AES-256."""
        protection = (
            PrivateFormat.PKCS12.encryption_builder()
            .kdf_rounds(P12_ROUNDS)
            .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
            .hmac_hash(SHA256())
            .build(code.encode())
        )
        return pkcs12.serialize_key_and_certificates(
            b"kiosk",
            _private_key(self.private_key_pkcs8_der),
            read_certificate(self.certificate_der),
            [read_certificate(self.root_der)],
            protection,
        )

    @classmethod
    def from_p12(cls, raw: bytes, code: str) -> "Identity":
        """The inverse of `to_p12`; raises InputRefused("code-wrong") for another code or a broken file."""
        if not _is_as_written(raw):
            raise InputRefused("code-wrong")
        try:
            key, certificate, others = pkcs12.load_key_and_certificates(raw, code.encode())
        except ValueError as error:
            raise InputRefused("code-wrong") from error
        if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate is None or len(others) != 1:
            raise InputRefused("identity-broken")
        if public_key_of(certificate) != key.public_key():
            raise InputRefused("identity-broken")
        return cls(certificate.public_bytes(Encoding.DER), others[0].public_bytes(Encoding.DER), _pkcs8(key))

    def to_pem(self) -> tuple[bytes, bytes]:
        """Certificate and private key for the kiosk's own folder.

        The key is not encrypted: it must sign after a restart with nobody there, and it opens no record.
        """
        key = _private_key(self.private_key_pkcs8_der)
        certificate = read_certificate(self.certificate_der)
        return (
            certificate.public_bytes(Encoding.PEM),
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        )

    @classmethod
    def from_pem(cls, certificate: bytes, private_key: bytes, root: bytes) -> "Identity":
        """The identity in these files; raises InputRefused("identity-broken") where they do not fit together."""
        try:
            key = serialization.load_pem_private_key(private_key, None)
        except (UnsupportedAlgorithm, ValueError, TypeError) as error:
            raise InputRefused("identity-broken") from error
        leaf = read_certificate(certificate)
        if not isinstance(key, ec.EllipticCurvePrivateKey) or public_key_of(leaf) != key.public_key():
            raise InputRefused("identity-broken")
        return cls(leaf.public_bytes(Encoding.DER), read_certificate(root).public_bytes(Encoding.DER), _pkcs8(key))


@dataclass(frozen=True)
class Issuer:
    """A campaign's root with its private key: it issues identities."""

    certificate_der: bytes
    private_key_pkcs8_der: bytes = field(repr=False)

    @classmethod
    def make(cls, not_before: date, made: date) -> "Issuer":
        """A new root."""
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(root_certificate(key, not_before, made).public_bytes(Encoding.DER), _pkcs8(key))

    def issue(self, name: str, role: Role, kiosk_id: bytes | None, not_before: date) -> Identity:
        """A new identity under this root."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = leaf_certificate(
            read_certificate(self.certificate_der),
            _private_key(self.private_key_pkcs8_der),
            key.public_key(),
            name=name,
            role=role,
            kiosk_id=kiosk_id,
            not_before=not_before,
        )
        return Identity(certificate.public_bytes(Encoding.DER), self.certificate_der, _pkcs8(key))

    def as_signer(self) -> Identity:
        """The root itself as a signer, for what the root signs in person: kits."""
        return Identity(self.certificate_der, self.certificate_der, self.private_key_pkcs8_der)


def _is_as_written(p12: bytes) -> bool:
    """Whether the outermost length and the MAC's rounds, which come last, are as `to_p12` writes them.

    They are all that is used before the code is known to be right: other rounds would keep the machine busy for as
    long as a forged kit likes.
    """
    return (
        p12[:4] == b"\x30\x82" + (len(p12) - 4 & 0xFFFF).to_bytes(2, "big")
        and p12[-14:].startswith(_MAC_SALT)
        and p12.endswith(_MAC_ROUNDS)
    )


def _private_key(pkcs8: bytes) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_der_private_key(pkcs8, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise InputRefused("identity-broken")
    return key


def _pkcs8(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
