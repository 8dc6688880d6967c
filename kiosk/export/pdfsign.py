"""Signs a PDF: PAdES B-B, certified, no changes permitted, so that any reader tells whether it is as it was made."""

from pathlib import Path

from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kiosk.vault.identity import Identity

FIELD = "Signature"


def sign_pdf(unsigned: Path, identity: Identity, signed: Path) -> None:
    """Writes the signed copy of a PDF; raises OSError where the disk does."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its __init__ has no annotations
    store.register(x509.Certificate.load(identity.root_der))
    signer = SimpleSigner(
        x509.Certificate.load(identity.certificate_der),
        keys.PrivateKeyInfo.load(identity.private_key_pkcs8_der),
        store,
    )
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    with unsigned.open("rb") as source, signed.open("w+b") as target:
        PdfSigner(metadata, signer).sign_pdf(IncrementalPdfFileWriter(source), output=target)
