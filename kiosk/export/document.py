"""The PDF that pages are drawn into: named, without a time of making, and with each page packed once it is drawn."""

import zlib
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFObject
from reportlab.pdfgen.canvas import Canvas

LEVEL = 3
"""Of deflate: 6 takes two thirds more CPU for a tenth fewer bytes (measured by benchmarks/bench_pdf.py)."""


class PackedPage(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A page's operators, packed; they are let go of once they are written, for the file is then in memory too."""

    __RefOnly__ = 1  # ReportLab: a stream stands for itself, others refer to it

    def __init__(self, code: str) -> None:
        self._packed = zlib.compress(code.encode("latin-1"), LEVEL)

    def format(self, _document: object) -> bytes:
        """What stands in the file; asked for once."""
        packed, self._packed = self._packed, b""
        return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream\n" % (len(packed), packed)


class Document(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that keeps no page's operators unpacked: those of fifty thousand rows would take 100 MiB.

    Equal drawing gives equal bytes. Private names of ReportLab used here: `_doc`, `idToObject` (the version is
    pinned).
    """

    def __init__(self, to: Path, *, language: str, title: str, campaign: str, subject: str) -> None:
        rl_config.useA85 = 0
        super().__init__(str(to), pageCompression=1, invariant=1, lang=language)
        self.setTitle(title)
        self.setAuthor(campaign)
        self.setSubject(subject)
        self.setCreator("Petition Kiosk")
        self.setViewerPreference("DisplayDocTitle", "true")

    def showPage(self) -> None:
        """Ends the page and packs it."""
        document: Any = self._doc
        name = document.thisPageName()
        super().showPage()
        page = document.idToObject[name]
        page.Contents, page.stream = PackedPage(page.stream), None

    def append(self, operators: str) -> None:
        """Draws with operators of one's own."""
        self._code.append(operators)

    def define(self, form: str, operators: str, width: float, height: float, *, showing: str = "") -> None:
        """Keeps operators as a form that pages show by name; `showing` is a form that these show in turn."""
        self.beginForm(form, 0, 0, width, height)
        self.append(operators)
        if showing:
            self.doForm(showing)
        self.endForm()
