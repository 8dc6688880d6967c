"""Writes signatures on the pad with real events, and measures how far from the hand what became of them is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from handwriting import SIGNATURES, Point, apart
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QPainterPath, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.widgets.ink_contacts import GHOST_MS
from ui.widgets.ink_pad import InkPad
from ui.widgets.ink_strokes import BOX_WIDTH, ROUNDING, smooth_path

PX_PER_MM = 4.0
PAD = (1218, 440)
"""The pad of the screen for signing at 1280x720."""
WAITING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents

Means = Callable[[InkPad, Sequence[Point]], None]
"""Writes one stroke."""


@dataclass(frozen=True)
class Fidelity:
    """Points that were sent and never drawn, points that are kept, and how far off in per cent of the box's width: the
    line on the pad, the line through the kept points, and the line that is made of them again to be looked at."""

    sent: int
    lost: int
    kept: int
    drawn_off: float
    kept_off: float
    shown_off: float

    @property
    def worst(self) -> float:
        return max(self.drawn_off, self.kept_off, self.shown_off)


def by_finger(device: QPointingDevice) -> Means:
    def write(pad: InkPad, points: Sequence[Point]) -> None:
        window, spots, clock = pad.window().windowHandle(), _in_window(pad, points), QElapsedTimer()
        QTest.touchEvent(window, device).press(0, spots[0], window).commit()
        clock.start()  # once its touch is stamped: what was slow before must not count
        waking = QTimer(interval=GHOST_MS, timerType=Qt.TimerType.PreciseTimer)
        waking.start()
        for spot in spots[1:]:
            QTest.touchEvent(window, device).move(0, spot, window).commit()
        while (
            clock.elapsed() <= GHOST_MS
        ):  # a dot lasts as long as a finger needs; its events are stamped with the time
            QCoreApplication.processEvents(WAITING)
        QTest.touchEvent(window, device).release(0, spots[-1], window).commit()

    return write


def by_mouse(pad: InkPad, points: Sequence[Point]) -> None:
    window, spots = pad.window().windowHandle(), _in_window(pad, points)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=spots[0])
    for spot in spots[1:]:
        QTest.mouseMove(window, spot)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=spots[-1])


def by_pen(pad: InkPad, points: Sequence[Point]) -> None:
    kinds, spots = QEvent.Type, [QPointF(*point) for point in points]
    what = [kinds.TabletPress, *[kinds.TabletMove] * (len(spots) - 1), kinds.TabletRelease]
    for kind, spot in zip(what, [*spots, spots[-1]], strict=True):
        QApplication.sendEvent(pad.window().windowHandle(), _pen_event(pad, kind, spot))


def _pen_event(pad: InkPad, kind: QEvent.Type, spot: QPointF) -> QTabletEvent:
    up = kind is QEvent.Type.TabletRelease
    return QTabletEvent(
        kind,
        QPointingDevice.primaryPointingDevice(),
        QPointF(pad.mapTo(pad.window(), spot)),
        QPointF(pad.mapToGlobal(spot)),
        0.0 if up else 0.5,
        0.0,
        0.0,
        0.0,
        0.0,
        0.0,
        Qt.KeyboardModifier.NoModifier,
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.NoButton if up else Qt.MouseButton.LeftButton,
    )


def _in_window(pad: InkPad, points: Sequence[Point]) -> list[QPoint]:
    """Where a touch screen or a mouse says that it is: at whole pixels."""
    return [pad.mapTo(pad.window(), QPoint(round(x), round(y))) for x, y in points]


def measured(pad: InkPad, name: str, rate: int, means: Means) -> Fidelity:
    """Writes the signature afresh, and looks at what became of it."""
    raw = [written.sampled(rate, PX_PER_MM) for written in SIGNATURES[name]]
    pad.wipe()
    for points in raw:
        means(pad, points)
    pad.palm.end()  # or the next pad would be what the hand lies on
    drawn = [list(stroke) for stroke in pad.drawn_points()]
    scale, most = pad.width() / BOX_WIDTH, ROUNDING * pad.width()
    kept = [[(x * scale, y * scale) for x, y in stroke] for stroke in pad.strokes()]
    return Fidelity(
        sent=sum(map(len, raw)),
        lost=_lost(raw, drawn),
        kept=sum(map(len, kept)),
        drawn_off=_off(raw, [_line_of(smooth_path(stroke, most)) for stroke in drawn], pad.width()),
        kept_off=_off(raw, kept, pad.width()),
        shown_off=_off(raw, [_line_of(smooth_path(stroke, most)) for stroke in kept], pad.width()),
    )


def _lost(raw: list[list[Point]], drawn: list[list[Point]]) -> int:
    """Standing still counts once: a mouse tells nothing while it does."""
    sent, arrived = _pixels(raw), _pixels(drawn)
    return 0 if sent == arrived else max(1, len(sent) - len(arrived))


def _pixels(strokes: list[list[Point]]) -> list[tuple[int, int]]:
    places = [(round(x), round(y)) for stroke in strokes for x, y in stroke]
    return [place for place, _ in groupby(places)]


def _off(raw: list[list[Point]], lines: list[list[Point]], width: int) -> float:
    return 100 * max(apart(one, line) for one, line in zip(raw, lines, strict=True)) / width


def _line_of(path: QPainterPath) -> list[Point]:
    return [(spot.x(), spot.y()) for polygon in path.toSubpathPolygons() for spot in polygon.toList()]
