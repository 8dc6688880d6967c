"""Verifies a signed PDF, and more strictly than readers do: an appended page still reads "valid" in some of them."""

import asyncio
from pathlib import Path

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from kiosk.errors import InputRefused
from kiosk.vault.certificates import check_issued


def verify_pdf(path: Path, root_der: bytes) -> bytes:
    """Checks that a PDF has exactly one signature, by a certificate of this root, over the entire file.

    Returns the signer's certificate (DER). Raises InputRefused: "readable-missing", "pdf-broken", "pdf-unsigned",
    "pdf-many-signatures", "pdf-appended", "pdf-changed", "certificate-unknown-root".
    """
    try:
        with path.open("rb") as file:
            return _verified(PdfFileReader(file), path.stat().st_size, root_der)
    except OSError as error:
        raise InputRefused("readable-missing", file=path.name) from error
    except InputRefused:
        raise
    except Exception as error:  # pyHanko raises whatever a spoilt structure makes it stumble over
        raise InputRefused("pdf-broken") from error


def _verified(reader: PdfFileReader, size: int, root_der: bytes) -> bytes:
    signatures = reader.embedded_signatures
    if not signatures:
        raise InputRefused("pdf-unsigned")
    if len(signatures) != 1:
        raise InputRefused("pdf-many-signatures")
    (signature,) = signatures
    _refuse_bytes_outside(signature, size)
    certificate: bytes = signature.signer_cert.dump()
    check_issued(certificate, root_der)
    status = _status(signature, root_der)
    if not (status.intact and status.valid):
        raise InputRefused("pdf-changed")
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        raise InputRefused("pdf-appended")
    if status.modification_level not in (None, ModificationLevel.NONE) or not status.docmdp_ok:
        raise InputRefused("pdf-changed")
    if not status.trusted:
        raise InputRefused("certificate-unknown-root")
    return certificate


def _refuse_bytes_outside(signature: EmbeddedPdfSignature, size: int) -> None:
    start, _, second, length = (int(number) for number in signature.byte_range)
    if start != 0 or second + length != size:
        raise InputRefused("pdf-appended")


def _status(signature: EmbeddedPdfSignature, root_der: bytes) -> PdfSignatureStatus:
    # The moment is the certificate's own first: without a timestamp no later one can be proved.
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(root_der)],
        allow_fetching=False,
        moment=signature.signer_cert.not_valid_before,
    )
    usage = KeyUsageConstraints(key_usage={"digital_signature"})
    try:
        return asyncio.run(async_validate_pdf_signature(signature, context, key_usage_settings=usage))
    except SignatureValidationError as error:
        raise InputRefused("pdf-changed") from error
