"""The page that all parts of the PDF share: its size, its margins, and the footer at its foot."""

from dataclasses import dataclass

import segno
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from kiosk.export.fonts import SANS, Fonts
from kiosk.words import Words

WIDTH, HEIGHT = A4
MARGIN = 54.0
"""Three quarters of an inch, in points."""

FOOT = 84.0
"""Height of the footer's ground, the QR's 48 points included."""

INK = (0.09, 0.094, 0.11)
SOFT = (0.29, 0.30, 0.333)
LINE = (0.85, 0.835, 0.796)
ACCENT = (0.04, 0.361, 0.267)

QR_SIDE = 48.0
QR_FORM = "qr"


def fill(colour: tuple[float, float, float]) -> str:
    """The operator that fills with this colour from here on."""
    return "{:.3f} {:.3f} {:.3f} rg".format(*colour)


def rule(x: float, y: float, to: float, width: float, colour: tuple[float, float, float] = LINE) -> str:
    """Operators of a horizontal line."""
    pen = "{:.3f} {:.3f} {:.3f} RG".format(*colour)
    return f"{pen} {width:.1f} w {x:.1f} {y:.1f} m {to:.1f} {y:.1f} l S"


@dataclass(frozen=True, slots=True)
class FooterText:
    """What stands at the foot of every page."""

    batch_name: str
    csv_sha256: str


def define_qr(canvas: Canvas, text: str) -> None:
    """Draws the QR once, as a form that every footer shows; dark modules run together to the right."""
    matrix = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    side = QR_SIDE / len(matrix)
    canvas.beginForm(QR_FORM, 0, 0, QR_SIDE, QR_SIDE)
    canvas.setFillColorRGB(*INK)
    for line, row in enumerate(matrix):
        start = None
        for column, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                y = QR_SIDE - (line + 1) * side
                canvas.rect(start * side, y, (column - start) * side, side, stroke=0, fill=1)
                start = None
    canvas.endForm()


def draw_footer(fonts: Fonts, words: Words, footer: FooterText, page: int, pages: int) -> None:
    """The footer of one page: where it belongs, which page it is, and the hash of the table beside it."""
    canvas = fonts.canvas
    canvas.setStrokeColorRGB(*LINE)
    canvas.setLineWidth(0.6)
    canvas.line(MARGIN, FOOT, WIDTH - MARGIN, FOOT)
    canvas.saveState()
    canvas.translate(WIDTH - MARGIN - QR_SIDE, FOOT - 8 - QR_SIDE)
    canvas.doForm(QR_FORM)
    canvas.restoreState()
    widest = WIDTH - 2 * MARGIN - QR_SIDE - 12
    lines = (
        words.say("Page {page} of {pages}", page=page, pages=pages),
        footer.batch_name,
        words.say("SHA-256 of signatures.csv:"),
        footer.csv_sha256,
    )
    parts = [fill(SOFT)]
    for number, line in enumerate(lines):
        parts.append(fonts.line(line, SANS, MARGIN, FOOT - 16 - 11.5 * number, 8, widest))
    canvas._code.append("\n".join(parts))
