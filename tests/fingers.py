"""Fingers for tests: frames of touches as a touch screen sends them."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


class Fingers:
    """A touch screen: each call is one frame of events from it."""

    def __init__(self, device: QPointingDevice) -> None:
        self._device = device
        self._down: set[int] = set()

    def press(self, widget: QWidget, **spots: tuple[int, int]) -> None:
        self._frame(widget, "press", spots)

    def move(self, widget: QWidget, **spots: tuple[int, int]) -> None:
        self._frame(widget, "move", spots)

    def release(self, widget: QWidget, **spots: tuple[int, int]) -> None:
        self._frame(widget, "release", spots)

    def draw(self, widget: QWidget, points: list[tuple[int, int]]) -> None:
        """One finger along these points."""
        self.press(widget, f0=points[0])
        for point in points[1:]:
            self.move(widget, f0=point)
        self.release(widget, f0=points[-1])

    def tap(self, widget: QWidget, spot: QPoint) -> None:
        self.press(widget, f0=(spot.x(), spot.y()))
        self.release(widget, f0=(spot.x(), spot.y()))

    def _frame(self, widget: QWidget, what: str, spots: dict[str, tuple[int, int]]) -> None:
        """Every finger that is down is in every frame, at rest if nothing else."""
        sequence = QTest.touchEvent(widget, self._device, False)
        named = {int(name[1:]): QPoint(*spot) for name, spot in spots.items()}
        for number in self._down - set(named):
            sequence.stationary(number)
        for number, spot in named.items():
            if what == "press":
                sequence.press(number, spot, widget)
                self._down.add(number)
            elif what == "move":
                sequence.move(number, spot, widget)
            else:
                sequence.release(number, spot, widget)
                self._down.discard(number)
        sequence.commit()
