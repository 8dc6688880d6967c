"""A switch with its words: on or off, by touch anywhere on it, or by the keys that press buttons."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from ui.theme import Stylist
from ui.widgets.buttons import paint_focus
from ui.widgets.deliberate_button import PRESSING_KEYS
from ui.widgets.fitting import fit, text_box
from ui.widgets.icons import Icon, paint_icon

SWITCH = (64, 36)


class Toggle(QCheckBox):
    """The knob's side, a tick and the colour all tell the state."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._stylist = Stylist()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in PRESSING_KEYS:
            super().keyPressEvent(event)
            return
        if not event.isAutoRepeat():
            self.click()
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The press has done it: Qt would switch back."""
        if event.key() not in PRESSING_KEYS:
            super().keyReleaseEvent(event)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def _words_left(self) -> int:
        return self._stylist.px(SWITCH[0] + 24)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._stylist.control_font()).horizontalAdvance(self.text())
        return QSize(self._words_left() + words + self._stylist.px(12), self._stylist.metrics.target)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._words_left() + self._stylist.px(100), self._stylist.metrics.target)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words = text_box(self._stylist.control_font(), self.text(), width - self._words_left() - self._stylist.px(12))
        return max(self._stylist.metrics.target, words.height() + self._stylist.px(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_switch(painter)
        painter.setPen(self._stylist.colour("ink" if self.isEnabled() else "soft"))
        room = self.rect().adjusted(self._words_left(), 0, -self._stylist.px(12), 0)
        stylist = self._stylist
        words = fit(stylist.control_font(), self.text(), room.width(), room.height(), stylist.least_font_px)
        painter.setFont(words.font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags) | int(Qt.TextFlag.TextWordWrap), self.text())
        if self.hasFocus():
            paint_focus(painter, QRectF(self.rect()), stylist.px(14), stylist, stylist.colour("accent"))

    def _paint_switch(self, painter: QPainter) -> None:
        px, colour, on = self._stylist.px, self._stylist.colour, self.isChecked()
        width, height = px(SWITCH[0]), px(SWITCH[1])
        box = QRectF(px(10), (self.height() - height) / 2, width, height)
        painter.setBrush(colour("accent" if on else "tint" if self.isDown() else "track"))
        painter.setPen(QPen(colour("accent" if on else "edge"), 2))
        painter.drawRoundedRect(box, height / 2, height / 2)
        radius = height / 2 - px(5)
        middle = QPointF(box.right() - height / 2 if on else box.left() + height / 2, box.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("on_accent" if on else "edge"))
        painter.drawEllipse(middle, radius, radius)
        if on:
            sign = QRectF(middle.x() - radius * 0.7, middle.y() - radius * 0.7, radius * 1.4, radius * 1.4)
            paint_icon(painter, Icon.CHECK, sign, colour("accent"), weight=3)
