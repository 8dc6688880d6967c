"""A month as a wall calendar shows it, each day large enough for a finger."""

from calendar import Calendar
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.layouts import add_layout
from ui.theme import Stylist, TextKind
from ui.widgets.buttons import GhostButton, paint_focus
from ui.widgets.deliberate_button import DeliberateButton
from ui.widgets.icons import Icon
from ui.widgets.text import TextLabel

WEEKS, DAYS = 6, 7
LAST_DAYS = 2
"""No month has more days than these in its sixth week."""
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class DayCell(DeliberateButton):
    """One day: a ring around today, a disc under the one that is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.day = date.min
        self.today = False
        self._stylist = Stylist()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._stylist.metrics.target, self._stylist.metrics.target)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._stylist.colour
        side = min(self.width(), self.height()) - 8
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        chosen = self.isChecked()
        if chosen or self.isDown() or self.today:
            painter.setBrush(colour("accent" if chosen else "tint" if self.isDown() else "paper"))
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawEllipse(box)
        font = self._stylist.option_font()
        font.setPixelSize(min(font.pixelSize(), round(side / 2)))
        painter.setFont(font)
        painter.setPen(colour("on_accent" if chosen else "ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint_focus(painter, box, side / 2, self._stylist, colour("ink"))


class MonthView(QWidget):
    """Shows the month of the chosen day; arrows turn the months, arrow keys the days."""

    chosen = Signal(object)
    """The `date` that was touched."""

    turner: QWidget
    """The month's name between two arrows: above the days, or wherever there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stylist = Stylist()
        self._corner: QWidget | None = None
        self._day = date(2000, 1, 1)
        self._shown = self._day
        self._today = self._day
        self._name_month: Callable[[date], str] = str
        self._name_day: Callable[[date], str] = str
        self.before = GhostButton(icon=Icon.BACK)
        self.after = GhostButton(icon=Icon.FORWARD)
        self.month = TextLabel(TextKind.STRONG)
        self.names = [TextLabel(TextKind.LABEL) for _ in range(DAYS)]
        self.cells = [DayCell(self) for _ in range(WEEKS * DAYS)]
        self._build()

    def _build(self) -> None:
        self.turner = QWidget()
        turn = QHBoxLayout(self.turner)
        turn.setContentsMargins(0, 0, 0, 0)
        self.month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        turn.addWidget(self.before)
        turn.addWidget(self.month, 1)
        turn.addWidget(self.after)
        self._grid = QGridLayout()
        for column, name in enumerate(self.names):
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            name.setWordWrap(False)
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnStretch(column, 1)
        for place, cell in enumerate(self.cells):
            self._grid.addWidget(cell, 1 + place // DAYS, place % DAYS)
            cell.clicked.connect(lambda _checked=False, cell=cell: self.chosen.emit(cell.day))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.turner)
        add_layout(self._column, self._grid, 1)
        for button, step in ((self.before, -1), (self.after, 1)):
            button.set_guard(0)
            button.clicked.connect(lambda _checked=False, step=step: self.turn(step))

    def set_names(
        self,
        weekdays: Sequence[str],
        name_month: Callable[[date], str],
        name_day: Callable[[date], str],
        turn_names: tuple[str, str],
    ) -> None:
        """Weekdays from Monday, how a month and a day are called, and what the two arrows do."""
        self._name_month, self._name_day = name_month, name_day
        for label, name in zip(self.names, weekdays, strict=True):
            label.set_text(name)
        self.before.setAccessibleName(turn_names[0])
        self.after.setAccessibleName(turn_names[1])
        self._fill()

    def set_day(self, day: date, today: date) -> None:
        """Chooses without a signal, and shows its month."""
        self._day, self._today = day, today
        self._shown = day.replace(day=1)
        self._fill()

    def turn(self, months: int) -> None:
        """Shows another month; the chosen day stays chosen."""
        place = self._shown.year * 12 + self._shown.month - 1 + months
        if date.min.year + 1 < place // 12 < date.max.year:
            self._shown = date(place // 12, place % 12 + 1, 1)
            self._fill()

    def cell(self, day: date) -> DayCell | None:
        """The cell of a day, if its month is shown."""
        return next((one for one in self.cells if one.day == day and one.isEnabled()), None)

    def _fill(self) -> None:
        """Empty cells keep their place, so that no day moves when the month is turned."""
        self.month.set_text(self._name_month(self._shown))
        days = list(Calendar().itermonthdates(self._shown.year, self._shown.month))
        days += [days[-1] + timedelta(extra) for extra in range(1, len(self.cells) - len(days) + 1)]
        for cell, day in zip(self.cells, days, strict=True):
            inside = day.month == self._shown.month
            cell.day, cell.today = day, day == self._today
            cell.setText(str(day.day) if inside else "")
            cell.setAccessibleName(self._name_day(day))
            cell.setChecked(inside and day == self._day)
            cell.setEnabled(inside)
            cell.today = inside and day == self._today
            cell.update()
        self._show_last_week()

    def _show_last_week(self) -> None:
        """Where the month has none there is no room for it, but for whatever stands in its corner."""
        needed = self._corner is not None or any(cell.isEnabled() for cell in self.cells[-DAYS:])
        for place, cell in enumerate(self.cells[-DAYS:]):
            cell.setVisible(needed and (self._corner is None or place < LAST_DAYS))

    def set_corner(self, widget: QWidget | None) -> None:
        """Puts this into the days' last row, at the right, where no month has a day; None takes it away."""
        if widget is self._corner:
            return
        if self._corner is not None:
            self._grid.removeWidget(self._corner)
        self._corner = widget
        if widget is not None:
            self._grid.addWidget(widget, WEEKS, LAST_DAYS, 1, DAYS - LAST_DAYS)
        self._show_last_week()

    def set_turner_above(self, above: bool) -> None:
        """Whether the arrows stand above the days; else whoever asked puts them elsewhere."""
        if above and self._column.indexOf(self.turner) < 0:
            self._column.insertWidget(0, self.turner)

    def whole_height(self) -> int:
        """With the arrows above it, and six weeks."""
        target, gap = self._stylist.metrics.target, self._stylist.metrics.gap
        names = max(name.sizeHint().height() for name in self.names)
        return target + self._stylist.px(4) + names + WEEKS * (gap + target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.chosen.emit(self._day + timedelta(step))

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self._grid.setSpacing(stylist.metrics.gap)
        self._column.setSpacing(stylist.px(4))
        for cell in self.cells:
            cell.set_style(stylist)
