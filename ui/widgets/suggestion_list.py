"""What may be meant, below a field one types into: a few rows to touch."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.theme import Stylist

MOST_ROWS = 4


class SuggestionList(QListWidget):
    """Rows of (key, text). The focus stays in the field; it moves the mark here by `step` and takes it by `take`."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.itemClicked.connect(self._on_clicked)

    def set_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Shows these, the first marked; hides where there are none."""
        self.clear()
        for key, text in rows:
            item = QListWidgetItem(text, self)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setSizeHint(QSize(0, self._stylist.metrics.target))
        if rows:
            self.setCurrentRow(0)
        self.setVisible(bool(rows))
        self.updateGeometry()

    def keys(self) -> tuple[str, ...]:
        return tuple(self.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.count()))

    def step(self, by: int) -> None:
        """Moves the mark up or down, stopping at the ends."""
        if self.count():
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + by)))

    def take(self) -> bool:
        """Chooses the marked row; False where there is none."""
        if not self.count():
            return False
        self._on_clicked(self.currentItem())
        return True

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, stylist.metrics.target))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = max(1, min(MOST_ROWS, self.count()))
        return QSize(self._stylist.px(300), rows * self._stylist.metrics.target + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.px(160), min(1, self.count()) * self._stylist.metrics.target + 6)
