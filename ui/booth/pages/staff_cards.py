"""What a staff page says at its head: a card with a verdict, or a large sign with words beside it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.booth.pages.staff_parts import StaffText
from ui.layouts import add_layout
from ui.theme import Stylist
from ui.widgets.card import Card as PlainCard
from ui.widgets.icons import Icon, IconView


class Card(PlainCard):
    """A rounded surface with a column of parts, and a sign beside them if it is to have one."""

    SIGNS: Mapping[str, Icon] = {"well": Icon.CHECK, "trouble": Icon.WARNING}
    INKS: Mapping[str, str] = {"well": "accent", "trouble": "alert"}

    def __init__(self, tone: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(tone, parent)
        self._sign = IconView(Icon.CHECK, parent=self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        # A widget of its own: what is hidden in a layout within a layout takes the width from all the rest.
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(inside, 1)
        self.set_tone(tone)

    def set_tone(self, tone: str) -> None:
        """Changes the surface and the sign, say from all is well to needs attention."""
        self.set_kind(tone)
        self._sign.setVisible(tone in self.SIGNS)
        if tone in self.SIGNS:
            self._sign.set_icon(self.SIGNS[tone])
            self._sign.set_role(self.INKS[tone])

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        super().set_style(stylist)
        px = stylist.px
        self._row.setContentsMargins(px(26), px(20), px(26), px(20))
        self._row.setSpacing(px(20))
        self.column.setSpacing(px(10))


class Explained(QWidget):
    """What a page is for: a large sign in a ring of tint, and words beside it; or below it, where that is all there is
    to say."""

    def __init__(self, icon: Icon, *words: StaffText) -> None:
        super().__init__()
        self._sign = IconView(icon, "accent", self, ground="tint")
        self._stylist = Stylist()
        self._is_all = False
        self._said = words
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        for part in words:
            self._words.addWidget(part)
        self._words.addStretch(1)
        add_layout(self._row, self._words, 1)

    def set_style(self, stylist: Stylist) -> None:
        """Room follows the screen."""
        self._sign.set_design_size(144 if self._is_all else 88)
        self._row.setSpacing(stylist.px(24))
        self._words.setSpacing(stylist.px(8))
        self._stylist = stylist

    def set_all_there_is(self, is_all: bool) -> None:
        """Whether this is what the whole page says: then it stands large and in the middle."""
        if is_all is self._is_all:
            return
        self._is_all = is_all
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if is_all else right)
        middle, top = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._sign, middle if is_all else top)
        for label in self._said:
            label.setAlignment(middle if is_all else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.set_style(self._stylist)
