"""CMS signatures beside or around their content, in one encoding: what differs from it by a bit is refused.

pyHanko signs and verifies. Around it the whole structure is built anew from its certificate, signed attributes and
signature, and must come out byte for byte: other readers accept a quarter of all single-bit changes (measured). Both
parts are loaded when they are needed: a kiosk starts without them, 3 MiB and a twentieth of its start the lesser.
"""

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
    # Both before anything is read: loading pyHanko tells asn1crypto of attributes that it would read, and write,
    # otherwise.
    from kiosk.batch.cms_structure import parsed, rebuilt, the_signers  # noqa: PLC0415 -- see above
    from kiosk.batch.hanko import validate  # noqa: PLC0415 -- pyHanko takes a second to load

    if len(signature) > MAX_CMS_BYTES:
        raise InputRefused("signature-broken")
    try:
        signed = parsed(signature)
        certificate = the_signers(signed, root_der)
        is_ours = rebuilt(signed, certificate, root_der) == signature
    except InputRefused:
        raise
    except Exception as error:  # asn1crypto raises whatever a broken structure makes it stumble over
        raise InputRefused("signature-broken") from error
    if not is_ours:
        raise InputRefused("signature-broken")
    # Before pyHanko, which logs a traceback with the signer's name where it finds no path to the root.
    check_issued(certificate, root_der)
    # Read anew: what was asked for its parts is encoded anew whenever pyHanko wants its bytes.
    validate(content, parsed(signature), certificate, root_der)
    return certificate


def sign_attached(content: bytes, identity: Identity) -> bytes:
    """As `sign_detached`, with the content inside as well: one file, whose content `openssl cms -verify` prints."""
    from kiosk.batch.cms_structure import around  # noqa: PLC0415 -- see above

    return around(content, sign_detached(content, identity))


def verify_attached(signature: bytes, root_der: bytes) -> tuple[bytes, bytes]:
    """Checks a signature that has its content inside; returns the content and the signer's certificate (DER).

    Raises as `verify_detached`, with "signature-broken" for anything that `sign_attached` did not make byte for byte.
    """
    from kiosk.batch.cms_structure import apart, around  # noqa: PLC0415 -- see above

    if len(signature) > MAX_CMS_BYTES:
        raise InputRefused("signature-broken")
    try:
        content, detached = apart(signature)
        is_ours = around(content, detached) == signature
    except Exception as error:  # asn1crypto raises whatever a broken structure makes it stumble over
        raise InputRefused("signature-broken") from error
    if not is_ours:
        raise InputRefused("signature-broken")
    return content, verify_detached(content, detached, root_der)
