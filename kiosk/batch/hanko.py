"""pyHanko's share in CMS: it signs, and judges signatures. Apart, for it takes a second to load."""

import asyncio
from collections.abc import Iterator

from asn1crypto import cms, core, keys, x509
from pyhanko.sign.attributes import CMSAttributeProvider
from pyhanko.sign.signers.pdf_cms import CMSSignedAttributes, GenericCMSSignedAttributeProviderSpec, SimpleSigner
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import async_validate_detached_cms
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kiosk.errors import InputRefused
from kiosk.vault.identity import Identity


class Settled(CMSAttributeProvider):
    """An attribute of pyHanko's, as if it had been read: each step would encode all of what was made anew."""

    def __init__(self, made: CMSAttributeProvider) -> None:
        """For the attribute that `made` makes."""
        self.attribute_type = made.attribute_type
        self._made = made

    async def build_attr_value(self, dry_run: bool = False) -> core.Asn1Value:
        """Its value, in the same bytes."""
        value = await self._made.build_attr_value(dry_run=dry_run)  # type: ignore[no-untyped-call]  # it has no annotations
        return type(value).load(value.dump())


class _Attributes(GenericCMSSignedAttributeProviderSpec):
    """Those that pyHanko signs: half of the time goes into encoding them otherwise."""

    def signed_attr_providers(self, data_digest: bytes, digest_algorithm: str) -> Iterator[CMSAttributeProvider]:
        return map(Settled, super().signed_attr_providers(data_digest, digest_algorithm))


def signed_data(content: bytes, identity: Identity) -> cms.ContentInfo:
    """A detached signature over the content, with the signer's certificate and the root inside."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its __init__ has no annotations
    if identity.root_der != identity.certificate_der:
        store.register(x509.Certificate.load(identity.root_der))
    signer = SimpleSigner(
        x509.Certificate.load(identity.certificate_der),
        keys.PrivateKeyInfo.load(identity.private_key_pkcs8_der),
        store,
    )
    mechanism = signer.get_signature_mechanism_for_digest
    signer.signed_attr_prov_spec = _Attributes(CMSSignedAttributes(), signer.signing_cert, mechanism, None)
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
