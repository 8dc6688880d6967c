"""A button that takes a press for what it was meant: by touch or by key, once, not for each slip or repeat."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

GUARD_MS = 500
"""A second touch or key press within this time is a slip of the hand."""

PRESSING_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


def _as_space(event: QKeyEvent) -> QKeyEvent:
    """The key that Qt presses a button with: from down to up one `pressed`, where `click()` would say it again."""
    return QKeyEvent(event.type(), Qt.Key.Key_Space, event.modifiers())


class DeliberateButton(QPushButton):
    """A touch or key press within 0.5 s of the last is ignored; `click()` from code never is.

    Assistive technology switches a button that can be on, and nobody clicks: that counts as a click, too.
    """

    _switches_itself = False

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._guard_ms = GUARD_MS
        self._since_click = QElapsedTimer()
        self.setAutoDefault(False)
        self.clicked.connect(self._since_click.start)
        self.toggled.connect(self._switched)

    def setChecked(self, checked: bool) -> None:
        """Says what is on; nobody has done anything."""
        with self._switching_itself():
            super().setChecked(checked)

    def nextCheckState(self) -> None:
        """A click switches, and is told of by itself."""
        with self._switching_itself():
            super().nextCheckState()

    @contextmanager
    def _switching_itself(self) -> Iterator[None]:
        self._switches_itself = True
        try:
            yield
        finally:
            self._switches_itself = False

    def _switched(self, checked: bool) -> None:
        makes_way = not checked and (self.autoExclusive() or self.group() is not None)
        if not self._switches_itself and not makes_way:
            self.clicked.emit()

    def set_guard(self, milliseconds: int) -> None:
        """How long a second touch is ignored; 0 for buttons one taps fast."""
        self._guard_ms = milliseconds

    def is_slip(self) -> bool:
        """Whether a touch now would be taken for a slip of the hand."""
        return self._since_click.isValid() and self._since_click.elapsed() < self._guard_ms

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_slip():
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as Space does; a key that repeats by itself does nothing."""
        if event.key() in PRESSING_KEYS:
            if not event.isAutoRepeat() and not self.is_slip():
                super().keyPressEvent(_as_space(event))
            event.accept()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESSING_KEYS:
            if not event.isAutoRepeat():
                super().keyReleaseEvent(_as_space(event))
            event.accept()
            return
        super().keyReleaseEvent(event)
