"""Facts in rows: what it is to the left, how it stands to the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Stylist, TextKind, dress_part
from ui.widgets.text import TextLabel


class StatRows(QWidget):
    """Each value's accessible name holds its label too, so that it is understood alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._rows: list[tuple[TextLabel, TextLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """(label, value) from top to bottom."""
        while len(self._rows) > len(rows):
            for part in self._rows.pop():
                self._grid.removeWidget(part)
                part.deleteLater()
        while len(self._rows) < len(rows):
            self._add_row()
        for (label, value), (name, fact) in zip(self._rows, rows, strict=True):
            label.set_text(name)
            value.set_text(fact)
            value.setAccessibleName(f"{name}: {fact}")

    def _add_row(self) -> None:
        pair = (TextLabel(TextKind.SOFT, parent=self), TextLabel(TextKind.STRONG, parent=self))
        for column, part in enumerate(pair):
            part.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(part, len(self._rows), column)
            dress_part(part, self._stylist)
        self._rows.append(pair)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._grid.setHorizontalSpacing(stylist.px(20))
        self._grid.setVerticalSpacing(stylist.px(10))
