"""A veil that closes over a part of the screen, lets it change unseen, and opens again: a slow fade."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimeLine
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import Stylist

FADE_MS = 600
"""One way; slower than any motion that could disturb somebody."""

STEP_MS = 50
"""A fade in these steps looks even and leaves the processor alone."""


class Veil(QWidget):
    """Lies over `covered`; touches go through. Without motion the change is just made.

    It shows a picture of what it covers: a poster’s letters, drawn anew in each step, keep a processor busy.
    """

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self._covered = covered
        self._stylist = Stylist()
        self._change: Callable[[], None] | None = None
        self._picture: QPixmap | None = None
        self._line = QTimeLine(FADE_MS, self)
        self._line.setUpdateInterval(STEP_MS)
        self._line.valueChanged.connect(lambda _value: self.update())
        self._line.finished.connect(self._turn)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()
        covered.installEventFilter(self)

    def change_unseen(self, change: Callable[[], None]) -> None:
        """Closes, makes the change, opens."""
        if not self._stylist.motion:
            change()
            return
        self._line.stop()  # still on its way where the machine is slow
        self._change = change
        self._cover()
        self._line.setDirection(QTimeLine.Direction.Forward)
        self._line.start()

    def lift(self) -> None:
        """Away at once; a change that was not made yet is not made."""
        self._change = None
        self._line.stop()
        self._uncover()

    def _cover(self) -> None:
        self.hide()
        self._picture = self._covered.grab()
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def _uncover(self) -> None:
        self.hide()
        self._picture = None

    def _turn(self) -> None:
        change, self._change = self._change, None
        if change is None:
            self._uncover()
            return
        change()
        self._cover()
        self._line.setDirection(QTimeLine.Direction.Backward)
        self._line.start()

    def set_style(self, stylist: Stylist) -> None:
        """Another theme, text size or screen."""
        self._stylist = stylist
        if not stylist.motion:
            self.lift()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._covered and self._picture is not None:
            self._cover()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._stylist.colour("paper"))
        if self._picture is not None:
            painter.setOpacity(1 - self._line.currentValue())
            painter.drawPixmap(0, 0, self._picture)
