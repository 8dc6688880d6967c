"""Verifies a signed PDF, and more strictly than readers do: an appended page still reads "valid" in some of them."""

import asyncio
import re
from errno import EINVAL
from itertools import islice
from mmap import ACCESS_READ, mmap
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

_BYTE_RANGE = re.compile(rb"/ByteRange\s{0,8}\[\s{0,8}0\s{1,8}\d{1,12}\s{1,8}(\d{1,12})\s{1,8}(\d{1,12})\s{0,8}\]")
"""What a signature covers: from 0 so many bytes, then from an offset so many more (ISO 32000-1, 12.8.1)."""


def verify_pdf(path: Path, root_der: bytes) -> bytes:
    """Checks that a PDF has exactly one signature, by a certificate of this root, over the entire file.

    Returns the signer's certificate (DER). Raises InputRefused: "readable-missing", "pdf-broken", "pdf-unsigned",
    "pdf-many-signatures", "pdf-appended", "pdf-changed", "certificate-unknown-root".
    """
    try:
        with path.open("rb") as file:
            return _verified(PdfFileReader(file), path.stat().st_size, root_der)
    except OSError as error:
        # An offset before the file's begin is the file's fault, and not the disk's.
        code = "pdf-broken" if error.errno == EINVAL else "readable-missing"
        raise InputRefused(code, file=path.name) from error
    except InputRefused:
        raise
    except Exception as error:  # pyHanko raises whatever a spoilt structure makes it stumble over
        raise InputRefused("pdf-broken") from error


def harm_to_pdf(path: Path) -> str:
    """What was done to a PDF that is known not to be as it was made, as the code of a refusal.

    Told from its bytes alone, in one pass: a PDF that was made to harm its reader gets none. "pdf-changed" where
    nothing more can be said. Raises InputRefused("readable-missing").
    """
    try:
        with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as raw:
            ranges = [tuple(map(int, found.groups())) for found in islice(_BYTE_RANGE.finditer(raw), 2)]
            return _told_by(ranges, len(raw), is_pdf=raw[:5] == b"%PDF-" and raw.rfind(b"startxref") > 0)
    except ValueError:  # there is nothing in it
        return "pdf-broken"
    except OSError as error:
        raise InputRefused("readable-missing", file=path.name) from error


def _told_by(ranges: list[tuple[int, ...]], size: int, *, is_pdf: bool) -> str:
    if not is_pdf:
        return "pdf-broken"
    if len(ranges) != 1:
        return "pdf-many-signatures" if ranges else "pdf-unsigned"
    ((start, length),) = ranges
    return "pdf-appended" if start + length < size else "pdf-changed"


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
