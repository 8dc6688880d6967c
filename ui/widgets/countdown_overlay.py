"""“Are you still there?”: covers everything, counts down, and goes on at one touch."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.spoken import Role, announce, name_place, set_role
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import PrimaryButton
from ui.widgets.text import TextLabel

TICK_MS = 1000
WAYS = (
    (TextKind.TITLE, TextKind.BODY, 48, 168),
    (TextKind.TITLE, TextKind.BODY, 24, 120),
    (TextKind.HEADING, TextKind.CAPTION, 16, 96),
)
"""Kinds of the two texts, the edge around everything and the ring's size, the last two in the design's pixels."""


class CountdownRing(QProgressBar):
    """The seconds left as a number in a ring that empties."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self.setTextVisible(False)

    def set_left(self, left: int, of: int) -> None:
        self.setRange(0, max(1, of))
        self.setValue(left)
        self.update()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist

    def set_size(self, side: int) -> None:
        """How large the ring is; the number in it follows."""
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._stylist.px(12)
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(self._stylist.colour("line"), thick))
        painter.drawEllipse(box)
        painter.setPen(QPen(self._stylist.colour("accent"), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(box, 90 * 16, round(360 * 16 * self.value() / max(1, self.maximum())))
        painter.setPen(self._stylist.colour("ink"))
        font = self._stylist.font(TextKind.TITLE)
        font.setPixelSize(min(font.pixelSize(), self.height() * 2 // 5))
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.value()))


class CountdownOverlay(QWidget):
    """Lies over its whole parent and lets nothing of it show through, neither to eyes nor to touches.

    `tick(seconds left)` each second, then `expired` once; any touch of the button or the key Escape is `continued`."""

    continued = Signal()
    expired = Signal()
    tick = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        set_role(self, Role.Dialog)
        self._stylist = Stylist()
        self._left = self._of = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self.title = TextLabel(TextKind.TITLE, parent=self)
        self.words = TextLabel(TextKind.BODY, parent=self)
        self.ring = CountdownRing(self)
        self.button = PrimaryButton(parent=self)
        self._build()
        self.hide()
        parent.installEventFilter(self)

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column = QVBoxLayout(self)
        self._column.addStretch()
        for text in (self.title, self.words):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(text)
        self._column.addWidget(self.ring, 0, centre)
        self._column.addWidget(self.button, 0, centre)
        self._column.addStretch()
        self.button.clicked.connect(self._on_continue)

    def set_texts(self, title: str, words: str, button: str) -> None:
        self.title.set_text(title)
        self.words.set_text(words)
        self.words.setVisible(bool(words))
        self.button.setText(button)
        name_place(self, title)
        self.setAccessibleDescription(words)
        self.ring.setAccessibleName(title)

    def start(self, seconds: int) -> None:
        """Covers the parent and counts down from there."""
        self._left = self._of = seconds
        self.ring.set_left(seconds, seconds)
        # Shown first: before that the texts have no width by which they could tell how high they will be.
        self.show()
        self._cover()
        self.raise_()
        self.button.setFocus()
        announce(self, f"{self.title.words()} {self.words.words()}")
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self.ring.reset()
        self.hide()

    @property
    def seconds_left(self) -> int:
        return self._left

    def _cover(self) -> None:
        self.setGeometry(self._covered.rect())
        self._arrange()

    def _arrange(self) -> None:
        """The largest that fits of some ways to look: what it asks must be read whole, whatever the letters."""
        for title, words, edge, ring in WAYS:
            for label, kind in ((self.title, title), (self.words, words)):
                if label.kind is not kind:
                    label.set_kind(kind)
            margin = self._stylist.px(edge)
            self._column.setContentsMargins(margin, margin, margin, margin)
            self._column.setSpacing(margin // 2)
            self.ring.set_size(self._stylist.px(ring))
            if self._column.totalMinimumHeightForWidth(self.width()) <= self.height():
                return

    def _on_tick(self) -> None:
        self._left -= 1
        self.ring.set_left(self._left, self._of)
        self.tick.emit(self._left)
        if self._left <= 0:
            self._timer.stop()
            self.expired.emit()

    def _on_continue(self) -> None:
        self.stop()
        self.continued.emit()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._arrange()
        self.button.setMinimumWidth(min(stylist.px(480), stylist.metrics.width - 2 * stylist.px(48)))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_continue()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._stylist.colour("paper"))
