"""How a CMS signature is put together, byte for byte; a broken one makes asn1crypto raise whatever it stumbles over."""

from collections.abc import Iterable

from asn1crypto import cms, core, x509
from asn1crypto.parser import emit

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
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": _settled(issuer)}),
            "digest_algorithm": digest,
            "signed_attrs": cms.CMSAttributes.load(in_der(attributes)),
            "signature_algorithm": {"algorithm": "sha256_ecdsa"},
            "signature": value,
        }
    )
    content = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": "data"},
            "certificates": certificates,
            "signer_infos": [_settled(signer)],
        }
    )
    # Not forced: the certificates stay as the root signed them, and to encode them anew takes 0.2 s (measured).
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": _settled(content)}).dump())


def _settled(made: core.Sequence) -> core.Sequence:
    """The same as if it had been read: what was made is encoded anew, thrice, by each structure that it stands in."""
    return type(made).load(made.dump())


def in_der(attributes: cms.CMSAttributes) -> bytes:
    """The attributes encoded anew, value by value, for the same reason: as a whole they take thirty times as long."""
    each = [
        _sequence(attribute["type"].dump(force=True) + _set_of(value.dump(force=True) for value in attribute["values"]))
        for attribute in attributes
    ]
    return _set_of(each)


def _sequence(contents: bytes) -> bytes:
    return bytes(emit(core.CLASS_NAME_TO_NUM_MAP["universal"], core.Sequence.method, core.Sequence.tag, contents))


def _set_of(encoded: Iterable[bytes]) -> bytes:
    contents = b"".join(sorted(encoded))
    return bytes(emit(core.CLASS_NAME_TO_NUM_MAP["universal"], core.SetOf.method, core.SetOf.tag, contents))
