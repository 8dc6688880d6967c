"""The PDF that pages are drawn into: named, without a time of making, each page in its file once it is drawn."""

from array import array
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from deflate import zlib_compress
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from kiosk.export.object_file import ObjectFile

LEVEL = 1
"""Of deflate: 2 takes half as long again, and the digits of ink get no smaller by it (measured)."""

KEPT = 16
"""Dictionaries that pages share: there are few, for pages show the same few forms."""


class Document(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that lets go of each page once it is drawn: those of fifty thousand rows would fill 40 MiB.

    Equal drawing gives equal bytes. Private names of ReportLab used here: `_doc`, `_make_preamble`, `_preamble`,
    `_code`, `_formsinuse`, `_extgstate`, `_pagesize`, `_startPage` (the version is pinned).
    """

    def __init__(self, to: Path, *, language: str, title: str, campaign: str, subject: str) -> None:
        rl_config.useA85 = 0
        super().__init__(str(to), pageCompression=1, invariant=1, lang=language)
        self._doc = GrowingDocument(to, language)
        self._make_preamble()
        self.setTitle(title)
        self.setAuthor(campaign)
        self.setSubject(subject)
        self.setCreator("Petition Kiosk")
        self.setViewerPreference("DisplayDocTitle", "true")

    def append(self, operators: str) -> None:
        """Draws with operators of one's own."""
        self._code.append(operators)

    def showPage(self) -> None:
        """Ends the page. ReportLab's own makes objects of it, for links, crop marks and the like, which none has."""
        forms = tuple(dict.fromkeys(map(self._doc.getXObjectName, self._formsinuse)))
        operators = "\n".join([self._preamble, *self._code, " \n"])
        self._doc.write_page(operators, self._pagesize, forms, self._extgstate.getState())
        self._startPage()

    def define(self, form: str, operators: str, width: float, height: float, *, showing: str = "") -> None:
        """Keeps operators as a form that pages show by name; `showing` is a form that these show in turn."""
        self.beginForm(form, 0, 0, width, height)
        # ReportLab writes forms, unlike pages, in an encoding of its own.
        self.append(operators.encode("latin-1").decode("extpdfdoc"))
        if showing:
            self.doForm(showing)
        self.endForm()


class GrowingDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # ReportLab has no types
    """ReportLab's document, but that a page is written when it is added, and that the rest follows in `format`.

    Private names of ReportLab used here: `objectcounter`, `numberToId`,
    `idToObject`, `pageCounter`, `inObject`, `Pages.pages` (the version is pinned).
    """

    def __init__(self, to: Path, language: str) -> None:
        super().__init__(compression=1, invariant=1, lang=language)
        self._file = ObjectFile(to)
        self._numbers = array("I")
        self._resources = lru_cache(KEPT)(self._with_forms)
        self._shape = lru_cache(KEPT)(self._shape_of)

    def write_page(self, operators: str, size: tuple[float, float], forms: tuple[str, ...], states: Any) -> None:
        """Packs and writes a page; nothing of it stays but its number. `states` are the ways of being see-through."""
        content, number = self._next_number(), self._next_number()
        packed = zlib_compress(operators.encode("latin-1"), LEVEL)
        head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
        self._file.put(content, head + packed + b"\nendstream")
        shown = self._resources(forms) if states is None else self._with_forms(forms, states)
        shape = self._shape(size)
        self._file.put(number, b"<< /Type /Page %s /Resources %s /Contents %d 0 R >>" % (shape, shown, content))
        self._numbers.append(number)
        self.pageCounter += 1
        self.inObject = None

    def _next_number(self) -> int:
        self.objectcounter += 1
        return int(self.objectcounter)

    def _shape_of(self, size: tuple[float, float]) -> bytes:
        return b"/Parent %s /MediaBox [0 0 %.4f %.4f]" % (self._named(self.Pages), *size)

    def _with_forms(self, forms: tuple[str, ...], states: Any = None) -> bytes:
        """The dictionary of what a page shows."""
        resources = {"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)}
        if forms:
            resources["XObject"] = pdfdoc.PDFDictionary({form: pdfdoc.PDFObjectReference(form) for form in forms})
        if states:
            resources["ExtGState"] = states
        return bytes(pdfdoc.PDFDictionary(resources).format(self))

    def _named(self, part: Any) -> bytes:
        """How other objects refer to this one."""
        return bytes(self.Reference(part).format(self))

    def SaveToFile(self, _filename: object, canvas: Canvas) -> None:
        """Writes what is left, fonts and forms among it."""
        self.GetPDFData(canvas)

    def format(self) -> bytes:
        """Called when all that the file will have is known; it is in the file then, so that nothing is returned."""
        self.encrypt.prepare(self)
        self.Pages.pages = [b"%d 0 R" % number for number in self._numbers]
        for number in self._to_write():
            self._file.put(number, pdfdoc.format(self.idToObject[self.numberToId[number]], self, toplevel=1).strip())
        root, info, digest = self._named(self.Catalog), self._named(self.info), self.signature.hexdigest().encode()
        size = self.objectcounter + 1
        self._file.finish(b"<< /Size %d /Root %s /Info %s /ID [<%s> <%s>] >>" % (size, root, info, digest, digest))
        return b""

    def _to_write(self) -> Iterator[int]:
        """The numbers of all objects that are in memory; writing one may add more."""
        done = 0
        while done < len(self.numberToId):
            more = list(self.numberToId)[done:]
            yield from more
            done += len(more)
