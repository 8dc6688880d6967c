"""Names one after the other with points between them, none of which is left at the end of a line."""

from collections.abc import Sequence
from functools import cache, partial

from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent

from ui.theme import Stylist, TextKind
from ui.widgets.text import TextLabel

BETWEEN = " · "


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

    fewest, room = dealt(width), width
    while room > width // 2 and len(dealt(room - 8)) == len(fewest):
        room -= 8
    return dealt(room)


class NameList(TextLabel):
    """For one who reads the screen to others: the names with commas."""

    def __init__(self, kind: TextKind, *, leading: int = 100) -> None:
        self._names: tuple[str, ...] = ()
        super().__init__(kind, leading=leading)

    def set_names(self, names: Sequence[str]) -> None:
        """In the order they are to stand in."""
        self._names = tuple(name.replace(" ", "\u00a0") for name in names)
        self._measured.forget()
        self._deal()

    def _lines(self, width: int) -> list[str]:
        font = self._stylist.font(self.kind)
        return self._measured.of(("lines", font, width), partial(in_lines, self._names, font, width))

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
