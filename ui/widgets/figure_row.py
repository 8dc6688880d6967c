"""Large numbers side by side, each with what it counts below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Stylist, TextKind, dress_part
from ui.widgets.text import TextLabel


class Figure(QWidget):
    """One number. Its accessible name is the number and what it counts, as one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = TextLabel(TextKind.TITLE)
        self.number.setWordWrap(False)
        self.label = TextLabel(TextKind.CAPTION)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.number)
        self._column.addWidget(self.label, 1)

    def say(self, number: str, label: str) -> None:
        self.number.set_text(number)
        self.label.set_text(label)
        self.number.setAccessibleName(f"{number} {label}")

    def set_style(self, stylist: Stylist) -> None:
        self._column.setSpacing(stylist.px(1))

    def set_kind(self, kind: TextKind) -> None:
        """How large the number stands."""
        if self.number.kind is not kind:
            self.number.set_kind(kind)


class FigureRow(QWidget):
    """As many numbers as there are, in columns of equal width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._kind = TextKind.TITLE
        self.figures: list[Figure] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """(number, what it counts) from left to right."""
        while len(self.figures) > len(figures):
            gone = self.figures.pop()
            self._row.removeWidget(gone)
            gone.deleteLater()
        while len(self.figures) < len(figures):
            figure = Figure(self)
            self._row.addWidget(figure, 1)
            dress_part(figure, self._stylist)
            figure.set_kind(self._kind)
            self.figures.append(figure)
        for figure, (number, label) in zip(self.figures, figures, strict=True):
            figure.say(number, label)

    def set_kind(self, kind: TextKind) -> None:
        """How large the numbers stand."""
        self._kind = kind
        for figure in self.figures:
            figure.set_kind(kind)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._row.setSpacing(stylist.px(18))
