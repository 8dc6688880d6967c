"""Rows of signatures by other writers of PDF; `bench_pdf.py` runs this in a Python that has them.

    python peers_of_pdf.py floor|floor-libdeflate|plain|platypus|fpdf2|pycairo|typst ROWS FONTS TO.pdf

Each draws number, name, place, day and ink of every row, and neither a petition nor a summary, QR or footer; none looks
whether a font has a letter. Prints one JSON object: seconds of CPU and by the clock from rows in a file to a PDF,
without imports, the peak of memory in MiB before and after, and the PDF's bytes.
"""

import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from struct import Struct, unpack
from time import perf_counter
from typing import NamedTuple

ON_A_PAGE = 13
TOP, ROW, MARGIN, RIGHT = 680.0, 44, 54, 541
NUMBER, NAME, PLACE, DAY, INK = 54, 88, 238, 336, 406
SCALE = 0.095
LENGTH = Struct(">I")


class Shown(NamedTuple):
    """A row in words; strokes are x, y, x, y … in 16 bits each."""

    name: str
    place: str
    day: str
    strokes: list[bytes]

    def points(self) -> Iterator[list[tuple[int, int]]]:
        for stroke in self.strokes:
            flat = unpack(f"={len(stroke) // 2}h", stroke)
            yield list(zip(flat[::2], flat[1::2], strict=True))


def pieces_of(path: Path) -> Iterator[bytes]:
    """What `bench_pdf.py` packed, one after the other."""
    with path.open("rb") as file:
        while head := file.read(LENGTH.size):
            yield file.read(*LENGTH.unpack(head))


def pages_of(rows: Path) -> Iterator[list[tuple[int, Shown]]]:
    """The rows of each page with their numbers from 1, read as they are drawn."""
    import msgspec  # noqa: PLC0415 -- seconds are counted without imports

    read = msgspec.msgpack.Decoder(Shown).decode
    numbered = enumerate(map(read, pieces_of(rows)), start=1)
    while page := list(islice(numbered, ON_A_PAGE)):
        yield page


Pack = Callable[[bytes, int], bytes | bytearray]


def floor(rows: Path, _fonts: Path, to: Path, pack: Pack = zlib.compress) -> None:
    """No library and no layout: about the bytes that ours has, as fast as plain Python can put them into a file.

    Its letters are single bytes of a font that is not in it, so that nothing has to be looked up.
    """
    formats: dict[int, tuple[Callable[[bytes], tuple[int, ...]], bytes]] = {}

    def stroke(packed: bytes) -> bytes:
        points = len(packed) // 4
        if points not in formats:
            operators = b"%d %d m\n" + b"%d %d l\n" * (points - 1) + b"S\n"
            formats[points] = Struct(f"={2 * points}h").unpack, operators
        read, operators = formats[points]
        return operators % read(packed)

    def letters(text: str) -> bytes:
        raw = text.encode("cp1251", "replace")
        return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

    line = (
        b"q 1 0 0 1 0 %.2f cm\n0.290 0.300 0.333 rg\nBT 54 -3.1 Td /F1 8.5 Tf (%d) Tj ET\n"
        b"BT 336 -3.1 Td /F1 8.5 Tf (%s) Tj ET\n0.090 0.094 0.110 rg\n"
        b"BT 88 -3.6 Td /F1 10 Tf (%s) Tj ET\nBT 238 -3.1 Td /F1 8.5 Tf (%s) Tj ET\n"
        b"0.095 0 0 -0.095 406 19 cm\n%sQ\n"
    )
    places, kids = [0, 0, 0], []
    with to.open("wb") as file:

        def put(number: int, content: bytes) -> None:
            places[number] = file.tell()
            file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))

        file.write(b"%PDF-1.7\n")
        for page in pages_of(rows):
            drawn = b"".join(
                line
                % (
                    TOP - ROW * place,
                    number,
                    letters(row.day),
                    letters(row.name),
                    letters(row.place),
                    b"".join(map(stroke, row.strokes)),
                )
                for place, (number, row) in enumerate(page)
            )
            packed = pack(b"0.090 0.094 0.110 RG 7 w 1 J 1 j\n" + drawn, 1)
            number = len(places)
            places += (0, 0)
            put(number, b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed))
            fonts = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
            shape = b"/Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s" % fonts
            put(number + 1, b"<< /Type /Page %s /Contents %d 0 R >>" % (shape, number))
            kids.append(b"%d 0 R" % (number + 1))
        put(1, b"<< /Type /Catalog /Pages 2 0 R >>")
        put(2, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids)))
        table = file.tell()
        file.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(places))
        file.writelines(b"%010d 00000 n \n" % place for place in places[1:])
        file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places), table))


