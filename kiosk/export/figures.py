"""Numbers among running text: large ones side by side, and lines with a name at the left and a number at the right."""

from collections.abc import Iterator, Sequence

from reportlab.graphics.shapes import Drawing, Line
from reportlab.lib.colors import Color

from kiosk.export.charts import CHART_WIDTH, write
from kiosk.export.fonts import SANS, SANS_STRONG, SERIF_STRONG, Fonts
from kiosk.export.page import INK, LINE, SOFT
from kiosk.export.paragraphs import Figure

NUMBER_SIZE, LABEL_SIZE, LINE_SIZE = 26, 9, 9.5
LEADING = 13
ROW = 21
"""Height of a line of one row."""
SHORT_LIST = 16


def large_numbers(fonts: Fonts, numbers: Sequence[tuple[str, str]]) -> Figure:
    """(number, name), side by side."""
    width = CHART_WIDTH / len(numbers)
    labels = [fonts.wrapped(label, SANS, LABEL_SIZE, width - 14) for _, label in numbers]
    below = 12 * max(map(len, labels))
    drawing = Drawing(CHART_WIDTH, NUMBER_SIZE + 10 + below)
    for place, ((number, _), lines) in enumerate(zip(numbers, labels, strict=True)):
        x = place * width
        write(drawing, fonts, number, SERIF_STRONG, NUMBER_SIZE, (x, below + 8), INK)
        for row, line in enumerate(lines):
            write(drawing, fonts, line, SANS, LABEL_SIZE, (x, below - 9 - 12 * row), SOFT)
    return Figure(drawing, 18)


def number_list(fonts: Fonts, lines: Sequence[tuple[str, str]]) -> Iterator[Figure]:
    """(name, number), a line each; a list is parted by a page's end only if it is long, and then not near its ends."""
    for place, (name, number) in enumerate(lines):
        left = len(lines) - place - 1
        is_kept = left > 0 and (len(lines) <= SHORT_LIST or place == 0 or left == 1)
        yield Figure(_number_line(fonts, name, number), keep_with_next=is_kept)


def _number_line(fonts: Fonts, name: str, number: str) -> Drawing:
    """The name, and its number at the right edge."""
    widest = CHART_WIDTH - 90
    lines = fonts.wrapped(name, SANS, LINE_SIZE, widest)
    height = ROW + LEADING * (len(lines) - 1)
    drawing = Drawing(CHART_WIDTH, height)
    for row, line in enumerate(lines):
        write(drawing, fonts, line, SANS, LINE_SIZE, (0, height - 14 - LEADING * row), INK)
    x = CHART_WIDTH - fonts.width(number, SANS_STRONG, LINE_SIZE)
    write(drawing, fonts, number, SANS_STRONG, LINE_SIZE, (x, height - 14), INK)
    drawing.add(Line(0, 0.5, CHART_WIDTH, 0.5, strokeColor=Color(*LINE), strokeWidth=0.5))
    return drawing
