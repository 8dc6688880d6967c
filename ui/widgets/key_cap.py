"""One key as it is seen, and as a screen reader finds it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import Stylist
from ui.widgets.fitting import fit
from ui.widgets.icons import paint_icon
from ui.widgets.key_face import KeyFace
from ui.widgets.key_grid import Key, KeyKind
from ui.widgets.measured import Measured

_ALT = (KeyKind.SHIFT, KeyKind.DELETE, KeyKind.DIGITS, KeyKind.LETTERS, KeyKind.SWAP, KeyKind.NEXT, KeyKind.AKIN)
GAP = 9


class KeyCap(QPushButton):
    """Its whole area is the target; what is painted is a little smaller. Touches go to the keyboard, which knows all
    fingers at once; only a screen reader presses a key itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = Key(KeyKind.TEXT)
        self.face = KeyFace("", "")
        self._stylist = Stylist()
        self._measured = Measured()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Assistive technology switches a key that can be on, and nobody clicks.
        self.toggled.connect(self._switched)

    def set_key(self, key: Key, face: KeyFace) -> None:
        """What it is now. All keys are told at every letter typed, and hardly any is another then."""
        if (key, face) == (self.key, self.face):
            return
        self.key, self.face = key, face
        self.setAccessibleName(face.name)
        self._show_lit()
        self.update()

    def _show_lit(self) -> None:
        """Whether it is on, the keyboard says, whatever was done to it."""
        before = self.blockSignals(True)
        self.setCheckable(self.key.kind in (KeyKind.SHIFT, KeyKind.AKIN))
        self.setChecked(self.face.lit)
        self.blockSignals(before)

    def _switched(self) -> None:
        self._show_lit()
        self.clicked.emit()

    def nextCheckState(self) -> None:
        """A click switches nothing by itself."""

    def forget(self) -> None:
        """It is no key just now, and tells of none."""
        self.set_key(Key(KeyKind.TEXT), KeyFace("", ""))

    def set_pressed(self, pressed: bool) -> None:
        self.setDown(pressed)
        self.update()

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._measured.forget()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, colour = self._stylist.px, self._stylist.colour
        half, radius = px(GAP) / 2, px(11)
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        down = self.isDown()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("edge"))
        painter.drawRoundedRect(box.translated(0, 1.5), radius, radius)
        ground = "accent" if down else "ink" if self.face.lit else "key_alt" if self.key.kind in _ALT else "key"
        painter.setBrush(colour(ground))
        painter.setPen(QPen(colour("edge"), 2))
        painter.drawRoundedRect(box, radius, radius)
        self._paint_face(painter, box, "on_accent" if down else "paper" if self.face.lit else "ink")

    def _paint_face(self, painter: QPainter, box: QRectF, role: str) -> None:
        px, colour = self._stylist.px, self._stylist.colour(role)
        if self.face.icon is not None:
            side = min(px(30), box.height() * 0.5)
            spot = QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side)
            paint_icon(painter, self.face.icon, spot, colour)
            return
        letter = self.key.kind is KeyKind.TEXT
        font = self._stylist.control_font(large=letter)
        if letter:
            font.setWeight(font.Weight.Normal)
            font.setPixelSize(max(font.pixelSize(), px(28)))
        elif self.key.kind is KeyKind.SPACE:
            font.setWeight(font.Weight.Normal)
            colour = self._stylist.colour(role if role != "ink" else "soft")
        room = box.adjusted(6, 2, -6, -2).toRect()
        shown, width, height, least = self.face.shown, room.width(), room.height(), self._stylist.least_font_px
        # What a key bears is nobody's: it may be kept.
        found = self._measured.of((font, shown, width, height), lambda: fit(font, shown, width, height, least))
        painter.setFont(found.font)
        painter.setPen(colour)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self.face.shown)
        if self.face.accents:
            self._paint_dots(painter, box)

    def _paint_dots(self, painter: QPainter, box: QRectF) -> None:
        """Three dots: a long press gives more."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._stylist.colour("on_accent" if self.isDown() else "edge"))
        step = self._stylist.px(5)
        for dot in range(3):
            spot = QPointF(box.right() - self._stylist.px(10) - dot * step, box.top() + self._stylist.px(10))
            painter.drawEllipse(spot, step * 0.28, step * 0.28)
