"""What is done to a signed PDF by those who know PDF well."""

from io import BytesIO

import pikepdf
from asn1crypto import keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from kiosk.vault.identity import Identity


def changed_pdf(pdf: bytes) -> bytes:
    """A letter of the first page's stream is another."""
    spot = pdf.index(b"stream") + 40
    return pdf[:spot] + bytes((pdf[spot] ^ 1,)) + pdf[spot + 1 :]


def stripped(pdf: bytes) -> bytes:
    """The same pages without a signature."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        del opened.Root["/AcroForm"]
        for page in opened.pages:
            if "/Annots" in page:
                del page["/Annots"]
        if "/Perms" in opened.Root:
            del opened.Root["/Perms"]
        opened.save(made, deterministic_id=True)
    return made.getvalue()


def twice_signed(pdf: bytes, signer: Identity) -> bytes:
    """Two good signatures by the right signer, neither of them certifying."""
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # its __init__ has no annotations
    store.register(x509.Certificate.load(signer.root_der))
    simple = SimpleSigner(
        x509.Certificate.load(signer.certificate_der), keys.PrivateKeyInfo.load(signer.private_key_pkcs8_der), store
    )
    for field in ("One", "Two"):
        metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES)
        made = BytesIO()
        PdfSigner(metadata, simple).sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), output=made)
        pdf = made.getvalue()
    return pdf
