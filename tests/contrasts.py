"""How well what a window draws stands out: every text from its ground, every edge of a control from what is around it.

Colours of texts are those of the pen that wrote them; grounds and edges are read from the picture of the window.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from drawn import DrawnText, picture_of, texts_of
from geometry import is_touched, named, shown, within
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.theme import contrast as contrast_of
from ui.widgets.buttons import LinkButton
from ui.widgets.language_bar import LanguageBar
from ui.widgets.month_view import DayCell
from ui.widgets.nav_item import NavItem
from ui.widgets.tab_row import Tab

TEXT = {Theme.LIGHT: 7.0, Theme.DARK: 7.0, Theme.SUN: 10.0}
EDGE = {Theme.LIGHT: 3.0, Theme.DARK: 3.0, Theme.SUN: 4.5}
WITHOUT_EDGE = (LinkButton, NavItem, DayCell, Tab)
"""Words that one touches: they are told by what they say, and are judged as texts."""
contrast = cache(contrast_of)
"""Of the same few colours again and again."""
BEFORE, BEHIND = 2, 16
"""Pixels looked at around the edge of a control: some are painted a little smaller than they can be touched."""


class Picture:
    """What a window looks like, a pixel for a pixel."""

    def __init__(self, window: QWidget) -> None:
        self._image = picture_of(window)
        self._pixels = memoryview(self._image.constBits()).cast("I")
        self._width = window.width()
        self.box = window.rect()

    def every_second_row(self, box: QRect) -> Iterator[memoryview]:
        """The colours from the left to the right of what is there of this box, as numbers."""
        inside = box.intersected(self.box)
        for y in range(inside.top(), inside.bottom() + 1, 2):
            start = y * self._width
            yield self._pixels[start + inside.left() : start + inside.right() + 1]

    def at(self, x: int, y: int) -> str:
        """The colour there, as #rrggbb."""
        return hex_of(self._pixels[y * self._width + x])


def hex_of(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06x}"


def faint(window: QWidget, theme: Theme) -> list[str]:
    """Texts and edges of what can be used now that stand out too little in this theme."""
    picture = Picture(window)
    seen = [widget for widget in shown(window) if widget.isEnabled() and not widget.visibleRegion().isEmpty()]
    return [
        *(fault for widget in seen for fault in _faint_texts(widget, window, picture, TEXT[theme])),
        *(fault for widget in seen for fault in _faint_edge(widget, window, picture, EDGE[theme])),
    ]


def _faint_texts(widget: QWidget, window: QWidget, picture: Picture, least: float) -> Iterator[str]:
    for text in texts_of(widget):
        box = text.box.toAlignedRect().intersected(widget.visibleRegion().boundingRect())
        if box.width() > 1 and box.height() > 1:
            ground = _ground(picture, box.translated(within(widget, window).topLeft()), text)
            found = contrast(text.colour, ground)
            if found < least:
                yield f"{named(widget)} writes {text.text[:30]!r} at {found:.1f}: {text.colour} on {ground}"


def _ground(picture: Picture, box: QRect, text: DrawnText) -> str:
    """The commonest colour around the strokes of the letters, which is not their own."""
    counted: Counter[int] = Counter()
    for row in picture.every_second_row(box.adjusted(-2, -1, 2, 1)):
        counted.update(row)
    others = [colour for pixel, _ in counted.most_common(2) if (colour := hex_of(pixel)) != text.colour]
    return others[0] if others else text.colour


def _faint_edge(widget: QWidget, window: QWidget, picture: Picture, least: float) -> Iterator[str]:
    has_edge = isinstance(widget, LanguageBar) or (is_touched(widget) and not isinstance(widget, WITHOUT_EDGE))
    box = within(widget, window)
    is_whole = picture.box.contains(box) and widget.visibleRegion().boundingRect() == widget.rect()
    if has_edge and is_whole and not isinstance(widget.parentWidget(), LanguageBar):
        from_the_left = _steepest(picture, box.left(), box.center().y(), 1, 0)
        best = max(from_the_left, _steepest(picture, box.center().x(), box.top(), 0, 1))
        if best < least:
            yield f"{named(widget)} has an edge of {best:.2f}"


def _steepest(picture: Picture, x: int, y: int, across: int, down: int) -> float:
    """The strongest contrast with what is outside on a short way into a control."""
    way = [
        picture.at(x + across * step, y + down * step)
        for step in range(-BEFORE, BEHIND)
        if picture.box.contains(x + across * step, y + down * step)
    ]
    return max(contrast(way[0], colour) for colour in way)
