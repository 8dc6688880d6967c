"""How a CMS signature is put together, byte for byte; a broken one makes asn1crypto raise whatever it stumbles over."""

from collections.abc import Iterable

from asn1crypto import algos, cms, core, x509
from asn1crypto.parser import emit

from kiosk.errors import InputRefused

UNIVERSAL = core.CLASS_NAME_TO_NUM_MAP["universal"]
CONTEXT = core.CLASS_NAME_TO_NUM_MAP["context"]
VERSION = bytes(cms.CMSVersion("v1").dump())
DATA, SIGNED_DATA = (bytes(cms.ContentType(name).dump()) for name in ("data", "signed_data"))
DIGEST = bytes(algos.DigestAlgorithm({"algorithm": "sha256"}).dump())
SIGNATURE = bytes(algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}).dump())


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
    signer = _sequence(
        VERSION,
        _sequence(signers.issuer.dump(), core.Integer(signers.serial_number).dump()),
        DIGEST,
        _nought(_attributes(info["signed_attrs"])),
        SIGNATURE,
        core.OctetString(info["signature"].native).dump(),
    )
    content = _sequence(
        VERSION,
        _set(_joined({DIGEST})),
        _sequence(DATA),
        _nought(_joined({certificate, root_der})),
        _set(_joined({signer})),
    )
    return _sequence(SIGNED_DATA, _nought(content))


def _attributes(attributes: cms.CMSAttributes) -> bytes:
    """Encoded anew, value by value: as a whole they take thirty times as long."""
    return _joined(
        _sequence(
            attribute["type"].dump(force=True),
            _set(_joined(value.dump(force=True) for value in attribute["values"])),
        )
        for attribute in attributes
    )


def _joined(encoded: Iterable[bytes]) -> bytes:
    """What a set holds: DER has an order for it."""
    return b"".join(sorted(encoded))


def _sequence(*parts: bytes) -> bytes:
    return bytes(emit(UNIVERSAL, core.Sequence.method, core.Sequence.tag, b"".join(parts)))


def _set(contents: bytes) -> bytes:
    return bytes(emit(UNIVERSAL, core.SetOf.method, core.SetOf.tag, contents))


def _nought(contents: bytes) -> bytes:
    """What the structures of CMS put under their own tag 0."""
    return bytes(emit(CONTEXT, core.Sequence.method, 0, contents))
