"""How a CMS signature is put together, byte for byte; a broken one makes asn1crypto raise whatever it stumbles over."""

from collections.abc import Iterable

from asn1crypto import cms, x509

from kiosk.errors import InputRefused


def parsed(signature: bytes) -> cms.ContentInfo:
    """The structure, all of the bytes used up."""
    return cms.ContentInfo.load(signature, strict=True)


def around(content: bytes, detached: bytes) -> bytes:
    """The same signature with its content put inside; all else stays byte for byte."""
    signed = parsed(detached)
    signed["content"]["encap_content_info"] = {"content_type": "data", "content": content}
    return bytes(signed.dump())


def apart(signature: bytes) -> tuple[bytes, bytes]:
    """The content inside, and the same signature without it; all else stays byte for byte.

    Raises InputRefused("signature-broken") where there is no content.
    """
    signed = parsed(signature)
    content = signed["content"]["encap_content_info"]["content"].native
    if not isinstance(content, bytes):
        raise InputRefused("signature-broken")
    signed["content"]["encap_content_info"] = {"content_type": "data"}
    return content, bytes(signed.dump())


def the_signers(signed: cms.ContentInfo, root_der: bytes) -> bytes:
    """The certificate (DER) inside that is not the root's, or else the root's.

    Raises InputRefused("certificate-unknown-root") for another root inside, "signature-broken" for more certificates.
    """
    inside = [choice.chosen.dump() for choice in signed["content"]["certificates"]]
    if root_der not in inside:
        raise InputRefused("certificate-unknown-root")
    others = [one for one in inside if one != root_der]
    if len(others) > 1:
        raise InputRefused("signature-broken")
    return bytes(others[0]) if others else root_der


def rebuilt(signed: cms.ContentInfo, certificate: bytes, root_der: bytes) -> bytes:
    """The one encoding of a signature by this certificate with these attributes and this signature value."""
    signers = x509.Certificate.load(certificate)
    (info,) = signed["content"]["signer_infos"]
    (attributes, value) = info["signed_attrs"], info["signature"].native
    digest = {"algorithm": "sha256"}
    certificates = [signers] if certificate == root_der else [signers, x509.Certificate.load(root_der)]
    issuer = cms.IssuerAndSerialNumber({"issuer": signers.issuer, "serial_number": signers.serial_number})
    signer = {
        "version": "v1",
        "sid": cms.SignerIdentifier({"issuer_and_serial_number": issuer}),
        "digest_algorithm": digest,
        "signed_attrs": cms.CMSAttributes.load(_anew(attributes)),
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signature": value,
    }
    content = {
        "version": "v1",
        "digest_algorithms": [digest],
        "encap_content_info": {"content_type": "data"},
        "certificates": certificates,
        "signer_infos": [cms.SignerInfo.load(cms.SignerInfo(signer).dump())],
    }
    # Not forced: the certificates stay as the root signed them, and to encode them anew takes 0.2 s (measured).
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": content}).dump())


def _anew(attributes: cms.CMSAttributes) -> bytes:
    """The signed attributes in their one encoding, as one `dump` of them all would make it.

    Part by part, for what is dumped by force is encoded anew on each level below it: three quarters of the whole check
    (measured).
    """
    kinds = (
        _der(0x30, [one["type"].dump(force=True), _set_of(value.dump(force=True) for value in one["values"])])
        for one in attributes
    )
    return _set_of(kinds)


def _set_of(parts: Iterable[bytes]) -> bytes:
    return _der(0x31, sorted(parts))


def _der(tag: int, parts: Iterable[bytes]) -> bytes:
    """These parts under one tag, with their length before them."""
    contents = b"".join(parts)
    size = len(contents)
    if size < 0x80:  # a short form
        return bytes((tag, size)) + contents
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + contents
