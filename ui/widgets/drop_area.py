"""A wide place to drop files on, with a button for those who would rather choose them."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.layouts import add_layout
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import QuietButton
from ui.widgets.icons import Icon, IconView
from ui.widgets.text import TextLabel


class DropArea(QWidget):
    """Drawn with a dashed edge, whole and tinted while something hovers over it. It takes no drop by itself: the page
    around it does, so that files may be let go of anywhere."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._hot = False
        self._slim = False
        self.sign = IconView(Icon.INTO, "accent")
        self.title = TextLabel(TextKind.HEADING)
        self.words = TextLabel(TextKind.SOFT)
        self.choose = QuietButton()
        self.choose.clicked.connect(self.asked)
        self._texts = QVBoxLayout()
        self._texts.addWidget(self.title)
        self._texts.addWidget(self.words)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._before, self._after = QWidget(), QWidget()
        self._box.addWidget(self._before, 1)
        self._box.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignCenter)
        add_layout(self._box, self._texts)
        self._box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignCenter)
        self._box.addWidget(self._after, 1)

    def say(self, title: str, words: str, choose: str) -> None:
        self.title.set_text(title)
        self.words.set_text(words)
        self.words.setVisible(bool(words) and not self._slim)
        self.choose.setText(choose)
        self.setAccessibleName(title)

    def set_hot(self, hot: bool) -> None:
        """Whether something is being held over it."""
        self._hot = hot
        self.update()

    @property
    def hot(self) -> bool:
        return self._hot

    def set_slim(self, slim: bool) -> None:
        """A band above a list, instead of the whole page."""
        if slim != self._slim:
            self._slim = slim
            self._arrange()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._arrange()

    def _arrange(self) -> None:
        px, slim = self._stylist.px, self._slim
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(right if slim else down)
        # The texts take the room in a band; two empty parts take it where all stands in the middle.
        self._box.setStretch(2, 1 if slim else 0)
        for part in (self._before, self._after):
            part.setVisible(not slim)
        side = Qt.AlignmentFlag.AlignLeft if slim else Qt.AlignmentFlag.AlignHCenter
        for label in (self.title, self.words):
            label.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self.title.set_kind(TextKind.STRONG if slim else TextKind.HEADING)
        self.words.setVisible(bool(self.words.words()) and not slim)
        self.sign.set_design_size(26 if slim else 54)
        pad = px(12) if slim else px(26)
        self._box.setContentsMargins(px(22), pad, pad if slim else px(22), pad)
        self._box.setSpacing(px(16))
        self._texts.setSpacing(px(6))
        self.choose.set_style(self._stylist)
        self._make_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where large letters leave little height, the words need it more than the sign."""
        sign = self.sign.height() + self._box.spacing()
        needed = self._box.heightForWidth(self.width()) + (sign if self.sign.isHidden() else 0)
        self.sign.setVisible(self._slim or self.height() >= needed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._stylist.colour
        painter.setBrush(colour("tint" if self._hot else "surface"))
        pen = QPen(colour("accent" if self._hot else "edge"), 3.0 if self._hot else 2.0)
        if not self._hot:
            pen.setDashPattern([4, 4])
        painter.setPen(pen)
        radius = self._stylist.px(22)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), radius, radius)
