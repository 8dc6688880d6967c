"""Buttons: what one touches to go on, in five looks, each answering a touch at once and only once."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Stylist
from ui.widgets.deliberate_button import PRESSING_KEYS, DeliberateButton
from ui.widgets.fitting import fit, longest_word, text_box
from ui.widgets.focus_ring import paint_ring
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.measured import Measured

_LOSSES = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.WindowDeactivate, QEvent.Type.TouchCancel)


class Look(StrEnum):
    """How a button looks."""

    PRIMARY = "primary"
    QUIET = "quiet"
    GHOST = "ghost"
    DANGER = "danger"
    LINK = "link"
    BAR = "bar"
    CHOICE = "choice"
    """One of several, of which one is on."""


@dataclass(frozen=True, slots=True)
class _Face:
    """Ground, edge and ink of a button in one state, as roles; an empty name paints nothing."""

    ground: str
    edge: str
    ink: str


_RESTING = {
    Look.PRIMARY: _Face("accent", "", "on_accent"),
    Look.QUIET: _Face("", "ink", "ink"),
    Look.GHOST: _Face("surface", "edge", "ink"),
    Look.DANGER: _Face("surface", "alert", "alert"),
    Look.LINK: _Face("", "", "ink"),
    Look.BAR: _Face("", "on_bar", "on_bar"),
    Look.CHOICE: _Face("surface", "edge", "ink"),
}
_PRESSED = {
    Look.PRIMARY: _Face("accent_pressed", "", "on_accent"),
    Look.QUIET: _Face("ink", "ink", "paper"),
    Look.GHOST: _Face("ink", "ink", "paper"),
    Look.DANGER: _Face("alert", "alert", "surface"),
    Look.LINK: _Face("tint", "", "ink"),
    Look.BAR: _Face("on_bar", "on_bar", "bar"),
    Look.CHOICE: _Face("tint", "accent", "ink"),
}
_DISABLED = {
    # The fill fades and stays: without it this would be taken for a quiet button, or for a field.
    Look.PRIMARY: _Face("accent_off", "", "on_accent_off"),
    Look.LINK: _Face("", "", "soft"),
    Look.BAR: _Face("", "soft", "on_bar"),
}
_GREYED = _Face("", "line", "soft")
_RADIUS = {
    **{Look.PRIMARY: 18, Look.QUIET: 18, Look.CHOICE: 16, Look.LINK: 10},
    **dict.fromkeys((Look.GHOST, Look.DANGER, Look.BAR), 14),
}
_PADDING = {
    **{Look.PRIMARY: 24, Look.QUIET: 22, Look.LINK: 12},
    **dict.fromkeys((Look.GHOST, Look.DANGER, Look.BAR, Look.CHOICE), 18),
}
CHOSEN = 3
"""How thick the frame of a choice is that is on."""
_HEIGHT = {Look.PRIMARY: 92, Look.QUIET: 76}


class TouchButton(DeliberateButton):
    """A button whose words wrap to more lines, or shrink, rather than being cut off."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, look: Look = Look.QUIET, icon: Icon | None = None
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon = icon
        self._stylist = Stylist()
        self._measured = Measured()
        self._large = look is Look.PRIMARY
        self._compact = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        self._measured.forget()
        super().setText(text)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._look_changed()

    def set_icon(self, icon: Icon | None) -> None:
        """The sign before the words, or alone where there are none."""
        self._icon = icon
        self._look_changed()

    def set_large(self, large: bool) -> None:
        """Whether the words stand large, as on the one filled button of a screen."""
        self._large = large
        self._look_changed()

    def set_compact(self, compact: bool) -> None:
        """Whether a filled button is only as high as the quiet ones beside it."""
        self._compact = compact
        self._look_changed()

    def _look_changed(self) -> None:
        self._measured.forget()
        self.updateGeometry()
        self.update()

    # Sizes

    def _font(self) -> QFont:
        font = self._stylist.control_font(large=self._large)
        if self._look is Look.LINK:
            font.setUnderline(True)
            font.setWeight(QFont.Weight.Normal)
        return font

    def _padding(self) -> int:
        return self._stylist.px(_PADDING[self._look])

    def _icon_room(self) -> int:
        if self._icon is None:
            return 0
        return self._icon_side() + (self._stylist.px(10) if self.text() else 0)

    def _icon_side(self) -> int:
        """A sign alone stands larger than one beside words."""
        return round(self._font().pixelSize() * (1.25 if self.text() else 1.6))

    def _least_height(self) -> int:
        wanted = _HEIGHT[Look.QUIET] if self._compact else _HEIGHT.get(self._look)
        return self._stylist.metrics.control(wanted) if wanted else self._stylist.metrics.target

    def _width_for(self, words: int) -> int:
        return max(self._stylist.metrics.target, words + self._icon_room() + 2 * self._padding())

    def sizeHint(self) -> QSize:
        return QSize(self._measured.of("size", self._size_wanted))

    def _size_wanted(self) -> QSize:
        return QSize(
            self._width_for(QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2), self._least_height()
        )

    def minimumSizeHint(self) -> QSize:
        """As narrow as the smallest letters in two lines, or the longest word in them, allow."""
        return QSize(self._measured.of("least size", self._least_size))

    def _least_size(self) -> QSize:
        return QSize(self._width_in_two_lines(self._least_font()), self._stylist.metrics.target)

    def width_in_two_lines(self) -> int:
        """How wide it is with its words in two lines, not yet smaller than they are."""
        return self._width_in_two_lines(self._font())

    def _width_in_two_lines(self, font: QFont) -> int:
        half = round(QFontMetrics(font).horizontalAdvance(self.text()) * 0.6)
        return self._width_for(max(longest_word(self._least_font(), self.text()), half))

    def _least_font(self) -> QFont:
        least = QFont(self._font())
        least.setPixelSize(self._stylist.least_font_px)
        return least

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Two lines never need more than the button has; more lines make it taller."""
        return self._measured.of(("height", width), lambda: self._height_for(width))

    def _height_for(self, width: int) -> int:
        room = width - 2 * self._padding() - self._icon_room()
        return max(
            self._least_height(), text_box(self._least_font(), self.text(), room).height() + self._stylist.px(16)
        )

    # Paint

    def _face(self) -> _Face:
        if not self.isEnabled():
            return _DISABLED.get(self._look, _GREYED)
        if self.isDown() or self.isChecked():
            return _PRESSED[self._look]
        return _RESTING[self._look]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = self._face()
        self._paint_ground(painter, face)
        self._paint_words(painter, self._stylist.colour(face.ink))

    def _paint_ground(self, painter: QPainter, face: _Face) -> None:
        # Whole pixels: of a line between them only a shade is left, which stands out less than its colour does.
        width = float(CHOSEN if self.isChecked() else 2)
        half = max(1.0, width / 2)
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        radius = self._stylist.px(_RADIUS[self._look])
        painter.setBrush(self._stylist.colour(face.ground) if face.ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._stylist.colour(face.edge), width) if face.edge else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            # Inside the frame of what is chosen: no colour of the theme would tell the two apart.
            inset = CHOSEN + 2 if self.isChecked() else 0
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            paint_focus(painter, box, radius - inset, self._stylist, self._ring_colour())

    def _ring_colour(self) -> QColor:
        roles = {Look.PRIMARY: "ink", Look.CHOICE: "ink", Look.BAR: "on_bar"}
        return self._stylist.colour(roles.get(self._look, "accent"))

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        pad, icon_room = self._padding(), self._icon_room()
        room = self.rect().adjusted(pad, 0, -pad, 0)
        found = fit(self._font(), self.text(), room.width() - icon_room, room.height() - 6, self._stylist.least_font_px)
        words = found.box.width() if self.text() else 0
        left = room.left() if self._look is Look.LINK else room.center().x() - (words + icon_room) // 2
        if self._icon is not None:
            side = self._icon_side()
            paint_icon(painter, self._icon, QRectF(left, room.center().y() - side / 2, side, side), colour)
        painter.setFont(found.font)
        painter.setPen(colour)
        side_of = Qt.AlignmentFlag.AlignLeft if self._look is Look.LINK else Qt.AlignmentFlag.AlignHCenter
        flags = int(side_of) | int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        box = room.adjusted(icon_room, 0, 0, 0) if not self._icon else room
        if self._icon is not None:
            box = box.adjusted(left + icon_room - room.left(), 0, 0, 0)
            box.setWidth(max(1, words + 2))
        painter.drawText(box, flags, self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()


def paint_focus(painter: QPainter, box: QRectF, radius: float, stylist: Stylist, colour: QColor) -> None:
    """The ring around what has the focus, with a rim of surface inside so that it shows on any ground."""
    paint_ring(painter, box, radius, stylist.metrics.ring, (colour, stylist.colour("surface")))


class PrimaryButton(TouchButton):
    """The one filled button of a screen."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: Icon | None = None) -> None:
        super().__init__(text, parent, look=Look.PRIMARY, icon=icon)


