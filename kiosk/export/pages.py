"""The pages of a PDF in their order: each is drawn, numbered, given the footer, and packed."""

from collections.abc import Callable, Iterable

from kiosk.export.document import Document
from kiosk.export.page import Footer
from kiosk.progress import Progress

DrawPage = Callable[[], None]
"""Draws what stands on one page above its footer."""


def draw_pages(document: Document, footer: Footer, pages: Iterable[DrawPage], total: int, progress: Progress) -> None:
    """Draws the pages one by one, of which there are `total`; raises Cancelled from `progress`, told by pages."""
    for number, draw in zip(range(1, total + 1), pages, strict=True):
        draw()
        footer.draw(number, total)
        document.showPage()
        progress.advance(number, total)
