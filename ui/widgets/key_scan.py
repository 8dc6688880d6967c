"""The keyboard on the screen for one who has two keys, or one switch: Tab goes on, Enter takes.

First the rows one after another, in the row that was taken its keys. Focus and caret stay in the field meanwhile.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.theme import Stylist
from ui.widgets.deliberate_button import GUARD_MS, PRESSING_KEYS
from ui.widgets.focus_ring import paint_ring
from ui.widgets.key_cap import KeyCap
from ui.widgets.key_grid import KeyKind
from ui.widgets.touch_keyboard import TouchKeyboard


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one is: in a row as a whole, or at one of its keys."""

    row: int = 0
    key: int | None = None

    def on(self, rows: Sequence[int]) -> "Mark | None":
        """The next, in rows of so many keys; None behind the last row. Behind a row's last key comes the row again."""
        if self.key is None:
            return Mark(self.row + 1) if self.row + 1 < len(rows) else None
        return Mark(self.row, self.key + 1 if self.key + 1 < rows[self.row] else None)

    def back(self) -> "Mark | None":
        """The one before; None before the first row."""
        if self.key is None:
            return Mark(self.row - 1) if self.row else None
        return Mark(self.row, self.key - 1 if self.key else None)


class KeyScan(QWidget):
    """Begins with Enter in a field, as long as nobody typed by hand: whoever did needs no scanning.

    Lies over its host and takes no touches. `beside` are buttons that come before the keyboard's rows, as a row."""

    def __init__(
        self, keyboard: TouchKeyboard, lines: Sequence[QWidget], beside: Callable[[], Sequence[QAbstractButton]]
    ) -> None:
        super().__init__()
        self._keyboard = keyboard
        self._lines = tuple(lines)
        self._beside = beside
        self._stylist = Stylist()
        self._mark: Mark | None = None
        self._by_hand = False
        self._pressing = False
        self._since = QElapsedTimer()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        for line in lines:
            line.installEventFilter(self)
        keyboard.text_typed.connect(self._typed)

    @property
    def mark(self) -> Mark | None:
        """Where one is; None while nobody scans."""
        return self._mark

    def is_slip(self) -> bool:
        """Whether Enter now would be taken for a slip of the hand."""
        return self._since.isValid() and self._since.elapsed() < GUARD_MS

    def rows(self) -> list[list[QAbstractButton]]:
        """What is gone through, row by row."""
        rows: dict[int, list[QAbstractButton]] = {}
        for cap, cell in zip(self._keyboard.caps(), self._keyboard.cells(), strict=True):
            rows.setdefault(cell.box.top(), []).append(cap)
        beside = [button for button in self._beside() if button.isVisible()]
        return [*([beside] if beside else []), *(rows[top] for top in sorted(rows))]

    def forget(self) -> None:
        """As for the next person."""
        self._by_hand = False
        self._keyboard.offer_akin(offered=False)
        self._go(None)

    def _typed(self) -> None:
        self._by_hand = self._by_hand or not self._pressing

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self._pressing:
            self._go(None)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return self._begin(event) if self._mark is None else self._take(event, self._mark)

    def _begin(self, event: QKeyEvent) -> bool:
        if event.key() in PRESSING_KEYS[1:] and not event.isAutoRepeat() and not self._by_hand:
            self._since.start()
            self._keyboard.offer_akin(offered=True)
            self._go(Mark())
            return True
        self._by_hand = self._by_hand or (bool(event.text().strip()) and event.text().isprintable())
        return False

    def _take(self, event: QKeyEvent, mark: Mark) -> bool:
        """Whether the key was meant for the keyboard; any other ends it and does what it always does."""
        if event.key() in PRESSING_KEYS:
            if not event.isAutoRepeat() and not self.is_slip():
                self._since.start()
                self._enter(mark)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._go(Mark(mark.row) if mark.key is not None else None)
            return True
        if event.key() == Qt.Key.Key_Backtab:
            self._go(mark.back())
            return True
        if event.key() == Qt.Key.Key_Tab:
            self._go(mark.on([len(row) for row in self.rows()]))
            return self._mark is not None
        if event.text():
            self._go(None)
        return self._begin(event)

    def _enter(self, mark: Mark) -> None:
        if mark.key is None:
            self._go(Mark(mark.row, 0))
            return
        button = self.rows()[mark.row][mark.key]
        # Before it is pressed: where other keys are shown then, it is another.
        again = isinstance(button, KeyCap) and button.key.kind is KeyKind.DELETE
        self._pressing = True
        button.click()
        self._pressing = False
        if QApplication.focusWidget() not in self._lines:
            self._go(None)
        elif not again:
            self._go(Mark())

    def _go(self, mark: Mark | None) -> None:
        self._mark = mark
        self.setVisible(mark is not None)
        if mark is not None:
            self.setGeometry(self._host().rect())
            self.raise_()
            self.update()

    def _host(self) -> QWidget:
        return self.parentWidget() or self

    # Look

    def marked(self) -> QRect:
        """The row or key that is marked, in the host."""
        if self._mark is None:
            return QRect()
        rows = self.rows()
        row = rows[min(self._mark.row, len(rows) - 1)]
        buttons = row if self._mark.key is None else [row[min(self._mark.key, len(row) - 1)]]
        box = QRect()
        for button in buttons:
            box = box.united(QRect(button.mapTo(self._host(), button.rect().topLeft()), button.size()))
        return box

    def set_style(self, stylist: Stylist) -> None:
        self._stylist = stylist
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._stylist.colour("ink"), self._stylist.colour("surface")
        radius = float(self._stylist.px(12))
        paint_ring(painter, QRectF(self.marked()).adjusted(1, 1, -1, -1), radius, self._stylist.metrics.ring, colours)
