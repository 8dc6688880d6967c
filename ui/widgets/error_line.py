"""What is wrong, in words after a warning sign: below whatever it is about, and never by colour alone."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Stylist, TextKind
from ui.widgets.icons import Icon, IconView
from ui.widgets.text import TextLabel


class ErrorLine(QWidget):
    """Takes no room while nothing is wrong."""

    def __init__(self, parent: QWidget | None = None, *, kind: TextKind = TextKind.ERROR) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self.label = TextLabel(kind, parent=self)
        self._sign = IconView(Icon.WARNING, "alert", self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def set_text(self, text: str) -> None:
        """Says what is wrong; empty takes the line away."""
        self.label.set_text(text)
        self.setVisible(bool(text))

    def words(self) -> str:
        """What it says."""
        return self.label.words()

    def set_kind(self, kind: TextKind) -> None:
        """How large it stands."""
        if self.label.kind is not kind:
            self.label.set_kind(kind)
            self.set_style(self._stylist)

    def set_style(self, stylist: Stylist) -> None:
        """The sign is as high as a line."""
        self._stylist = stylist
        self._row.setContentsMargins(stylist.px(4), 0, 0, 0)
        self._row.setSpacing(stylist.px(8))
        line = QFontMetrics(stylist.font(self.label.kind)).height()
        self._sign.set_side(line)
