"""Fits words into a box: wraps them first, then shrinks them, down to the least size that may be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextLine, QTextOption

WRAPPED = Qt.TextFlag.TextWordWrap
BREAKABLE = re.compile(r"[ \n\t\u200b]+")
"""Where a line may end. Not at the blanks within a number or before a unit, which Python takes for blanks, too."""
WIDOW = 0.35
"""A last line shorter than this part of the longest is a word left alone."""
SLACK = 6
"""Pixels: a label wraps a hair earlier than a layout of the text alone, and one more line is worse than a lone word. So
it gets so many more than its text is evened to, at which no word may stand alone either."""
SHORT = 4
"""Lines of a text that is taken in at a glance."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The font that fits, the box the words then fill, and whether they fit at all."""

    font: QFont
    box: QRect
    fits: bool


def text_box(font: QFont, text: str, width: int) -> QRect:
    """The box of the words, wrapped at that width."""
    flags = int(Qt.AlignmentFlag.AlignCenter) | int(WRAPPED)
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), 10_000), flags, text)


def longest_word(font: QFont, text: str) -> int:
    """Width of the longest word: narrower than this nothing can be wrapped."""
    metrics = QFontMetrics(font)
    return max(map(metrics.horizontalAdvance, BREAKABLE.split(text)))


def narrowed(font: QFont, text: str, width: int, least_px: int) -> QFont:
    """The font, or a smaller one where the longest word is wider than this."""
    narrow, longest = QFont(font), longest_word(font, text)
    if longest > width > 0:
        narrow.setPixelSize(max(least_px, int(font.pixelSize() * width / longest)))
    return narrow


def fit(font: QFont, text: str, width: int, height: int, least_px: int) -> Fit:
    """The largest font, no larger than the one given, in which the words fit."""
    sized = QFont(font)
    for pixels in range(font.pixelSize(), least_px - 1, -1):
        sized.setPixelSize(pixels)
        box = text_box(sized, text, width)
        if box.width() <= width and box.height() <= height and longest_word(sized, text) <= width:
            return Fit(sized, box, True)
    sized.setPixelSize(min(font.pixelSize(), least_px))
    return Fit(sized, text_box(sized, text, width), False)


def lines_of(font: QFont, text: str, width: int) -> Iterator[QTextLine]:
    """The lines of a text, wrapped at that width; each is good until the next is asked for."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(line)
    layout.endLayout()
    yield from lines


def line_widths(font: QFont, text: str, width: int) -> list[float]:
    """How wide each line of a text is, wrapped at that width."""
    return [line.naturalTextWidth() for line in lines_of(font, text, width)]


def even_width(font: QFont, text: str, width: int) -> int:
    """The least width that takes no more lines than this one: lines wrapped at it are about equally long."""
    lines = len(line_widths(font, text, width))
    if lines < 2:
        return width
    least, most = max(longest_word(font, text), width // 2), width
    while least < most:
        middle = (least + most) // 2
        if len(line_widths(font, text, middle)) <= lines:
            most = middle
        else:
            least = middle + 1
    return most


def width_without_widow(font: QFont, text: str, width: int) -> int:
    """The greatest width at which no word stands alone on the last line, and there are no more lines for it.

    Of more than `SHORT` lines one does not see the last one alone, and to try them all would take its time.
    """
    lines = line_widths(font, text, width)
    if len(lines) > SHORT or not _is_widow(lines):
        return width
    even = even_width(font, text, width)
    for narrower in range(width, even, -max(4, (width - even) // 12)):
        ways = [line_widths(font, text, narrower + free) for free in (0, SLACK)]
        if not any(map(_is_widow, ways)) and all(len(dealt) == len(lines) for dealt in ways):
            return narrower
    return even


def _is_widow(lines: Sequence[float]) -> bool:
    return len(lines) > 1 and lines[-1] < WIDOW * max(lines)