def floor_libdeflate(rows: Path, fonts: Path, to: Path) -> None:
    """The floor with the library that ours packs with."""
    from deflate import zlib_compress  # noqa: PLC0415 -- only the one writer that is measured

    floor(rows, fonts, to, zlib_compress)


def plain(rows: Path, fonts: Path, to: Path) -> None:
    """ReportLab as anyone would use it: drawString and paths."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 -- seconds are counted without imports
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 -- seconds are counted without imports
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 -- seconds are counted without imports

    for name in ("NotoSans-Regular", "NotoSans-SemiBold"):
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"{name}.ttf")))
    canvas = Canvas(str(to), pagesize=(595, 842), pageCompression=1)
    for page in pages_of(rows):
        for place, (number, row) in enumerate(page):
            y = TOP - ROW * place
            canvas.setFont("NotoSans-Regular", 8.5)
            canvas.drawString(NUMBER, y, str(number))
            canvas.setFont("NotoSans-SemiBold", 10)
            canvas.drawString(NAME, y, row.name)
            canvas.setFont("NotoSans-Regular", 8.5)
            canvas.drawString(PLACE, y, row.place)
            canvas.drawString(DAY, y, row.day)
            canvas.line(MARGIN, y - 22, RIGHT, y - 22)
            canvas.saveState()
            canvas.translate(INK, y + 18)
            canvas.scale(SCALE, -SCALE)
            canvas.setLineWidth(7)
            canvas.setLineCap(1)
            canvas.setLineJoin(1)
            for points in row.points():
                path = canvas.beginPath()
                path.moveTo(*points[0])
                for point in points[1:]:
                    path.lineTo(*point)
                canvas.drawPath(path)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()


def platypus(rows: Path, fonts: Path, to: Path) -> None:
    """ReportLab's LongTable, with the ink as a flowable in a cell."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 -- seconds are counted without imports
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 -- seconds are counted without imports
    from reportlab.platypus import Flowable, LongTable, SimpleDocTemplate  # noqa: PLC0415 -- seconds are counted without imports

    pdfmetrics.registerFont(TTFont("NotoSans", str(fonts / "NotoSans-Regular.ttf")))

    class Ink(Flowable):  # type: ignore[misc]  # ReportLab has no types
        def __init__(self, row: Shown) -> None:
            super().__init__()
            self.width, self.height, self.row = 95, 38, row

        def draw(self) -> None:
            self.canv.scale(SCALE, SCALE)
            self.canv.setLineWidth(7)
            for points in self.row.points():
                path = self.canv.beginPath()
                path.moveTo(points[0][0], 400 - points[0][1])
                for x, y in points[1:]:
                    path.lineTo(x, 400 - y)
                self.canv.drawPath(path)

    cells = [(str(number), row.name, row.place, row.day, Ink(row)) for page in pages_of(rows) for number, row in page]
    style = [("FONT", (0, 0), (-1, -1), "NotoSans", 8.5), ("LINEBELOW", (0, 0), (-1, -1), 0.4, "#d9d5cb")]
    table = LongTable(cells, colWidths=(34, 150, 98, 70, 110), rowHeights=ROW, style=style)
    SimpleDocTemplate(str(to), pagesize=(595, 842), pageCompression=1).build([table])


def fpdf2(rows: Path, fonts: Path, to: Path) -> None:
    """fpdf2: text and polylines, in points."""
    from fpdf import FPDF  # noqa: PLC0415 -- seconds are counted without imports

    pdf = FPDF(unit="pt", format=(595, 842))
    pdf.set_auto_page_break(auto=False)
    pdf.add_font("sans", "", fonts / "NotoSans-Regular.ttf")
    pdf.add_font("strong", "", fonts / "NotoSans-SemiBold.ttf")
    for page in pages_of(rows):
        pdf.add_page()
        for place, (number, row) in enumerate(page):
            y = 842 - TOP + ROW * place
            pdf.set_font("sans", size=8.5)
            pdf.text(NUMBER, y, str(number))
            pdf.text(PLACE, y, row.place)
            pdf.text(DAY, y, row.day)
            pdf.set_font("strong", size=10)
            pdf.text(NAME, y, row.name)
            pdf.set_line_width(0.4)
            pdf.line(MARGIN, y + 22, RIGHT, y + 22)
            pdf.set_line_width(7 * SCALE)
            for points in row.points():
                pdf.polyline([(INK + SCALE * x, y - 18 + SCALE * down) for x, down in points])
    pdf.output(str(to))


