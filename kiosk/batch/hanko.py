"""pyHanko's share in CMS: it signs, and judges signatures. Apart, for it takes a second to load."""

import asyncio
from typing import Any

from asn1crypto import cms, keys, x509
from pyhanko.sign.signers.pdf_cms import SimpleSigner
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kiosk.batch.cms_structure import in_der
from kiosk.errors import InputRefused
from kiosk.vault.identity import Identity


class _Signer(SimpleSigner):
    """Encodes what it signs once, where each step of pyHanko's would encode all of it anew: half of the time."""

    async def signed_attrs(self, *words: Any, **named: Any) -> cms.CMSAttributes:
        """As pyHanko makes them, in the same bytes."""
        return cms.CMSAttributes.load(in_der(await super().signed_attrs(*words, **named)))


def signed_data(content: bytes, identity: Identity) -> cms.ContentInfo:
    """A detached signature over the content, with the signer's certificate and the root inside."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its __init__ has no annotations
    if identity.root_der != identity.certificate_der:
        store.register(x509.Certificate.load(identity.root_der))
    signer = _Signer(
        x509.Certificate.load(identity.certificate_der),
        keys.PrivateKeyInfo.load(identity.private_key_pkcs8_der),
        store,
    )
    return asyncio.run(signer.async_sign_general_data(content, "sha256", detached=True))


def validate(content: bytes, signed: cms.ContentInfo, certificate: bytes, root_der: bytes) -> None:
    """Checks a detached signature against a trusted root.

    Raises InputRefused("signature-wrong") where content or signature were changed, "certificate-unknown-root".
    """
    root = x509.Certificate.load(root_der)
    # The moment is the certificate's own first: a kiosk's clock proves nothing, and the root says how long it lasts.
    context = ValidationContext(
        trust_roots=[root], allow_fetching=False, moment=x509.Certificate.load(certificate).not_valid_before
    )
    usage = KeyUsageConstraints(key_usage={"key_cert_sign"} if certificate == root_der else {"digital_signature"})
    try:
        status = asyncio.run(async_validate_detached_cms(content, signed["content"], context, key_usage_settings=usage))
    except (SignatureValidationError, ValueError) as error:
        raise InputRefused("signature-wrong") from error
    if not (status.intact and status.valid):
        raise InputRefused("signature-wrong")
    if not status.trusted:
        raise InputRefused("certificate-unknown-root")
