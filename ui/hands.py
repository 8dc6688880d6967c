"""A pair of hands for the tour: presses, holds, types and draws on the real screens with real events."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from ui.widgets.buttons import TouchButton
from ui.widgets.ink_pad import InkPad
from ui.widgets.touch_keyboard import TouchKeyboard

PATIENCE_SECONDS = 30.0
LOOKS_EVERY_MS = 5


class NothingHappened(RuntimeError):
    """The screens did not come to where the hands expected them."""


class Hands:
    """Works on one window; every step lets the window answer before the next."""

    def wait(self, until: Callable[[], bool], what: str) -> None:
        """Lets the window work until something is so; raises NothingHappened when patience ends."""
        end = monotonic() + PATIENCE_SECONDS
        # Asleep between two looks: what it waits for may need the processor.
        looks, look_again = QEventLoop(), QTimer(interval=LOOKS_EVERY_MS)
        look_again.start()
        while not until():
            looks.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if monotonic() > end:
                raise NothingHappened(what)
        self.settle()

    def settle(self) -> None:
        """Lets the window do what it has to do."""
        for _ in range(4):
            QCoreApplication.processEvents()

    def press(self, widget: QWidget) -> None:
        """Touches the middle of a widget, scrolled into sight first."""
        self.find(widget)
        if isinstance(widget, QPushButton):
            self.wait(widget.isEnabled, f"{widget.text()} stays disabled")
        if isinstance(widget, TouchButton):
            self.wait(lambda: not widget.is_slip(), f"{widget.text()} takes no touch")
        self.tap(widget, widget.rect().center())
        self.settle()

    def tap(self, widget: QWidget, spot: QPoint) -> None:
        """One short touch of a spot; here by the mouse."""
        window = widget.window()
        QTest.mouseClick(
            window.windowHandle(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            widget.mapTo(window, spot),
        )

    def _at(self, widget: QWidget) -> tuple[QWindow, Qt.MouseButton, Qt.KeyboardModifier, QPoint]:
        """The window and the spot in it, so that Qt itself finds what lies there, as it does for a finger."""
        window = widget.window()
        spot = widget.mapTo(window, widget.rect().center())
        return window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot

    def find(self, widget: QWidget) -> None:
        """Waits until the widget is there, as eyes do: what comes may still be on its way; then has it in sight."""
        self.wait(widget.isVisible, f"{type(widget).__name__} {widget.accessibleName()} is not shown")
        self.bring(widget)

    def bring(self, widget: QWidget) -> None:
        """Scrolls until the widget is in sight."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget, 0, 24)
            parent = parent.parentWidget()
        self.settle()

    def hold(self, widget: QWidget, until: Callable[[], bool]) -> None:
        """Keeps a finger on a widget until something is so."""
        self.find(widget)
        QTest.mousePress(*self._at(widget))
        try:
            self.wait(until, "holding did nothing")
        finally:
            QTest.mouseRelease(*self._at(widget))
        self.settle()

    def type(self, keyboard: TouchKeyboard, text: str) -> None:
        """Types on the touch keyboard, key by key; capitals come by themselves or by the shift key."""
        for character in text:
            self._key(keyboard, character)

    def _key(self, keyboard: TouchKeyboard, character: str) -> None:
        def spots() -> list[QPoint]:
            wanted = character.casefold()
            return [cell.box.center() for cell in keyboard.cells() if cell.key.text.casefold() == wanted]

        self.wait(lambda: bool(spots()), f"no key for U+{ord(character):04X}")
        self.tap(keyboard, spots()[0])
        self.settle()

    def drop(self, widget: QWidget, files: Sequence[Path]) -> None:
        """Lets go of files over the middle of a widget."""
        held = QMimeData()
        held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        spot, nothing = widget.rect().center(), Qt.KeyboardModifier.NoModifier
        QCoreApplication.sendEvent(widget, QDragEnterEvent(spot, action, held, button, nothing))
        QCoreApplication.sendEvent(widget, QDropEvent(QPointF(spot), action, held, button, nothing))
        self.settle()

    def draw(self, pad: InkPad, strokes: Iterable[Iterable[tuple[float, float]]]) -> None:
        """Draws strokes on the pad; points are parts of its width and height."""
        for stroke in strokes:
            self.stroke(pad, [QPoint(round(x * pad.width()), round(y * pad.height())) for x, y in stroke])
        self.wait(lambda: not pad.palm.holds, "the pad still takes the hand for a palm")

    def stroke(self, pad: QWidget, spots: list[QPoint]) -> None:
        """One stroke along these spots; here by the mouse."""
        if spots:
            QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=spots[0])
            for spot in spots[1:]:
                QTest.mouseMove(pad, spot)
                QCoreApplication.processEvents()
            QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=spots[-1])
