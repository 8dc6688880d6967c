"""Fits words into a box: wraps them first, then shrinks them, down to the least size that may be read."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

WRAPPED = Qt.TextFlag.TextWordWrap


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
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)


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
