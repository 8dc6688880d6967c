"""How far long work is: what is being done, a bar, the time left, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.layouts import add_layout
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import QuietButton
from ui.widgets.text import TextLabel
from ui.widgets.work_bar import WorkBar


class ProgressStrip(QWidget):
    """The bar has thousandths; a bar that says nothing yet moves by itself."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doing = TextLabel(TextKind.STRONG)
        self.left = TextLabel(TextKind.SOFT)
        self.left.setWordWrap(False)
        self.bar = WorkBar()
        self.cancel = QuietButton()
        self.cancel.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.cancel.clicked.connect(self.cancelled)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._texts = QVBoxLayout()
        above = QHBoxLayout()
        above.addWidget(self.doing, 1)
        above.addWidget(self.left)
        add_layout(self._texts, above)
        self._texts.addWidget(self.bar)
        add_layout(self._row, self._texts, 1)
        self._row.addWidget(self.cancel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def say(self, doing: str, cancel: str) -> None:
        self.doing.set_text(doing)
        self.bar.setAccessibleName(doing)
        self.cancel.setText(cancel)

    def show_progress(self, thousandths: int, left: str, *, stopping: bool) -> None:
        """How far it is, the time left in words, and whether it was asked to stop."""
        self.bar.setValue(thousandths)
        self.left.set_text(left)
        self.cancel.setEnabled(not stopping)

    def set_style(self, stylist: Stylist) -> None:
        self._row.setSpacing(stylist.px(22))
        self._texts.setSpacing(stylist.px(8))