def pycairo(rows: Path, _fonts: Path, to: Path) -> None:
    """Cairo's own surface; its simple text calls find the fonts of the system."""
    import cairo  # noqa: PLC0415 -- seconds are counted without imports

    surface = cairo.PDFSurface(str(to), 595, 842)
    context = cairo.Context(surface)
    context.set_line_cap(cairo.LINE_CAP_ROUND)
    context.set_line_join(cairo.LINE_JOIN_ROUND)
    context.select_font_face("Noto Sans")
    for page in pages_of(rows):
        for place, (number, row) in enumerate(page):
            y = 842 - TOP + ROW * place
            for x, size, text in (
                (NUMBER, 8.5, str(number)),
                (NAME, 10, row.name),
                (PLACE, 8.5, row.place),
                (DAY, 8.5, row.day),
            ):
                context.set_font_size(size)
                context.move_to(x, y)
                context.show_text(text)
            context.set_line_width(0.4)
            context.move_to(MARGIN, y + 22)
            context.line_to(RIGHT, y + 22)
            context.stroke()
            context.save()
            context.translate(INK, y - 18)
            context.scale(SCALE, SCALE)
            context.set_line_width(7)
            for points in row.points():
                context.move_to(*points[0])
                for point in points[1:]:
                    context.line_to(*point)
                context.stroke()
            context.restore()
        context.show_page()
    surface.finish()


TYPST = """#set page(width: 595pt, height: 842pt, margin: 54pt)
#set text(font: "Noto Sans", size: 8.5pt)
#let stroke = (paint: black, thickness: 0.66pt, cap: "round", join: "round")
#let ink(strokes) = box(width: 95pt, height: 38pt, for points in strokes { place(curve(stroke: stroke,
  curve.move((points.at(0).at(0) * 0.095pt, points.at(0).at(1) * 0.095pt)),
  ..points.slice(1).map(p => curve.line((p.at(0) * 0.095pt, p.at(1) * 0.095pt))))) })
#table(columns: (34pt, 150pt, 98pt, 70pt, 110pt), rows: 44pt, stroke: (bottom: 0.4pt),
  ..json("rows.json").map(r => (str(r.at(0)), r.at(1), r.at(2), r.at(3), ink(r.at(4)))).flatten())
"""


def typst(rows: Path, fonts: Path, to: Path) -> None:
    """A table in typst; it takes its data from a JSON file that is written first."""
    import typst as compiler  # noqa: PLC0415 -- seconds are counted without imports

    shown = [
        (number, row.name, row.place, row.day, list(row.points())) for page in pages_of(rows) for number, row in page
    ]
    (to.parent / "rows.json").write_text(json.dumps(shown), "utf-8")
    del shown
    source = to.with_suffix(".typ")
    source.write_text(TYPST, "utf-8")
    compiler.compile(str(source), output=str(to), font_paths=[str(fonts)])


def peak_mib() -> float:
    """The most memory that this process had so far; its rusage would begin with that of the process that started it."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text("ascii").splitlines())
    return int(status["VmHWM"].split()[0]) / 1024


def measured(work: Callable[[], None], to: Path) -> str:
    """Does the work, which makes the file; what it took, as JSON."""
    held = peak_mib()
    before, begun = os.times(), perf_counter()
    work()
    wall, after = perf_counter() - begun, os.times()
    cpu = after.user + after.system - before.user - before.system
    size = to.stat().st_size
    return json.dumps({"cpu": cpu, "wall": wall, "peak_mib": peak_mib(), "held_mib": held, "bytes": size})


def main() -> None:
    """Draws with the writer named on the command line."""
    writer, (rows, fonts, to) = sys.argv[1], map(Path, sys.argv[2:5])
    draw = {
        "floor": floor,
        "floor-libdeflate": floor_libdeflate,
        "plain": plain,
        "platypus": platypus,
        "fpdf2": fpdf2,
        "pycairo": pycairo,
        "typst": typst,
    }[writer]
    print(measured(lambda: draw(rows, fonts, to), to))


if __name__ == "__main__":
    main()