class QuietButton(TouchButton):
    """Another way on, outlined."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: Icon | None = None) -> None:
        super().__init__(text, parent, look=Look.QUIET, icon=icon)


class GhostButton(TouchButton):
    """A small control at the edge of a screen: back, text size."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: Icon | None = None) -> None:
        super().__init__(text, parent, look=Look.GHOST, icon=icon)


class DangerButton(TouchButton):
    """Stops and erases."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: Icon | None = None) -> None:
        super().__init__(text, parent, look=Look.DANGER, icon=icon)


class LinkButton(TouchButton):
    """Underlined words with the full area of a button around them."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: Icon | None = None) -> None:
        super().__init__(text, parent, look=Look.LINK, icon=icon)

    @property
    def word_inset(self) -> int:
        """From its edge to its words."""
        return self._padding()


class HoldButton(TouchButton):
    """Works as long as it is held down, by finger or by key; a lost touch or focus lets go."""

    pressed_and_held = Signal()
    let_go = Signal()
    _held = False  # events come before the constructor is through

    def __init__(self, text: str = "", parent: QWidget | None = None, *, icon: Icon | None = None) -> None:
        super().__init__(text, parent, look=Look.QUIET, icon=icon)
        self._held = False
        self.set_guard(0)
        self.pressed.connect(self._hold)
        self.released.connect(self._release)

    @property
    def held(self) -> bool:
        return self._held

    def _hold(self) -> None:
        if not self._held:
            self._held = True
            self.pressed_and_held.emit()

    def _release(self) -> None:
        if self._held:
            self._held = False
            self.setDown(False)
            self.let_go.emit()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESSING_KEYS and not event.isAutoRepeat():
            self._release()
        super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Whatever takes the button away from under the finger lets go of it."""
        if event.type() in _LOSSES:
            self._release()
        return super().event(event)
