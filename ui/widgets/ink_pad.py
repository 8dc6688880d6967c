"""The pad one signs on, with a finger, a pen or a mouse."""

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Stylist
from ui.widgets.icons import Icon, paint_icon
from ui.widgets.ink_brush import Dab, paint_dot, paint_piece, paint_tail, width_at
from ui.widgets.ink_contacts import Contact, Sample, goes_on, is_ghost, is_rest, settle, writer
from ui.widgets.ink_strokes import BOX_WIDTH, ROUNDING, Stroke, length, whole_numbers
from ui.widgets.palm_guard import PalmGuard

PEN_FIRST_MS = 600
"""So long after a pen was seen, touches are the hand that holds it."""

MOUSE = -1
PEN = -2
BASELINE = 0.735
"""Where the line to sign on lies, as a part of the height."""

_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)


class InkPad(QWidget):
    """One stroke at a time. What is kept are whole numbers in a box 1000 wide and as high as the pad is.

    `changed` after each stroke and each undo."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._kept: list[Stroke] = []
        self._drawn: list[list[Dab]] = []
        self._live: list[Dab] = []
        self._contacts: dict[int, Contact] = {}
        self._writing: int | None = None
        self._lifted: Contact | None = None
        self._gone_on: tuple[Stroke, int] | None = None
        """The kept stroke that the live one goes on with, and how many of its dabs are that one's."""
        self.palm = PalmGuard(self)
        """Keeps the hand that writes off the buttons."""
        self._image = QImage()
        self._height = 0
        self._pen_seen = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)

    # What was drawn

    @property
    def stroke_count(self) -> int:
        return len(self._kept)

    @property
    def ink_length(self) -> float:
        """All strokes together, in thousandths of the width."""
        return sum(length(stroke) for stroke in self._kept)

    def strokes(self) -> tuple[Stroke, ...]:
        """Points as (x, y), simplified; none lies more than two thousandths of the width from what was drawn."""
        return tuple(self._kept)

    def drawn_points(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """The strokes as they were drawn, every point of them, in pixels; simplified where they were put back."""
        return tuple(tuple((dab.x, dab.y) for dab in dabs) for dabs in self._drawn)

    def box_size(self) -> tuple[int, int]:
        """The box the strokes are in: 1000 and the height that keeps them true."""
        return BOX_WIDTH, self._height or self._height_now()

    def undo_stroke(self) -> None:
        """Takes the last stroke back."""
        if self._kept:
            self._lifted = None
            self._kept.pop()
            self._drawn.pop()
            self._redraw()
            self.changed.emit()

    def clear(self) -> None:
        """Takes everything back."""
        self.wipe()
        self.changed.emit()

    def wipe(self) -> None:
        """Forgets every stroke, also the one being drawn, and every pixel, without a word."""
        self._drop_live()
        self._lifted = None
        self._contacts.clear()
        self._kept.clear()
        self._drawn.clear()
        self._redraw()

    def set_strokes(self, strokes: tuple[Stroke, ...], height: int) -> None:
        """Puts kept strokes back on the pad."""
        self.wipe()
        self._height = height
        self._kept = list(strokes)
        scale, base = self._scale(), self._base_width()
        self._drawn = [[Dab(x * scale, y * scale, base) for x, y in stroke] for stroke in strokes]
        self._redraw()

    # Scale

    def _height_now(self) -> int:
        return max(1, round(BOX_WIDTH * self.height() / max(1, self.width())))

    def _scale(self) -> float:
        """Pixels a thousandth of the box has."""
        height = self._height or self._height_now()
        return min(self.width() / BOX_WIDTH, self.height() / height)

    def _base_width(self) -> float:
        return max(2.5, 1.45 * self._stylist.metrics.px_per_mm, self.width() * 0.0048)

    # Hands, pens and mice

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._drop_live()
            self._contacts.clear()
            return
        if self._pen_is_near():
            self._contacts = {PEN: self._contacts[PEN]} if PEN in self._contacts else {}
            return
        lifted = []
        for point in event.points():
            spot, size = point.position(), point.ellipseDiameters()
            if point.state() == point.State.Pressed:
                self._contacts[point.id()] = self._again(point.id(), self._sample(spot, event.timestamp()))
            contact = self._contacts.get(point.id())
            if contact is None or point.state() == point.State.Stationary:
                continue
            diameter = max(size.width(), size.height())
            contact.add(self._sample(spot, event.timestamp()), diameter)
            if point.state() == point.State.Released:
                lifted.append(point.id())
        self._choose_writer()
        for number in lifted:
            self._lift(number)

    def _again(self, number: int, began: Sample) -> Contact:
        """A new contact, or the one that was lost a moment ago: then its stroke goes on."""
        lifted, self._lifted = self._lifted, None
        if lifted is None or self._writing is not None or not goes_on(lifted, began, self._stylist.metrics.px_per_mm):
            return Contact()
        self._live = self._drawn.pop()
        self._gone_on = self._kept.pop(), len(self._live)
        self._writing = number
        return lifted

    def _choose_writer(self) -> None:
        chosen = writer(self._contacts, self._writing, self._stylist.metrics.px_per_mm)
        if chosen != self._writing:
            self._drop_live()
            self._writing = chosen
        if chosen is not None:
            settle(self._contacts, chosen, self._stylist.metrics.px_per_mm)
            for sample in self._contacts[chosen].samples[len(self._live) :]:
                self._draw_to(sample, self._contacts[chosen])

    def _lift(self, number: int) -> None:
        contact = self._contacts.pop(number)
        if number != self._writing:
            return
        px_per_mm = self._stylist.metrics.px_per_mm
        if number >= 0 and (is_rest(contact, px_per_mm) or is_ghost(contact, px_per_mm)):
            self._drop_live()
        else:
            self._keep_live()
            self._lifted = contact if number >= 0 else None
        self._writing = None
        self.palm.rests()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._writing is None:
            self._press(MOUSE, self._sample(event.position(), event.timestamp()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._writing == MOUSE:
            self._move(MOUSE, self._sample(event.position(), event.timestamp()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._writing == MOUSE:
            self._lift(MOUSE)
        event.accept()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen goes before whatever the hand does meanwhile."""
        self._pen_seen.start()
        sample = self._sample(event.position(), event.timestamp(), event.pressure())
        if event.type() == QEvent.Type.TabletPress:
            self._drop_live()
            self._contacts.clear()
            self._press(PEN, sample)
        elif event.type() == QEvent.Type.TabletMove and self._writing == PEN:
            self._move(PEN, sample)
        elif event.type() == QEvent.Type.TabletRelease and self._writing == PEN:
            self._lift(PEN)
        event.accept()

    def _pen_is_near(self) -> bool:
        return self._writing == PEN or (self._pen_seen.isValid() and self._pen_seen.elapsed() < PEN_FIRST_MS)

    def _press(self, number: int, sample: Sample) -> None:
        self._contacts[number] = Contact()
        self._writing = number
        self._move(number, sample)

    def _move(self, number: int, sample: Sample) -> None:
        contact = self._contacts[number]
        contact.add(sample, 0.0)
        self._draw_to(sample, contact)

    def _sample(self, spot: QPointF, at: int, pressure: float | None = None) -> Sample:
        x = min(float(self.width()), max(0.0, spot.x()))
        y = min(float(self.height()), max(0.0, spot.y()))
        return Sample(x, y, at, pressure)

    # Drawing

    def _draw_to(self, sample: Sample, contact: Contact) -> None:
        base = self._base_width()
        self.palm.writes()
        if not self._live:
            self._live = [Dab(sample.x, sample.y, base)]
        else:
            before = contact.samples[len(self._live) - 1]
            width = width_at(before, sample, self._live[-1].width, base, self._stylist.metrics.px_per_mm)
            self._live.append(Dab(sample.x, sample.y, width))
        self._paint_on_image(self._live, len(self._live) - 1, with_tail=True)

    def _paint_on_image(self, dabs: list[Dab], index: int, *, with_tail: bool) -> None:
        painter = self._image_painter()
        colour = self._stylist.colour("ink")
        most = ROUNDING * self.width()
        box = paint_dot(painter, dabs[0], colour) if index == 0 else paint_piece(painter, dabs, index, colour, most)
        painter.end()
        if with_tail:
            now, last = dabs[index], dabs[max(0, index - 1)]
            margin = max(now.width, last.width) / 2 + 2
            ends = QRectF(QPointF(now.x, now.y), QPointF(last.x, last.y)).normalized()
            box = box.united(ends.adjusted(-margin, -margin, margin, margin))
        self.update(box.toAlignedRect())

    def _image_painter(self) -> QPainter:
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._image.size() != size:
            self._image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
            self._image.setDevicePixelRatio(ratio)
            self._image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _keep_live(self) -> None:
        if not self._live:
            return
        dabs, self._live, self._gone_on = self._live, [], None
        painter = self._image_painter()
        self.update(paint_tail(painter, dabs, self._stylist.colour("ink")).toAlignedRect())
        painter.end()
        self._fit_box()
        scale = self._scale()
        self._kept.append(whole_numbers([(dab.x / scale, dab.y / scale) for dab in dabs], self.box_size()[1]))
        self._drawn.append(dabs)
        self.changed.emit()

    def _fit_box(self) -> None:
        """After a turn the pad is larger than the strokes' old box: a new stroke needs one of the pad's shape, in which
        the earlier ones lie where they are seen."""
        if self._height == self._height_now():
            return
        part = BOX_WIDTH * self._scale() / max(1, self.width())
        self._kept = [tuple((round(x * part), round(y * part)) for x, y in stroke) for stroke in self._kept]
        self._height = self._height_now()

    def _drop_live(self) -> None:
        """What a palm drew before the finger came is taken back; a stroke that it went on with stays as it was."""
        self._writing = None
        self.palm.rests()
        if self._gone_on is not None:
            stroke, dabs = self._gone_on
            self._kept.append(stroke)
            self._drawn.append(self._live[:dabs])
            self._gone_on = None
        if self._live:
            self._live = []
            self._redraw()

    def _redraw(self) -> None:
        if self._image.isNull() and not self._drawn:
            return
        self._image.fill(Qt.GlobalColor.transparent)
        painter, colour = self._image_painter(), self._stylist.colour("ink")
        for dabs in self._drawn:
            paint_dot(painter, dabs[0], colour)
            for index in range(1, len(dabs)):
                paint_piece(painter, dabs, index, colour, ROUNDING * self.width())
            paint_tail(painter, dabs, colour)
        painter.end()
        self.update()

    # Look

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._redraw()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.px(900), self._stylist.px(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._stylist.px(320), self._stylist.px(140))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The points of a stroke that is not finished are places on the pad as it was.
        self._drop_live()
        self._contacts.clear()
        if self._kept:
            self.set_strokes(tuple(self._kept), self._height)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.palm.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, event.rect())
        if not self._image.isNull():
            dirty, ratio = QRectF(event.rect()), self.devicePixelRatioF()
            source = QRectF(dirty.topLeft() * ratio, dirty.size() * ratio)
            painter.drawImage(dirty, self._image, source)
        if len(self._live) > 1:
            paint_tail(painter, self._live, self._stylist.colour("ink"))

    def _paint_ground(self, painter: QPainter, dirty: QRect) -> None:
        px, colour = self._stylist.px, self._stylist.colour
        painter.fillRect(dirty, colour("paper"))
        painter.setBrush(colour("surface"))
        painter.setPen(QPen(colour("edge"), 2))
        radius = px(22)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        line = self.height() * BASELINE
        left, right = self.width() * 0.075, self.width() * 0.925
        painter.setPen(QPen(colour("edge"), px(3)))
        painter.drawLine(QPointF(left, line), QPointF(right, line))
        side = px(24)
        paint_icon(painter, Icon.CROSS, QRectF(left - side * 0.9, line - side * 1.4, side, side), colour("soft"))
