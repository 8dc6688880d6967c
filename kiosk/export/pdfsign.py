"""Signs a PDF: PAdES B-B, certified, no changes permitted, so that any reader tells whether it is as it was made.

A handover goes to those it accuses. It tells the day on which it was signed, and neither the hour nor the laptop’s time
zone, both of which pyHanko would write.
"""

from collections.abc import Iterator
from pathlib import Path

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.attributes import CMSAttributeProvider
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.signers.pdf_cms import CAdESSignedAttributeProviderSpec, CMSSignedAttributes
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kiosk.batch.hanko import Settled
from kiosk.clock import SystemClock
from kiosk.vault.identity import Identity

FIELD = "Signature"


class _DatedWriter(IncrementalPdfFileWriter):
    """Leaves the dates of the document as they were drawn."""

    def _update_meta(self) -> None:
        """Nothing: pyHanko has no option for it, and would write the moment and its own name."""


class _DatedSigner(PdfSigner):
    """Signs at midnight, UTC, of the day."""

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = SystemClock().now().replace(hour=0, minute=0, second=0, microsecond=0)
        return session


class _Attributes(CAdESSignedAttributeProviderSpec):
    """Those that PAdES wants: two thirds of the time go into encoding them otherwise."""

    def signed_attr_providers(self, data_digest: bytes, digest_algorithm: str) -> Iterator[CMSAttributeProvider]:
        return map(Settled, super().signed_attr_providers(data_digest, digest_algorithm))


def sign_pdf(unsigned: Path, identity: Identity, signed: Path) -> None:
    """Writes the signed copy of a PDF; raises OSError where the disk does."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its __init__ has no annotations
    store.register(x509.Certificate.load(identity.root_der))
    signer = SimpleSigner(
        x509.Certificate.load(identity.certificate_der),
        keys.PrivateKeyInfo.load(identity.private_key_pkcs8_der),
        store,
    )
    signer.signed_attr_prov_spec = _Attributes(
        CMSSignedAttributes(), signer.signing_cert, is_pades=True, timestamper=None
    )
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    with unsigned.open("rb") as source, signed.open("w+b") as target:
        _DatedSigner(metadata, signer).sign_pdf(_DatedWriter(source), output=target)
