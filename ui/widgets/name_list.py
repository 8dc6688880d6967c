"""Names one after the other with points between them, none of which is left at the end of a line."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, partial

from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent

from ui.theme import Stylist, TextKind
from ui.widgets.measured import Measured
from ui.widgets.text import TextLabel

BETWEEN = " · "
STEP = 8
"""Pixels, as exactly as lines are made equally long."""


def in_lines(names: Sequence[str], font: QFont, width: int) -> list[str]:
    """The names dealt out to as few lines as that width allows, which are then about equally long."""
    width_of = cache(QFontMetrics(font).horizontalAdvance)

    def dealt(room: int) -> list[str]:
        lines: list[str] = []
        for name in names:
            longer = f"{lines[-1]}{BETWEEN}{name}" if lines else name
            if lines and width_of(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(name)
        return lines

    fewest = len(dealt(width))
    # Less room never takes fewer lines: the least that takes no more is found by halving.
    steps = range(1, -(-(width - width // 2) // STEP) + 1)
    narrower = bisect_left(steps, True, key=lambda step: len(dealt(width - STEP * step)) > fewest)
    return dealt(width - STEP * narrower)


class NameList(TextLabel):
    """For one who reads the screen to others: the names with commas."""

    def __init__(self, kind: TextKind, *, leading: int = 100) -> None:
        self._names: tuple[str, ...] = ()
        self._dealt = Measured()
        """How they are dealt out at some widths: the same as long as the names are, however they stand now."""
        super().__init__(kind, leading=leading)

    def set_names(self, names: Sequence[str]) -> None:
        """In the order they are to stand in."""
        self._names = tuple(name.replace(" ", "\u00a0") for name in names)
        self._dealt.forget()
        self._deal()

    def _lines(self, width: int) -> list[str]:
        font = self._stylist.font(self.kind)
        return self._dealt.of((font, width), partial(in_lines, self._names, font, width))

    def _deal(self) -> None:
        text = "\n".join(self._lines(self.width()))
        if text != self.words():
            self.set_text(text)
            self.setAccessibleName(", ".join(name.replace("\u00a0", " ") for name in self._names))

    def set_style(self, stylist: Stylist) -> None:
        super().set_style(stylist)
        self._deal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._deal()

    def heightForWidth(self, width: int) -> int:
        """By the lines that there would be at that width."""
        shown = max(1, len(self.words().split("\n")))
        return round(super().heightForWidth(self.width()) / shown * len(self._lines(width)))
