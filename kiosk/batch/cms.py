"""CMS signatures beside or around their content, in one encoding: what differs from it by a bit is refused.

pyHanko signs and verifies. Around it the whole structure is built anew from its certificate, signed attributes and
signature, and must come out byte for byte: other readers accept a quarter of all single-bit changes (measured).
"""

from asn1crypto import cms, x509

from kiosk.errors import InputRefused
from kiosk.vault.certificates import check_issued
from kiosk.vault.identity import Identity

MAX_CMS_BYTES = 64 * 1024


def sign_detached(content: bytes, identity: Identity) -> bytes:
    """A CMS signature (DER) over the content, with the signer's certificate and the root inside."""
    from kiosk.batch.hanko import signed_data  # noqa: PLC0415 -- pyHanko takes a second to load

    return bytes(signed_data(content, identity).dump())


def verify_detached(content: bytes, signature: bytes, root_der: bytes) -> bytes:
    """Checks a signature over the content against a trusted root; returns the signer's certificate (DER).

    Who the signer is to be (role, kiosk) is the caller's to check. Raises InputRefused: "signature-broken" for
    anything that `sign_detached` did not make byte for byte, "certificate-unknown-root" for another root inside,
    "signature-wrong" where content or signature were changed.
    """
    # First of all: loading it tells asn1crypto of attributes that it would read, and write, otherwise.
    from kiosk.batch.hanko import validate  # noqa: PLC0415 -- pyHanko takes a second to load

    if len(signature) > MAX_CMS_BYTES:
        raise InputRefused("signature-broken")
    try:
        signed = cms.ContentInfo.load(signature, strict=True)
        certificate = _the_signers(signed, root_der)
        rebuilt = _rebuilt(signed, certificate, root_der)
    except InputRefused:
        raise
    except Exception as error:  # asn1crypto raises whatever a broken structure makes it stumble over
        raise InputRefused("signature-broken") from error
    if rebuilt != signature:
        raise InputRefused("signature-broken")
    # Before pyHanko, which logs a traceback with the signer's name where it finds no path to the root.
    check_issued(certificate, root_der)
    validate(content, signed, certificate, root_der)
    return certificate


def sign_attached(content: bytes, identity: Identity) -> bytes:
    """As `sign_detached`, with the content inside as well: one file, whose content `openssl cms -verify` prints."""
    return _around(content, sign_detached(content, identity))


def verify_attached(signature: bytes, root_der: bytes) -> tuple[bytes, bytes]:
    """Checks a signature that has its content inside; returns the content and the signer's certificate (DER).

    Raises as `verify_detached`, with "signature-broken" for anything that `sign_attached` did not make byte for byte.
    """
    if len(signature) > MAX_CMS_BYTES:
        raise InputRefused("signature-broken")
    try:
        content, detached = _apart(signature)
        is_ours = _around(content, detached) == signature
    except Exception as error:  # asn1crypto raises whatever a broken structure makes it stumble over
        raise InputRefused("signature-broken") from error
    if not is_ours:
        raise InputRefused("signature-broken")
    return content, verify_detached(content, detached, root_der)


def _around(content: bytes, detached: bytes) -> bytes:
    """The same signature with its content put inside; all else stays byte for byte."""
    signed = cms.ContentInfo.load(detached, strict=True)
    signed["content"]["encap_content_info"] = {"content_type": "data", "content": content}
    return bytes(signed.dump())


def _apart(signature: bytes) -> tuple[bytes, bytes]:
    """The content inside, and the same signature without it; all else stays byte for byte."""
    signed = cms.ContentInfo.load(signature, strict=True)
    content = signed["content"]["encap_content_info"]["content"].native
    if not isinstance(content, bytes):
        raise InputRefused("signature-broken")
    signed["content"]["encap_content_info"] = {"content_type": "data"}
    return content, bytes(signed.dump())


def _the_signers(signed: cms.ContentInfo, root_der: bytes) -> bytes:
    inside = [choice.chosen.dump() for choice in signed["content"]["certificates"]]
    if root_der not in inside:
        raise InputRefused("certificate-unknown-root")
    others = [one for one in inside if one != root_der]
    if len(others) > 1:
        raise InputRefused("signature-broken")
    return bytes(others[0]) if others else root_der


def _rebuilt(signed: cms.ContentInfo, certificate: bytes, root_der: bytes) -> bytes:
    """The one encoding of a signature by this certificate with these attributes and this signature value."""
    parsed = x509.Certificate.load(certificate)
    (info,) = signed["content"]["signer_infos"]
    (attributes, value) = info["signed_attrs"], info["signature"].native
    digest = {"algorithm": "sha256"}
    certificates = [parsed] if certificate == root_der else [parsed, x509.Certificate.load(root_der)]
    issuer = cms.IssuerAndSerialNumber({"issuer": parsed.issuer, "serial_number": parsed.serial_number})
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier({"issuer_and_serial_number": issuer}),
        "digest_algorithm": digest,
        "signed_attrs": cms.CMSAttributes.load(attributes.untag().dump(force=True)),
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signature": value,
    }
    content = {
        "version": "v1",
        "digest_algorithms": [digest],
        "encap_content_info": {"content_type": "data"},
        "certificates": certificates,
        "signer_infos": [signer],
    }
    # Not forced: the certificates stay as the root signed them, and to encode them anew takes 0.2 s (measured).
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())
