"""A place one can go to, in a column of places: dark while one is there, with a count where something waits."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Stylist
from ui.widgets.buttons import paint_focus
from ui.widgets.deliberate_button import DeliberateButton
from ui.widgets.fitting import fit

PADDING = 16
HEIGHT = 50


class NavItem(DeliberateButton):
    """“Review · 7”. What is checked is where one is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._stylist = Stylist()
        self._hover = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, count: str = "") -> None:
        """What the place is called, and how much waits there; an empty count is not shown."""
        text = f"{words} · {count}" if count else words
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        """The size of running text: one reads it in passing, and bold only where one is."""
        font = self._stylist.option_font()
        font.setWeight(QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal)
        return font

    def sizeHint(self) -> QSize:
        bold = self._font()
        bold.setWeight(QFont.Weight.DemiBold)
        words = QFontMetrics(bold).horizontalAdvance(self.text()) + 2 * self._stylist.px(PADDING) + 4
        height = max(self._stylist.metrics.target, self._stylist.px(HEIGHT))
        return QSize(words, height)

    def minimumSizeHint(self) -> QSize:
        """The words shrink before they are cut."""
        least = self._font()
        least.setPixelSize(self._stylist.least_font_px)
        words = QFontMetrics(least).horizontalAdvance(self.text()) + 2 * self._stylist.px(PADDING) + 4
        return QSize(words, self.sizeHint().height())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:
        self._hover = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour, here = self._stylist.px, self._stylist.colour, self.isChecked()
        radius = px(12)
        if here or self._hover or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("ink" if here else "track"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        room = self.rect().adjusted(px(PADDING), 0, -px(PADDING), 0)
        words = fit(self._font(), self.text(), room.width(), room.height(), self._stylist.least_font_px)
        painter.setFont(words.font)
        painter.setPen(colour("paper" if here else "ink"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), radius, self._stylist, colour("accent"))
