"""The keyboard on the screen: layouts of several languages, typed on with one finger or with ten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.keyboards import Layout
from ui.theme import Stylist
from ui.widgets.key_bubbles import KeyBubbles
from ui.widgets.key_cap import GAP, KeyCap
from ui.widgets.key_face import KeyFace, KeyNames, face_of
from ui.widgets.key_grid import Cell, Key, KeyKind, cell_at, keys_of, place
from ui.widgets.key_layer import KeyLayer, layout_after
from ui.widgets.key_popup import AccentPopup
from ui.widgets.key_slips import KeySlips
from ui.widgets.shift_state import ShiftState, capital

LONG_PRESS_MS = 450
REPEAT_AFTER_MS = 500
REPEAT_MS = 90
MOUSE = -1
DIGITS = "digits"
FALLBACK = "en"
WIDEST_KEY = 101
LETTERS = (KeyKind.TEXT, KeyKind.SPACE)
"""Between these a finger may slide; from and to the others it would do what nobody meant."""

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


@dataclass(slots=True)
class _Finger:
    """A finger on the keyboard: the key it is on, None while it is on none that it could mean, and whether that was
    typed already."""

    cell: int | None
    began: KeyKind
    typed: bool = False


class TouchKeyboard(QWidget):
    """Takes no focus: that stays in the field. A second finger types the first one's key at once."""

    text_typed = Signal(str)
    backspace_pressed = Signal()
    next_pressed = Signal()
    layout_swapped = Signal(str)

    def __init__(self, layouts: Mapping[str, Layout], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts = layouts
        self._layout_id = next(iter(layouts))
        self._layer = KeyLayer()
        self._offers_akin = False
        self._swaps: tuple[str, ...] = ()
        self._names = KeyNames()
        self._next_text = ""
        self._stylist = Stylist()
        self._shift = ShiftState()
        self._clock = QElapsedTimer()
        self._clock.start()
        self._slips = KeySlips()
        self._cells: tuple[Cell, ...] = ()
        self._caps: list[KeyCap] = []
        self._fingers: dict[int, _Finger] = {}
        self._bubbles = KeyBubbles(self, self._on_accent)
        self._long = self._timer(LONG_PRESS_MS, self._on_long_press)
        self._repeat = self._timer(REPEAT_AFTER_MS, self._on_repeat)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def _timer(self, milliseconds: int, action: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(action)
        return timer

    # What is set from outside

    @property
    def layout_id(self) -> str:
        """The layout of letters; digits come and go over it."""
        return self._layout_id

    @property
    def is_capital(self) -> bool:
        """Whether a letter typed now would be a capital."""
        return self._shift.capital

    @property
    def popup(self) -> AccentPopup | None:
        """The letters akin to the one held, while they are shown."""
        return self._bubbles.popup

    def set_layout(self, layout_id: str) -> None:
        """Shows another layout at once, its letters first; the English one for a language that has none."""
        self._layout_id = layout_id if layout_id in self._layouts else FALLBACK
        self.reset()

    def set_swaps(self, layout_ids: Sequence[str]) -> None:
        """The layouts the swap key goes through, in this order."""
        self._swaps = tuple(layout_ids)
        self._lay_out()

    def offer_akin(self, *, offered: bool) -> None:
        """Whether there is a key for the letters behind a long press, also where no screen reader asks for one."""
        if offered is not self._offers_akin:
            self._offers_akin = offered
            self._lay_out()

    def set_auto_capital(self, automatic: bool) -> None:
        """Whether a word begins here; what the hand did with shift goes before."""
        shift = self._shift.with_automatic(automatic)
        changed = shift.capital != self._shift.capital
        self._shift = shift
        if changed:
            self._label()

    def set_next_text(self, text: str) -> None:
        """What stands on the key that goes to the next field."""
        self._next_text = text
        self._label()

    def set_names(self, names: KeyNames) -> None:
        self._names = names
        self._label()

    def reset(self) -> None:
        """Letters, no shift, no finger, no popup: as for the next person."""
        self._let_go()
        self._shift = ShiftState(automatic=self._shift.automatic)
        self._show(KeyLayer())

    def cells(self) -> tuple[Cell, ...]:
        """The keys and the areas that belong to them."""
        return self._cells

    def caps(self) -> tuple[KeyCap, ...]:
        """The keys as screen readers find them, in the order of `cells`."""
        return tuple(self._caps[: len(self._cells)])

    # Keys in their places

    def _layout(self) -> Layout:
        return self._layer.over(self._layouts[self._layout_id], self._layouts[DIGITS])

    def _swap_target(self) -> str:
        return "" if self._layer.is_back_offered else layout_after(self._layout_id, self._swaps)

    def _show(self, layer: KeyLayer) -> None:
        self._layer = layer
        self._lay_out()

    def _lay_out(self) -> None:
        target = self._swap_target()
        swap_to = self._layouts[target].label if target else ""
        back_to = self._layouts[self._layout_id].letters if self._layer.is_back_offered else ""
        # Fingers hold a letter down; a key of its own is for those who cannot.
        akin = self._offers_akin or QAccessible.isActive()
        rows = keys_of(self._layout(), swap_to=swap_to, back_to=back_to, akin=akin)
        edge, px = self._edge(), self._stylist.px
        self._cells = place(rows, self.rect().adjusted(edge, edge, -edge, -edge), px(WIDEST_KEY))
        while len(self._caps) < len(self._cells):
            self._add_cap()
        for number, cap in enumerate(self._caps):
            cap.setVisible(number < len(self._cells))
            if number < len(self._cells):
                cap.setGeometry(self._cells[number].box)
            else:
                cap.forget()
        self._label()

    def _add_cap(self) -> None:
        cap, number = KeyCap(self), len(self._caps)
        cap.set_style(self._stylist)
        cap.clicked.connect(lambda: self._type(number))
        self._caps.append(cap)

    def _label(self) -> None:
        for cell, cap in zip(self._cells, self._caps, strict=False):
            cap.set_key(cell.key, self._face(cell.key))

    def _face(self, key: Key) -> KeyFace:
        return face_of(key, self._layout(), self._shift, self._names, self._next_text, asks=self._layer.asks)

    # Fingers

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._let_go()
            return
        for point in event.points():
            spot, state = point.position().toPoint(), point.state()
            if state == point.State.Pressed:
                self._press(point.id(), spot)
            elif state == point.State.Released:
                self._release(point.id(), spot)
            elif state == point.State.Updated:
                self._move(point.id(), spot)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(MOUSE, event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(MOUSE, event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._release(MOUSE, event.position().toPoint())

    def _press(self, number: int, spot: QPoint) -> None:
        self._repeat.stop()
        for earlier in self._fingers.values():
            self._finish(earlier)
        cell = cell_at(self._cells, spot)
        key = self._cells[cell].key
        self._fingers[number] = _Finger(cell, key.kind)
        self._caps[cell].set_pressed(True)
        if key.kind is KeyKind.DELETE:
            self._fingers[number].typed = True
            self.backspace_pressed.emit()
            self._repeat.start(REPEAT_AFTER_MS)
        elif key.kind is KeyKind.TEXT:
            self._show_preview(cell)
            self._long.start()

    def _move(self, number: int, spot: QPoint) -> None:
        finger = self._fingers.get(number)
        if finger is None or finger.typed:
            return
        if self.popup is not None:
            self._bubbles.mark(spot)
            return
        if finger.cell is None or not self._near(finger.cell, spot):
            self._slide(finger, self._meant(finger, spot))

    def _near(self, cell: int, spot: QPoint) -> bool:
        """A fingertip rolls; it must go a little beyond a key's edge to mean another."""
        slack = self._stylist.px(GAP)
        return self._cells[cell].box.adjusted(-slack, -slack, slack, slack).contains(spot)

    def _meant(self, finger: _Finger, spot: QPoint) -> int | None:
        """The letter a finger slid to; None off the keyboard, where one takes back what was not lifted yet."""
        beyond = self._row_height() // 2
        cell = cell_at(self._cells, spot)
        kinds = {self._cells[cell].key.kind, finger.began}
        inside = self.rect().adjusted(-beyond, -beyond, beyond, beyond).contains(spot)
        return cell if inside and kinds <= set(LETTERS) else None

    def _slide(self, finger: _Finger, cell: int | None) -> None:
        if finger.cell is not None:
            self._caps[finger.cell].set_pressed(False)
        finger.cell = cell
        self._bubbles.hide()
        self._long.stop()
        if cell is None:
            return
        self._caps[cell].set_pressed(True)
        if self._cells[cell].key.kind is KeyKind.TEXT:
            self._show_preview(cell)
            self._long.start()

    def _release(self, number: int, spot: QPoint) -> None:
        finger = self._fingers.pop(number, None)
        if finger is None:
            return
        self._repeat.stop()
        self._long.stop()
        if finger.cell is not None:
            self._caps[finger.cell].set_pressed(False)
        if self.popup is not None and not finger.typed:
            text = self._bubbles.text_at(spot)
            if text:
                self._on_accent(text)
            return
        self._finish(finger)

    def _finish(self, finger: _Finger) -> None:
        self._long.stop()
        self._bubbles.hide()
        if finger.cell is not None:
            self._caps[finger.cell].set_pressed(False)
        if not finger.typed:
            finger.typed = True
            if finger.cell is not None:
                self._type(finger.cell)

    def _let_go(self) -> None:
        """Lifts every finger without typing anything."""
        self._long.stop()
        self._repeat.stop()
        self._fingers.clear()
        for cap in self._caps:
            cap.set_pressed(False)
        self._bubbles.hide()

    # What keys do

    def _type(self, cell: int) -> None:
        key = self._cells[cell].key
        if self._slips.is_slip(key.kind):
            return
        if self._layer.asks and key.text in self._layout().accents:
            self._show(KeyLayer(akin=self._layout().accents[key.text]))
        elif key.kind in LETTERS:
            self._type_text(self._face(key).shown if key.kind is KeyKind.TEXT else " ")
        elif key.kind is KeyKind.AKIN:
            self._show(KeyLayer(asks=not self._layer.asks))
        elif key.kind is KeyKind.SHIFT:
            self._shift = self._shift.tapped(self._clock.elapsed())
            self._label()
        elif key.kind is KeyKind.DELETE:
            self.backspace_pressed.emit()
        elif key.kind is KeyKind.NEXT:
            self.next_pressed.emit()
        elif key.kind is KeyKind.SWAP:
            self.set_layout(self._swap_target())
            self.layout_swapped.emit(self._layout_id)
        else:
            self._show(KeyLayer(on_digits=key.kind is KeyKind.DIGITS))

    def _type_text(self, text: str) -> None:
        self._shift = self._shift.typed()
        if self._layer.akin or self._layer.asks:
            self._show(KeyLayer())
        self._label()
        self.text_typed.emit(text)

    def _on_repeat(self) -> None:
        self.backspace_pressed.emit()
        self._repeat.start(REPEAT_MS)

    def _on_long_press(self) -> None:
        for finger in self._fingers.values():
            if finger.typed or finger.cell is None:
                continue
            accents = self._layout().accents.get(self._cells[finger.cell].key.text, ())
            if not accents:
                continue
            shown = [capital(text) if self._shift.capital else text for text in accents]
            self._bubbles.offer(self._cells[finger.cell].box, shown, self._stylist)

    def _on_accent(self, text: str) -> None:
        self._bubbles.hide()
        if text:
            self._type_text(text)

    def _show_preview(self, cell: int) -> None:
        self._bubbles.preview(self._cells[cell].box, self._face(self._cells[cell].key).shown, self._stylist)

    # Look

    def _edge(self) -> int:
        return self._stylist.px(10)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        for cap in self._caps:
            cap.set_style(stylist)
        self.setFixedHeight(self.sizeHint().height())
        self._lay_out()
        self.update()

    def _row_height(self) -> int:
        """On low screens the gaps are part of the target's height, not beside it."""
        metrics = self._stylist.metrics
        roomy = metrics.height >= 9.5 * metrics.key_height
        return metrics.key_height + (self._stylist.px(GAP) if roomy else 0)

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.metrics.width, 4 * self._row_height() + 2 * self._edge())

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * self._stylist.metrics.key_width, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._stylist.colour("key_bed"))
