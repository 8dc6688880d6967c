"""A chart of lying bars: one drawing, which a PDF shows and which is a file of its own for slides and reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color

from kiosk.export.fonts import FALLBACK, SANS, SANS_STRONG, SERIF, SERIF_STRONG, Fonts
from kiosk.export.page import ACCENT, INK, LINE, MARGIN, SOFT, WIDTH

PAPER = (0.969, 0.961, 0.941)
QUIET = (0.522, 0.498, 0.447)
ALERT = (0.561, 0.114, 0.114)

CHART_WIDTH = int(WIDTH - 2 * MARGIN)
"""In points, whole ones: ReportLab's SVG cuts fractions off its frame."""
PADDING = 24
TITLE_SIZE, CAPTION_SIZE, LABEL_SIZE = 14, 8.5, 9
LABEL_LEADING, CAPTION_LEADING = 12, 12
WIDEST_LABEL = 168
"""Longer ones break into lines: a third of the chart is enough for the longest names of countries in two."""
BAR, BETWEEN = 12, 11
"""Height of a bar, and the space between two rows."""
THINNEST = 1.5
"""Of a bar for anything at all, so that one person among fifty thousand is still to be seen."""
GAP = 10

FAMILIES = {
    SANS: {"family": "'Noto Sans', sans-serif", "weight": "400"},
    SANS_STRONG: {"family": "'Noto Sans', sans-serif", "weight": "600"},
    SERIF: {"family": "'Noto Serif', serif", "weight": "400"},
    SERIF_STRONG: {"family": "'Noto Serif', serif", "weight": "600"},
    FALLBACK: {"family": "'DejaVu Sans', sans-serif", "weight": "400"},
}


@dataclass(frozen=True, slots=True)
class Bar:
    """One group: its name, how many, the number as the language writes it; quiet for what is no group of its own."""

    label: str
    count: int
    said: str
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows; `warning` stands above all else where there is one."""

    title: str
    caption: str
    bars: tuple[Bar, ...]
    warning: str = ""


def draw_chart(chart: Chart, fonts: Fonts) -> Drawing:
    """The chart on its own paper, as wide as the text of a page and as high as it needs to be."""
    inner = CHART_WIDTH - 2 * PADDING
    caption = fonts.wrapped(chart.caption, SANS, CAPTION_SIZE, inner)
    labels = [fonts.wrapped(bar.label, SANS, LABEL_SIZE, WIDEST_LABEL) for bar in chart.bars]
    heights = [max(BAR, LABEL_LEADING * len(lines)) for lines in labels]
    head = PADDING + TITLE_SIZE + 6 + CAPTION_LEADING * len(caption) + (CAPTION_LEADING + 4) * bool(chart.warning)
    height = head + 14 + sum(heights) + BETWEEN * (len(heights) - 1) + PADDING if heights else head + PADDING
    drawing = Drawing(CHART_WIDTH, height)
    drawing.add(Rect(0, 0, CHART_WIDTH, height, rx=10, ry=10, fillColor=Color(*PAPER), strokeColor=None))
    _draw_head(drawing, fonts, chart, caption, height - PADDING)
    _draw_bars(drawing, fonts, chart.bars, labels, height - head - 14)
    return drawing


def _draw_head(drawing: Drawing, fonts: Fonts, chart: Chart, caption: Sequence[str], top: float) -> None:
    if chart.warning:
        write(drawing, fonts, chart.warning, SANS_STRONG, CAPTION_SIZE, (PADDING, top - 8), ALERT)
        top -= CAPTION_LEADING + 4
    write(drawing, fonts, chart.title, SERIF_STRONG, TITLE_SIZE, (PADDING, top - TITLE_SIZE + 2), INK)
    for place, line in enumerate(caption):
        y = top - TITLE_SIZE - 14 - CAPTION_LEADING * place + 2
        write(drawing, fonts, line, SANS, CAPTION_SIZE, (PADDING, y), SOFT)


def _draw_bars(
    drawing: Drawing, fonts: Fonts, bars: Sequence[Bar], labels: Sequence[Sequence[str]], top: float
) -> None:
    if not bars:
        return
    label_width = max(fonts.width(line, SANS, LABEL_SIZE) for lines in labels for line in lines)
    said_width = max(fonts.width(bar.said, SANS_STRONG, LABEL_SIZE) for bar in bars)
    left = round(PADDING + label_width + GAP)
    widest = CHART_WIDTH - PADDING - said_width - GAP - left
    most = max(bar.count for bar in bars) or 1
    first = top
    for bar, lines in zip(bars, labels, strict=True):
        height = max(BAR, LABEL_LEADING * len(lines))
        middle = top - height / 2
        _draw_label(drawing, fonts, lines, middle)
        length = max(THINNEST, widest * bar.count / most) if bar.count else 0
        colour = QUIET if bar.is_quiet else ACCENT
        drawing.add(Rect(left, middle - BAR / 2, length, BAR, fillColor=Color(*colour), strokeColor=None))
        write(drawing, fonts, bar.said, SANS_STRONG, LABEL_SIZE, (left + length + GAP - 3, middle - 3), INK)
        top -= height + BETWEEN
    bottom = top + BETWEEN
    drawing.add(Line(left, bottom - 4, left, first + 4, strokeColor=Color(*LINE), strokeWidth=0.8))


def _draw_label(drawing: Drawing, fonts: Fonts, lines: Sequence[str], middle: float) -> None:
    base = middle - 3 + LABEL_LEADING * (len(lines) - 1) / 2
    for place, line in enumerate(lines):
        write(drawing, fonts, line, SANS, LABEL_SIZE, (PADDING, base - LABEL_LEADING * place), INK)


def write(  # noqa: PLR0917 -- what, in what, how large, where, which colour: as every line of text has
    drawing: Drawing,
    fonts: Fonts,
    text: str,
    font: str,
    size: float,
    at: tuple[float, float],
    colour: tuple[float, float, float],
) -> None:
    """Adds a line of text, each part in the first font that has its characters."""
    x, y = at
    # Half points: ReportLab's SVG turns text upside up by twice its height, in whole numbers.
    y = round(y * 2) / 2
    for name, part in fonts.runs(text, font):
        drawing.add(String(x, y, part, fontName=name, fontSize=size, fillColor=Color(*colour)))
        x += fonts.width(part, name, size)


class SvgCanvas(renderSVG.SVGCanvas):  # type: ignore[misc]  # ReportLab has no types
    """Writes colours as they are: ReportLab cuts them down to whole percents."""

    def setFillColor(self, color: Color | None) -> None:
        super().setFillColor(color)
        if color is not None:
            self.style["fill"] = _hex(color)

    def setStrokeColor(self, color: Color | None) -> None:
        super().setStrokeColor(color)
        if color is not None:
            self.style["stroke"] = _hex(color)


def _hex(colour: Color) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour.rgb())


def svg_bytes(drawing: Drawing, title: str) -> bytes:
    """The drawing as an SVG file, its text as text. Equal drawings give equal bytes."""
    hacks = {name: dict(family) for name, family in FAMILIES.items()}
    canvas = SvgCanvas((drawing.width, drawing.height), fontHacks=hacks)
    renderSVG.draw(drawing, canvas)
    for element in ("title", "desc"):
        (node,) = canvas.doc.getElementsByTagName(element)
        node.firstChild.data = title
    text = StringIO()
    canvas.save(text)
    return text.getvalue().encode()
