"""`signatures.pdf`: the petition in full, the sheets of signatures, a summary, and a signature over all of it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.durable import unfinished_name
from kiosk.export.document import Document
from kiosk.export.fonts import Fonts
from kiosk.export.page import Footer, FooterText
from kiosk.export.paragraphs import Placed, draw_placed, paginate
from kiosk.export.pdfsign import sign_pdf
from kiosk.export.petition_pages import petition_pieces
from kiosk.export.signature_pages import SignaturePages
from kiosk.export.snapshot import Snapshot
from kiosk.export.summary_page import summary_pieces
from kiosk.progress import Progress
from kiosk.vault.identity import Identity
from kiosk.words import Words


def write_pdf(
    snapshot: Snapshot, csv_sha256: bytes, words: Words, *, to: Path, signer: Identity, progress: Progress
) -> tuple[str, ...]:
    """Writes the signed PDF; returns the code points (`U+1F600`) for which no bundled font has a picture.

    Raises OSError where the disk does, and Cancelled from `progress`, told by sheets.
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
    fonts.find_missing(_texts(snapshot))
    footer = Footer(document, fonts, words, FooterText(snapshot.batch_name, csv_sha256.hex()))
    drawn = SignaturePages(document, fonts, snapshot, words)
    petition, sheets = paginate(fonts, petition_pieces(snapshot, words)), drawn.sheets()
    summary = paginate(fonts, summary_pieces(snapshot, words, frozenset(fonts.missing)))
    pages = Pages(document, fonts, footer, len(petition) + len(sheets) + len(summary))
    pages.running_text(petition)
    for number, sheet in enumerate(sheets, start=1):
        drawn.draw(sheet)
        pages.end()
        progress.advance(number, len(sheets))
    pages.running_text(summary)
    document.save()
    return tuple(sorted(fonts.missing))


class Pages:
    """Numbers the pages of a document and puts the footer under each."""

    def __init__(self, document: Document, fonts: Fonts, footer: Footer, total: int) -> None:
        self._document = document
        self._fonts = fonts
        self._footer = footer
        self._total = total
        self._page = 0

    def running_text(self, pages: Sequence[Sequence[Placed]]) -> None:
        """Draws pages of paragraphs."""
        for page in pages:
            draw_placed(self._fonts, page)
            self.end()

    def end(self) -> None:
        """Puts the footer under what was drawn and turns the page."""
        self._page += 1
        self._footer.draw(self._page, self._total)
        self._document.showPage()


def _texts(snapshot: Snapshot) -> Iterator[str]:
    """What people entered: characters without a glyph are sought there before the summary, which names them."""
    yield snapshot.kiosk_name
    for row in snapshot.rows:
        who = row.signatory
        yield from (who.given_name, who.family_name, who.city)
    for event in {row.event for row in snapshot.rows if row.event}:
        yield from (event.name, event.place)
