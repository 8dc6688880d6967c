"""`signatures.pdf`: the petition in full, the sheets of signatures, a summary, and a signature over all of it."""

from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from kiosk.durable import unfinished_name
from kiosk.export.document import Document
from kiosk.export.fonts import Fonts
from kiosk.export.page import Footer, FooterText
from kiosk.export.pages import DrawPage, draw_pages
from kiosk.export.paragraphs import draw_placed, paginate
from kiosk.export.pdfsign import sign_pdf
from kiosk.export.petition_pages import petition_pieces
from kiosk.export.signature_pages import SignaturePages
from kiosk.export.snapshot import Snapshot
from kiosk.export.summary_page import summary_pieces
from kiosk.progress import Progress
from kiosk.vault.identity import Identity
from kiosk.words import Words

CSV = "signatures.csv"
"""The table beside it, whose digest stands at the foot of every page."""


def write_pdf(
    snapshot: Snapshot, csv_sha256: bytes, words: Words, *, to: Path, signer: Identity, progress: Progress
) -> tuple[str, ...]:
    """Writes the signed PDF; returns the code points (`U+1F600`) for which no bundled font has a picture.

    Raises OSError where the disk does, and Cancelled from `progress`, told by pages.
    """
    unsigned = unfinished_name(to)
    try:
        missing = draw_pdf(snapshot, csv_sha256, words, unsigned, progress)
        sign_pdf(unsigned, signer, to)
    finally:
        unsigned.unlink(missing_ok=True)
    return missing


def draw_pdf(snapshot: Snapshot, csv_sha256: bytes, words: Words, to: Path, progress: Progress) -> tuple[str, ...]:
    """Writes the PDF without its signature; equal snapshots give equal bytes."""
    document = Document(
        to,
        language=words.language,
        title=snapshot.petition.title,
        campaign=snapshot.started_by,
        subject=snapshot.batch_name,
    )
    fonts = Fonts(document)
    fonts.find_missing((snapshot.kiosk_name, *snapshot.summary.characters))
    footer = Footer(document, fonts, words, FooterText(snapshot.batch_name, CSV, csv_sha256.hex()))
    drawn = SignaturePages(document, fonts, snapshot, words)
    petition = paginate(fonts, petition_pieces(snapshot, words))
    summary = paginate(fonts, summary_pieces(snapshot, fonts, words))
    pages: Iterator[DrawPage] = chain(
        (partial(draw_placed, fonts, page) for page in petition),
        (partial(drawn.draw, sheet) for sheet in drawn.sheets()),
        (partial(draw_placed, fonts, page) for page in summary),
    )
    draw_pages(document, footer, pages, len(petition) + drawn.total + len(summary), progress)
    document.save()
    return tuple(sorted(fonts.missing))
