"""Facts in rows: what it is to the left, how it stands at the right edge."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.layouts import add_layout
from ui.theme import Stylist, TextKind, dress_part
from ui.widgets.text import TextLabel

BETWEEN = 20


class StatRows(QWidget):
    """Each value's accessible name holds its label too, so that it is understood alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._rows: list[tuple[TextLabel, TextLabel]] = []
        self._lines: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """(label, value) from top to bottom."""
        while len(self._rows) > len(rows):
            self._lines.pop().deleteLater()
            for part in self._rows.pop():
                part.deleteLater()
        while len(self._rows) < len(rows):
            self._add_row()
        for (label, value), (name, fact) in zip(self._rows, rows, strict=True):
            label.set_text(name)
            value.set_text(fact)
            value.setAccessibleName(f"{name}: {fact}")

    def _add_row(self) -> None:
        pair = (TextLabel(TextKind.SOFT, parent=self), TextLabel(TextKind.STRONG, parent=self))
        line = QHBoxLayout()
        line.setSpacing(self._stylist.px(BETWEEN))
        for part, side in zip(pair, (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight), strict=True):
            part.setAlignment(Qt.AlignmentFlag.AlignTop | side)
            dress_part(part, self._stylist)
        # A value stands in one line, and its label has what that leaves.
        pair[1].setWordWrap(False)
        line.addWidget(pair[0], 1)
        line.addWidget(pair[1])
        add_layout(self._column, line)
        self._rows.append(pair)
        self._lines.append(line)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._column.setSpacing(stylist.px(10))
        for line in self._lines:
            line.setSpacing(stylist.px(BETWEEN))
