"""The pages of a PDF in their order: each is drawn, numbered, given the footer, and packed."""

from collections.abc import Callable, Sequence

from kiosk.export.document import Document
from kiosk.export.page import Footer
from kiosk.progress import Progress

DrawPage = Callable[[], None]
"""Draws what stands on one page above its footer."""


def draw_pages(document: Document, footer: Footer, pages: Sequence[DrawPage], progress: Progress) -> None:
    """Draws the pages one by one; raises Cancelled from `progress`, told by pages."""
    for number, draw in enumerate(pages, start=1):
        draw()
        footer.draw(number, len(pages))
        document.showPage()
        progress.advance(number, len(pages))
