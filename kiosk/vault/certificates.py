"""Makes and checks the certificates of a campaign: one root, and under it kiosks and the desk.

P-256 and SHA-256 because common PDF readers reject Ed25519; the extended key usage is e-mail protection because
poppler rejects document signing alone (measured). No campaign's name stands in any of them.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from kiosk.errors import InputRefused

Role = Literal["kiosk", "desk"]

ROOT_YEARS = 20
"""A root outlives its campaign: without timestamps a signature is checked only while its certificate lasts."""


MAX_NAME_BYTES = 64


def root_certificate(key: EllipticCurvePrivateKey, not_before: date, made: date) -> x509.Certificate:
    """A campaign's self-signed root, valid from its first day until 20 years after it was made."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Campaign root")])
    end = made + timedelta(days=round(ROOT_YEARS * 365.25))
    public = key.public_key()
    return (
        _builder(name, name, public, _midnight(not_before), _midnight(end))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, SHA256())
    )


def leaf_certificate(
    root: x509.Certificate,
    root_key: EllipticCurvePrivateKey,
    public: EllipticCurvePublicKey,
    *,
    name: str,
    role: Role,
    kiosk_id: bytes | None,
    not_before: date,
) -> x509.Certificate:
    """A kiosk's or the desk's certificate, valid as long as the root.

    Raises InputRefused("kiosk-name-unfit") for a name that is empty or longer than 64 bytes (RFC 5280, A.1).
    """
    if not 1 <= len(name.encode()) <= MAX_NAME_BYTES:
        raise InputRefused("kiosk-name-unfit", limit=MAX_NAME_BYTES)
    attributes = [
        x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, role),
        x509.NameAttribute(NameOID.COMMON_NAME, name),
    ]
    if kiosk_id is not None:
        attributes.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, kiosk_id.hex()))
    begin = max(_midnight(not_before), root.not_valid_before_utc)
    return (
        _builder(x509.Name(attributes), root.subject, public, begin, root.not_valid_after_utc)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False)
        .sign(root_key, SHA256())
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, public: EllipticCurvePublicKey, begin: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,  # the root's too: it signs kits
        content_commitment=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def read_certificate(raw: bytes) -> x509.Certificate:
    """The certificate in DER or PEM; raises InputRefused("certificate-broken") for anything else."""
    try:
        pem = raw.lstrip().startswith(b"-----BEGIN")
        certificate = x509.load_pem_x509_certificate(raw) if pem else x509.load_der_x509_certificate(raw)
    except (ValueError, x509.InvalidVersion) as error:
        raise InputRefused("certificate-broken") from error
    # The count of unused bits before the signature is signed by nobody, and the library passes over it (measured).
    if not certificate.public_bytes(Encoding.DER).endswith(b"\0" + certificate.signature):
        raise InputRefused("certificate-broken")
    return certificate


def public_key_of(certificate: x509.Certificate) -> EllipticCurvePublicKey:
    """Its P-256 key; raises InputRefused("certificate-broken") for a key of any other kind, which none of ours has."""
    try:
        key = certificate.public_key()
    except (UnsupportedAlgorithm, ValueError) as error:
        raise InputRefused("certificate-broken") from error
    if not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        raise InputRefused("certificate-broken")
    return key


def to_der(raw: bytes) -> bytes:
    """The one DER encoding of a certificate given as PEM or DER."""
    return read_certificate(raw).public_bytes(Encoding.DER)


def check_issued(certificate_der: bytes, root_der: bytes) -> None:
    """Checks that the root signed this certificate, which may be the root itself.

    Raises InputRefused("certificate-unknown-root", "certificate-broken").
    """
    certificate, root = read_certificate(certificate_der), read_certificate(root_der)
    try:
        certificate.verify_directly_issued_by(root)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError) as error:
        raise InputRefused("certificate-unknown-root") from error


def check_chain(certificate_der: bytes, root_der: bytes, role: Role, kiosk_id: bytes | None) -> None:
    """Checks that the root issued this certificate, for this role and, where given, this kiosk.

    The wall clock has no say: a kiosk with a dead clock battery signs as validly as any other. Raises InputRefused
    ("certificate-unknown-root", "certificate-wrong-role", "certificate-wrong-kiosk", "certificate-broken").
    """
    check_issued(certificate_der, root_der)
    certificate = read_certificate(certificate_der)
    if subject_part(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME) != role:
        raise InputRefused("certificate-wrong-role")
    if kiosk_id is not None and subject_part(certificate, NameOID.SERIAL_NUMBER) != kiosk_id.hex():
        raise InputRefused("certificate-wrong-kiosk")


def subject_part(certificate: x509.Certificate, oid: x509.ObjectIdentifier) -> str:
    """One attribute of the subject; empty where it has none or several. Raises InputRefused("certificate-broken")."""
    try:
        found = certificate.subject.get_attributes_for_oid(oid)
    except ValueError as error:  # a subject is parsed only when it is asked for
        raise InputRefused("certificate-broken") from error
    return str(found[0].value) if len(found) == 1 else ""


def verify_head(certificate_der: bytes, head: bytes, signature: bytes) -> bool:
    """Whether this certificate's key signed this head; raises InputRefused("certificate-broken")."""
    public = public_key_of(read_certificate(certificate_der))
    try:
        public.verify(signature, head, ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True
