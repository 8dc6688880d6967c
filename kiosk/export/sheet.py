"""`signatures.pdf`: the petition in full, the sheets of signatures, a summary, and a signature over all of it."""

from collections.abc import Sequence
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from kiosk.durable import unfinished_name
from kiosk.export.fonts import SANS, Fonts
from kiosk.export.page import FooterText, define_qr, draw_footer
from kiosk.export.paragraphs import Placed, draw_placed, paginate
from kiosk.export.pdfsign import sign_pdf
from kiosk.export.petition_pages import petition_pieces
from kiosk.export.signature_pages import SignaturePages, lines_of
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
    canvas = _canvas(snapshot, words, to)
    fonts = Fonts(canvas)
    footer = FooterText(snapshot.batch_name, csv_sha256.hex())
    define_qr(canvas, footer.csv_sha256)
    drawn = SignaturePages(fonts, snapshot, words)
    petition = paginate(fonts, petition_pieces(snapshot, words))
    dealt = drawn.sheets(lines_of(snapshot))
    _find_missing(fonts, snapshot)
    summary = paginate(fonts, summary_pieces(snapshot, words, frozenset(fonts.missing)))
    pages = Pages(fonts, words, footer, len(petition) + len(dealt) + len(summary))
    pages.running_text(petition)
    for number, sheet in enumerate(dealt, start=1):
        drawn.draw(sheet)
        pages.end()
        progress.advance(number, len(dealt))
    pages.running_text(summary)
    canvas.save()
    return tuple(sorted(fonts.missing))


class Pages:
    """Numbers the pages of a document and puts the footer under each."""

    def __init__(self, fonts: Fonts, words: Words, footer: FooterText, total: int) -> None:
        self._fonts = fonts
        self._words = words
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
        draw_footer(self._fonts, self._words, self._footer, self._page, self._total)
        self._fonts.canvas.showPage()


def _canvas(snapshot: Snapshot, words: Words, to: Path) -> Canvas:
    rl_config.useA85 = 0
    canvas = Canvas(str(to), pageCompression=1, invariant=1, lang=words.language)
    canvas.setTitle(snapshot.petition.title)
    canvas.setAuthor(snapshot.started_by)
    canvas.setSubject(snapshot.batch_name)
    canvas.setCreator("Petition Kiosk")
    return canvas


def _find_missing(fonts: Fonts, snapshot: Snapshot) -> None:
    """Looks for characters without a glyph before the summary, which names them, is laid out."""
    for row in snapshot.rows:
        who = row.signatory
        for text in (who.given_name, who.family_name, who.city):
            fonts.runs(text, SANS)
